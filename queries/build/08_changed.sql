-- The agency-years with figures of some files.
-- Grain:  one row per agency and fiscal year.
-- Params: $source_files

create or replace temp table changed as
select distinct
    agency_id,
    fiscal_year
from score
where source_file in (select unnest($source_files));
