-- The one agency with published figures: the office's own where no other is there.
-- Grain:  one row; none where there are several, or none.
-- Params: none
-- Columns:
--   agency_id  varchar  code; never null

select any_value(agency_id) as agency_id
from score
where status = 'published'
having count(distinct agency_id) = 1;
