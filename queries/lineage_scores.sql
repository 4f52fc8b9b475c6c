-- Every figure of one agency in every fiscal year, published or computed; predecessors' years included.
-- Grain:  one row per fiscal year and node with a score, oldest first, in the order of the tree.
-- Params: $agency_id
-- Columns:
--   fiscal_year  integer  Buddhist Era; never null
--   node         varchar  code in the tree of its fiscal year; never null
--   kind         varchar  kind of node; null: not a node of the tree
--   score        double   0-100; null: neither published nor computable
--   is_computed  boolean  true where we computed the score; never null
--   target       double   0-100; null: the year has no target

select
    s.fiscal_year,
    s.node,
    s.kind,
    s.score,
    s.is_computed,
    s.target
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
where
    l.agency_id = $agency_id
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    and s.score is not null
order by
    s.fiscal_year,
    s.sort_order,
    s.node;
