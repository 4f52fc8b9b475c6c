-- How many points of the overall one point of each node gives, by the rule of the year.
-- Grain:  one row per fiscal year and node that counts in the overall; a node measured in parts is one row, and each part too.
-- Rule:   the product of the weights on the way from the overall down, each node by its preferred basis. Where it is not
--         known how items make an indicator, an item's leverage has two bounds: the indicator is the mean of its
--         sub-indicators, or of all its items; nobody published which. Elsewhere both bounds are the one leverage.
--         Confidence is the least on the way, unknown between two bounds.

create table leverage as
with recursive preferred as (
    select
        fiscal_year,
        parent,
        child,
        weight,
        doubt_of(confidence) as doubt
    from edge
    qualify preference = min(preference) over (partition by fiscal_year, parent)
),

way as (
    select
        n.fiscal_year,
        n.node,
        1::double as weight,
        1 as doubt
    from node as n
    inner join preferred as p on n.fiscal_year = p.fiscal_year and n.node = p.parent
    where n.kind = 'overall'
    group by all

    union all

    select
        w.fiscal_year,
        p.child,
        w.weight * p.weight,
        greatest(w.doubt, p.doubt)
    from way as w
    inner join preferred as p on w.fiscal_year = p.fiscal_year and w.node = p.parent
),

named as (
    -- a part counts for itself and for the whole it is a part of
    select
        fiscal_year,
        node,
        weight,
        doubt
    from way

    union all

    select
        w.fiscal_year,
        coalesce(i.part_of, split_part(w.node, '@', 1)),
        w.weight,
        w.doubt
    from way as w
    left join instrument as i on w.fiscal_year = i.fiscal_year and w.node = i.instrument
    where i.part_of is not null or contains(w.node, '@')
),

certain as (
    select
        fiscal_year,
        node,
        sum(weight) as weight,
        confidence_of(max(doubt)) as confidence
    from named
    group by all
),

item as (
    select
        q.fiscal_year,
        q.question_id as node,
        q.indicator_id::varchar as indicator,
        1 / count(*) over (partition by q.fiscal_year, q.indicator_id) as by_items,
        1
        / (
            count(*) over (partition by q.fiscal_year, q.indicator_id, q.sub_indicator)
            * count(distinct q.sub_indicator) over (partition by q.fiscal_year, q.indicator_id)
        ) as by_sub_indicators
    from question as q
    inner join indicator as i
        on q.fiscal_year = i.fiscal_year and q.indicator_id = i.indicator_id and i.made_of = 'unknown'
    where q.scored = 'yes'
)

select
    fiscal_year,
    node,
    weight as leverage_low,
    weight as leverage_high,
    confidence
from certain

union all

select
    c.fiscal_year,
    i.node,
    c.weight * least(i.by_items, i.by_sub_indicators),
    c.weight * greatest(i.by_items, i.by_sub_indicators),
    'unknown'
from item as i
inner join certain as c on i.fiscal_year = c.fiscal_year and i.indicator = c.node
order by
    fiscal_year,
    node;
