-- The agency-years that the steps after this derive anew, some years at a time.
-- Grain:  one row per agency and fiscal year.
-- Params: $fiscal_years

create or replace temp table scope as
select
    agency_id,
    fiscal_year
from touched
where fiscal_year in (select unnest($fiscal_years));
