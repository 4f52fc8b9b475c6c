-- Every node of every year's tree with its place in it.
-- Grain:  one row per fiscal year and node, newest year first, in the order of the tree.
-- Params: none

select
    fiscal_year,
    node,
    kind,
    instrument,
    indicator_id,
    part,
    label_th,
    label_en
from node
order by
    fiscal_year desc,
    sort_order asc,
    node asc;
