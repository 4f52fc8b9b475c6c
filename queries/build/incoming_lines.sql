-- How many lines of a large file were read; empty ones are not among them.
-- Grain:  one row.
-- Read by: ita/ingest/quick.py

select count(*) as line_count
from incoming;
