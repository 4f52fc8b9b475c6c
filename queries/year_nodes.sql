-- Every node of every year's tree with its place in it.
-- Grain:  one row per fiscal year and node, newest year first, in the order of the tree.
-- Params: none
-- Columns:
--   fiscal_year   integer  Buddhist Era; never null
--   node          varchar  code in the tree of its fiscal year; never null
--   kind          varchar  kind of node; null: not a node of the tree
--   instrument    varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id  integer  number of the indicator; null: not an indicator nor below one
--   part          varchar
--   label_th      varchar  name in Thai; never null
--   label_en      varchar  name in English; null: not translated

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
