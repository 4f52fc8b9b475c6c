-- Every recomputed score, for trying the laws of the tree.
-- Grain:  one row per agency, fiscal year and node.

select
    node,
    score
from computed_score
order by
    agency_id,
    fiscal_year,
    node;
