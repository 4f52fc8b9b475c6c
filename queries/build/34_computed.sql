-- The computed scores of all heights, in their place.
-- Grain:  one row per agency, fiscal year and node, a year and in it an agency together.

insert into computed_score
select *
from computed
order by
    fiscal_year,
    agency_id;
