-- What documents also call a node.
-- Grain:  one row per node and name.

select
    node,
    name
from other_name
order by
    file_row;
