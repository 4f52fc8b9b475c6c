-- How much of a point of the overall every node gives per point of its own, whatever stands above it.
-- Grain:  one row per fiscal year and node below the overall.

with recursive way as (
    select
        fiscal_year,
        parent,
        child,
        weight
    from edge
    where parent = 'overall'

    union all

    select
        w.fiscal_year,
        e.parent,
        e.child,
        w.weight * e.weight
    from way as w
    inner join edge as e on w.fiscal_year = e.fiscal_year and w.child = e.parent
)

select
    fiscal_year,
    child as leaf,
    max(weight) as weight
from way
group by
    fiscal_year,
    child
order by
    fiscal_year,
    child;
