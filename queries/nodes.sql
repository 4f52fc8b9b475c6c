-- Every code a score of a year may stand on, with its name.
-- Grain:  one row per fiscal year and node, newest year first, in the order of the tree.
-- Params: none
-- Columns:
--   fiscal_year  integer  Buddhist Era; never null
--   node         varchar  code in the tree of its fiscal year; never null
--   kind         varchar  kind of node; null: not a node of the tree
--   label_th     varchar  name in Thai; never null
--   label_en     varchar  name in English; null: not translated

select
    n.fiscal_year,
    n.node,
    n.kind,
    n.label_th,
    n.label_en
from node as n
inner join fiscal_year as y on n.fiscal_year = y.fiscal_year
where y.rule != 'unknown'
order by
    n.fiscal_year desc,
    n.sort_order asc,
    n.node asc;
