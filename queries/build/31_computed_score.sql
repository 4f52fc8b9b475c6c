-- Nodes of one height computed from the nearest scores below: published where they are, else computed a step earlier.
-- Grain:  one row per agency, fiscal year and node all of whose children in some basis have a score. Nothing is imputed.
--         Of the agency-years in scope, whose former ones are gone.
-- Rule:   as exact as it goes: the ten decimals leave out only what the order of adding up brings in.
-- Params: $height

insert into computed_score
with available as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.score,
        0 as is_computed
    from score as s
    semi join scope as h on s.agency_id = h.agency_id and s.fiscal_year = h.fiscal_year
    where s.score is not null

    union all

    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.score,
        1
    from computed_score as c
    semi join scope as h on c.agency_id = h.agency_id and c.fiscal_year = h.fiscal_year
    anti join score as s
        on
            c.agency_id = s.agency_id
            and c.fiscal_year = s.fiscal_year
            and c.node = s.node
            and s.score is not null
),

needed as (
    select
        fiscal_year,
        parent,
        basis,
        count(*) as child_count
    from edge
    group by all
),

made as (
    select
        a.agency_id,
        e.fiscal_year,
        e.parent,
        e.basis,
        e.preference,
        round(sum(e.weight * a.score), 10) as score,
        max(a.is_computed) as is_computed,
        count(*) as child_count,
        arg_max(e.confidence, doubt_of(e.confidence)) as confidence
    from edge as e
    inner join node as n
        on e.fiscal_year = n.fiscal_year and e.parent = n.node
    inner join available as a
        on e.fiscal_year = a.fiscal_year and e.child = a.node
    where n.height = $height
    group by all
)

select
    m.agency_id,
    m.fiscal_year,
    m.parent,
    m.score,
    m.basis,
    m.confidence,
    m.is_computed = 1 as skips_level
from made as m
inner join needed as d
    on m.fiscal_year = d.fiscal_year and m.parent = d.parent and m.basis = d.basis
where m.child_count = d.child_count
qualify row_number() over (
    partition by m.agency_id, m.fiscal_year, m.parent
    order by m.is_computed, m.preference
) = 1;
