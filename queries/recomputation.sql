-- Each node that is made of others: as published, recomputed from the nearest figures below it, recomputed from the leaves,
-- and why it is not recomputed where it is not.
-- Grain:  one row per node that is published, or has any figure below it. A node with a missing child is never recomputed.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   node          varchar  code in the tree of its fiscal year; never null
--   kind          varchar  kind of node; null: not a node of the tree
--   indicator_id  integer  number of the indicator; null: not an indicator nor below one
--   label_th      varchar  name in Thai; never null
--   label_en      varchar  name in English; null: not translated
--   published     double
--   recomputed    double
--   difference    double
--   from_leaves   double
--   basis         varchar
--   confidence    varchar  high medium low assumed or unknown; null: no rule to be sure of
--   reason        varchar
--   missing       varchar

with figure as (
    select
        node,
        published_score,
        score
    from standing
    where agency_id = $agency_id and fiscal_year = $fiscal_year::integer and score is not null
),

from_leaves as (
    select
        w.ancestor as node,
        sum(w.weight * f.published_score) as score
    from leaf_weight as w
    left join figure as f on w.leaf = f.node
    where w.fiscal_year = $fiscal_year::integer and w.ancestor != w.leaf
    group by w.ancestor
    having count(*) = count(f.published_score)
),

basis_gap as (
    select
        e.parent,
        e.basis,
        count(f.node) as there_count,
        string_agg(e.child, ' ' order by e.child) filter (where f.node is null) as missing
    from edge as e
    left join figure as f on e.child = f.node
    where e.fiscal_year = $fiscal_year::integer
    group by
        e.parent,
        e.basis
    qualify row_number() over (
        partition by e.parent
        order by count(*) - count(f.node), min(e.preference)
    ) = 1
)

select
    n.node,
    n.kind,
    n.indicator_id,
    n.label_th,
    n.label_en,
    f.published_score as published,
    c.score as recomputed,
    f.published_score - c.score as difference,
    l.score as from_leaves,
    c.basis,
    c.confidence,
    case when c.score is null and g.parent is null then 'rule_unknown' when c.score is null then 'child_missing' end as reason,
    case when c.score is null then g.missing end as missing
from node as n
left join figure as f on n.node = f.node
left join computed_score as c
    on c.agency_id = $agency_id and n.fiscal_year = c.fiscal_year and n.node = c.node
left join from_leaves as l on n.node = l.node
left join basis_gap as g on n.node = g.parent
where
    n.fiscal_year = $fiscal_year::integer
    and (n.kind != 'question' or c.score is not null)
    and (f.published_score is not null or c.score is not null or g.there_count > 0)
order by
    n.sort_order,
    n.node;
