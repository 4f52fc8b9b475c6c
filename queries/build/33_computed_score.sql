-- Nodes of one height computed from the nearest scores below: published where they are, else computed a step earlier.
-- Grain:  one row per agency, fiscal year and node all of whose children in some basis have a score. Nothing is imputed.
-- Rule:   confidence is the least of the children's. Added up so that the order of the figures makes no difference.
-- Params: $height

insert into computed
with link as (
    select
        e.*,
        count(*) over whole as needed_count,
        max(doubt_of(e.confidence)) over whole as doubt
    from edge as e
    inner join node as n
        on e.fiscal_year = n.fiscal_year and e.parent = n.node
    where n.height = $height
    window whole as (partition by e.fiscal_year, e.parent, e.basis)
),

available as (
    select
        agency_id,
        fiscal_year,
        node,
        score,
        0 as is_computed
    from published
    where score is not null

    union all

    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.score,
        1
    from computed as c
    anti join published as s
        on
            c.agency_id = s.agency_id
            and c.fiscal_year = s.fiscal_year
            and c.node = s.node
            and s.score is not null
),

made as (
    select
        a.agency_id,
        e.fiscal_year,
        e.parent,
        e.basis,
        e.preference,
        sum(e.weight * a.score order by e.child) as score,
        max(a.is_computed) as is_computed,
        confidence_of(e.doubt) as confidence
    from link as e
    inner join available as a
        on e.fiscal_year = a.fiscal_year and e.child = a.node
    group by
        a.agency_id,
        e.fiscal_year,
        e.parent,
        e.basis,
        e.preference,
        e.needed_count,
        e.doubt
    having count(*) = e.needed_count
)

select
    agency_id,
    fiscal_year,
    parent,
    score,
    basis,
    confidence,
    is_computed = 1 as skips_level
from made
qualify row_number() over (
    partition by agency_id, fiscal_year, parent
    order by is_computed, preference
) = 1;
