-- What documents also call the overall, an instrument or an indicator.
-- Grain:  one row per node and name.
-- Params: none
-- Read by: ita/proofread/facts.py

select
    node,
    name
from other_name
order by
    node,
    name;
