-- Single cells that would each explain why the figures of one agency and year do not follow from one another.
-- Grain:  one row per node and proposed figure, likeliest node first; share is how likely it is among these, not a certainty.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   place     bigint
--   node      varchar  code in the tree of its fiscal year; never null
--   kind      varchar  kind of node; null: not a node of the tree
--   label_th  varchar  name in Thai; never null
--   label_en  varchar  name in English; null: not translated
--   score     double   0-100; null: neither published nor computable
--   proposed  double
--   share     double

select
    s.place,
    s.node,
    n.kind,
    n.label_th,
    n.label_en,
    s.score,
    s.proposed,
    s.share
from suspect as s
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
where s.agency_id = $agency_id and s.fiscal_year = $fiscal_year::integer
order by
    s.place,
    s.place_in_node;
