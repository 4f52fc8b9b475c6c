-- How many figures of a large file are not plainly right, and how many are.
-- Grain:  one row.

select
    count(*) filter (where is_wrong) as wrong_count,
    count(*) filter (where not is_wrong) as plain_count
from told;
