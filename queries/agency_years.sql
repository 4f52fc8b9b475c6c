-- Fiscal years with any figure of one agency or of its predecessors, newest first.
-- Grain:  one row per fiscal year.
-- Params: $agency_id
-- Columns:
--   fiscal_year  integer  Buddhist Era; never null
--   score_count  bigint

select
    fiscal_year,
    score_count
from agency_year
where agency_id = $agency_id
order by fiscal_year desc;
