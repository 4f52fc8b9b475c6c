-- How much of a point of each node every leaf below it gives per point of its own: the product of the weights on the way.
-- Grain:  one row per fiscal year, ancestor and leaf; weights of one ancestor add to 1. A leaf is its own ancestor.
-- Rule:   each node by its preferred basis. A node whose rule is unknown is a leaf. Confidence is the least on the way.

create table leaf_weight as
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
        fiscal_year,
        node as ancestor,
        node as leaf,
        1::double as weight,
        1 as doubt
    from node

    union all

    select
        w.fiscal_year,
        w.ancestor,
        p.child,
        w.weight * p.weight,
        greatest(w.doubt, p.doubt)
    from way as w
    inner join preferred as p on w.fiscal_year = p.fiscal_year and w.leaf = p.parent
)

select
    w.fiscal_year,
    w.ancestor,
    w.leaf,
    sum(w.weight) as weight,
    confidence_of(max(w.doubt)) as confidence
from way as w
anti join preferred as p on w.fiscal_year = p.fiscal_year and w.leaf = p.parent
group by
    w.fiscal_year,
    w.ancestor,
    w.leaf
order by
    w.fiscal_year,
    w.ancestor,
    w.leaf;
