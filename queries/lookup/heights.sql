-- Heights of the nodes that are made of others, leaves first.
-- Grain:  one row per height.

select distinct n.height
from node as n
inner join edge as e
    on n.fiscal_year = e.fiscal_year and n.node = e.parent
order by
    n.height;
