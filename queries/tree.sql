-- How each node of a year's tree is made: children, weights, and how sure the rule is.
-- Grain:  one row per parent, child and basis, in the order of the tree, down to the lowest node above the questions.
--         Questions of one parent always weigh the same.
-- Params: $fiscal_year
-- Columns:
--   parent      varchar
--   parent_th   varchar
--   parent_en   varchar
--   basis       varchar
--   preference  integer
--   child       varchar
--   kind        varchar  kind of node; null: not a node of the tree
--   label_th    varchar  name in Thai; never null
--   label_en    varchar  name in English; null: not translated
--   weight      double   share 0-1; null: the year's rule is unknown
--   confidence  varchar  high medium low assumed or unknown; null: no rule to be sure of

select
    e.parent,
    p.label_th as parent_th,
    p.label_en as parent_en,
    e.basis,
    e.preference,
    e.child,
    c.kind,
    c.label_th,
    c.label_en,
    e.weight,
    e.confidence
from edge as e
inner join node as p on e.fiscal_year = p.fiscal_year and e.parent = p.node
inner join node as c on e.fiscal_year = c.fiscal_year and e.child = c.node
where e.fiscal_year = $fiscal_year::integer and c.kind != 'question'
order by
    p.sort_order,
    e.preference,
    c.sort_order,
    c.part nulls first;
