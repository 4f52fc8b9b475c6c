-- The local agency with the most published figures: where a first visit without any choice opens.
-- Grain:  one row, or none without published figures.
-- Params: none
-- Columns:
--   agency_id    varchar  code; never null
--   fiscal_year  integer  Buddhist Era; never null

select
    s.agency_id,
    max(s.fiscal_year) as fiscal_year
from score as s
inner join agency as a on s.agency_id = a.agency_id
where a.is_local and s.status = 'published'
group by s.agency_id
order by
    count(s.score) desc,
    s.agency_id
limit 1;
