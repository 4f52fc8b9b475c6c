-- How many lines of a large file were read; empty ones are not among them.
-- Grain:  one row.

select count(*) as line_count
from incoming;
