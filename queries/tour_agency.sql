-- The made-up agency with the most figures: where a tour of every page begins.
-- Grain:  one row, or none without made-up figures.
-- Params: none
-- Columns:
--   agency_id    varchar  code; never null
--   fiscal_year  integer  Buddhist Era; never null

select
    agency_id,
    max(fiscal_year) as fiscal_year
from score
where status = 'synthetic'
group by agency_id
order by
    count(score) desc,
    agency_id asc
limit 1;
