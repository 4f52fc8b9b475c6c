-- What the overall is made of in each year, in each way: to tell weighted points from scores.
-- Grain:  one row per fiscal year, basis and node.

select
    fiscal_year,
    basis,
    child as node,
    weight
from edge
where parent = 'overall'
order by
    fiscal_year,
    preference,
    child;
