-- What documents also call the overall, an instrument or an indicator.
-- Grain:  one row per node and name.
-- Params: none
-- Columns:
--   node  varchar  code in the tree of its fiscal year; never null
--   name  varchar

select
    node,
    name
from other_name
order by
    node,
    name;
