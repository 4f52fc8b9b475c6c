-- Every leaf's weight in every node above it, for trying the laws of the tree.
-- Grain:  one row per fiscal year, ancestor and leaf.

select
    ancestor,
    leaf,
    weight
from leaf_weight
order by
    fiscal_year,
    ancestor,
    leaf;
