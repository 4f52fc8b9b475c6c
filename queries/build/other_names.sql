-- What documents also call a node.
-- Grain:  one row per node and name.
-- Read by: ita/ingest/check.py

select
    node,
    name
from other_name
order by
    file_row;
