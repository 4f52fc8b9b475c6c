-- Every node of every year, for checking the codes of a score file.
-- Grain:  one row per fiscal year and node.

select
    fiscal_year,
    node,
    kind,
    label_th,
    label_en
from node
order by
    fiscal_year,
    sort_order,
    node;
