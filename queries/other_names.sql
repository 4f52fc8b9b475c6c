-- What documents also call the overall, an instrument or an indicator.
-- Grain:  one row per node and name.
-- Params: none

select
    node,
    name
from other_name
order by
    node,
    name;
