-- What moves the scores of one agency in one fiscal year: its lowest published figures from which each node above is made,
-- and how many points of that node each point of theirs gives.
-- Grain:  one row per node and lever; weights of one node add to 1. A node that nothing published makes is its own lever.
-- Rule:   a node is made in the first way of its year all of whose parts have a figure, published or recomputed.
--         Confidence is the least on the way. peer_ceiling is what the best quarter of the agency's peers reach (0-100), null
--         where fewer than least_peers() have the figure.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   ancestor            varchar  code in the tree of its fiscal year; never null
--   ancestor_kind       varchar  kind of node; never null
--   ancestor_label_th   varchar
--   ancestor_label_en   varchar
--   ancestor_published  double
--   lever               varchar  code in the tree of its fiscal year; never null
--   kind                varchar  kind of node; never null
--   instrument          varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id        integer  number of the indicator; null: not an indicator nor below one
--   label_th            varchar  name in Thai; never null
--   label_en            varchar  name in English; null: not translated
--   score               double   0-100; never null
--   weight              double   share 0-1 of the ancestor; never null
--   confidence          varchar  high medium low assumed or unknown; null: no rule to be sure of
--   is_all_or_nothing   boolean
--   peer_ceiling        double
--   peer_count          bigint   agencies with a score; null: fewer than five peers
--   peer_scope          varchar  district or province; null: fewer than five peers
--   branch              varchar

with recursive figure as (
    select
        node,
        published_score,
        score
    from standing
    where agency_id = $agency_id and fiscal_year = $fiscal_year::integer and score is not null
),

complete as (
    select
        e.parent,
        e.basis
    from edge as e
    left join figure as f on e.child = f.node
    where e.fiscal_year = $fiscal_year::integer
    group by
        e.parent,
        e.basis
    having count(*) = count(f.node)
    qualify row_number() over (partition by e.parent order by min(e.preference)) = 1
),

made as (
    select
        e.parent,
        e.child,
        e.weight,
        doubt_of(e.confidence) as doubt
    from edge as e
    inner join complete as c on e.parent = c.parent and e.basis = c.basis
    where e.fiscal_year = $fiscal_year::integer
),

way as (
    select
        node as ancestor,
        node as lever,
        1::double as weight,
        1 as doubt
    from figure

    union all

    select
        w.ancestor,
        m.child,
        w.weight * m.weight,
        greatest(w.doubt, m.doubt)
    from way as w
    inner join made as m on w.lever = m.parent
),

reached as (
    select
        w.ancestor,
        w.lever,
        sum(w.weight) as weight,
        confidence_of(max(w.doubt)) as confidence
    from way as w
    anti join made as m on w.lever = m.parent
    group by
        w.ancestor,
        w.lever
)

select
    r.ancestor,
    a.kind as ancestor_kind,
    a.label_th as ancestor_label_th,
    a.label_en as ancestor_label_en,
    p.published_score as ancestor_published,
    r.lever,
    n.kind,
    coalesce(n.part, n.instrument) as instrument,
    n.indicator_id,
    n.label_th,
    n.label_en,
    f.score,
    r.weight,
    r.confidence,
    i.partial_credit = 'no' as is_all_or_nothing,
    m.peer_third_quartile as peer_ceiling,
    m.peer_count,
    m.peer_scope,
    coalesce(i.part_of, i.instrument) as branch
from reached as r
inner join figure as f on r.lever = f.node
inner join figure as p on r.ancestor = p.node
inner join node as n on n.fiscal_year = $fiscal_year::integer and r.lever = n.node
inner join node as a on a.fiscal_year = $fiscal_year::integer and r.ancestor = a.node
left join peer_middle as m
    on m.agency_id = $agency_id and m.fiscal_year = $fiscal_year::integer and r.lever = m.node
left join instrument as i
    on n.fiscal_year = i.fiscal_year and coalesce(n.part, n.instrument) = i.instrument
order by
    a.sort_order,
    r.ancestor,
    n.sort_order,
    r.lever;
