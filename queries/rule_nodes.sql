-- The tree of one fiscal year as it is drawn: each node under the node it makes, with its weight there and in the overall.
-- Grain:  one row per node that counts in the overall, each by the preferred basis of its parent; the overall first.
-- Params: $fiscal_year
-- Columns:
--   node            varchar  code in the tree of its fiscal year; never null
--   parent          varchar
--   kind            varchar  kind of node; null: not a node of the tree
--   instrument      varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id    integer  number of the indicator; null: not an indicator nor below one
--   label_th        varchar  name in Thai; never null
--   label_en        varchar  name in English; null: not translated
--   weight          double   share 0-1; null: the year's rule is unknown
--   overall_weight  double   share of the overall 0-1; null: the year's rule is unknown
--   confidence      varchar  high medium low assumed or unknown; null: no rule to be sure of

with recursive preferred as (
    select
        parent,
        child,
        weight,
        confidence
    from edge
    where fiscal_year = $fiscal_year::integer
    qualify preference = min(preference) over (partition by parent)
),

way as (
    select
        'overall' as node,
        null::varchar as parent,
        1::double as weight,
        1::double as overall_weight,
        null::varchar as confidence

    union all

    select
        p.child,
        p.parent,
        p.weight,
        w.overall_weight * p.weight,
        p.confidence
    from way as w
    inner join preferred as p on w.node = p.parent
)

select
    w.node,
    w.parent,
    n.kind,
    coalesce(n.part, n.instrument) as instrument,
    n.indicator_id,
    n.label_th,
    n.label_en,
    w.weight,
    w.overall_weight,
    coalesce(w.confidence, n.confidence) as confidence
from way as w
inner join node as n on n.fiscal_year = $fiscal_year::integer and w.node = n.node
where w.parent is not null or w.node in (select p.parent from preferred as p)
order by
    n.sort_order,
    w.node;
