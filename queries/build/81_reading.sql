-- Which published figures each check of a failing year is made of: a check is a published figure beside the published
-- figures below it, in every way the year's tree knows, through levels nobody published.
-- Grain:  one row per agency, fiscal year, parent, basis and figure below it, in agency-years that have a mismatch, of the
--         years in scope. pull: by how many
--         points the parent less its parts moves for a point of the figure; part: the points the figure gives the parent.

create or replace temp table reading as
with recursive failing as (
    select distinct
        agency_id,
        fiscal_year
    from mismatch
    where fiscal_year in (select fiscal_year from scope)
),

printed as materialized (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.score,
        s.status
    from score as s
    semi join failing as f on s.agency_id = f.agency_id and s.fiscal_year = f.fiscal_year
    where s.score is not null
),

made as materialized (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.basis
    from computed_score as c
    semi join failing as f on c.agency_id = f.agency_id and c.fiscal_year = f.fiscal_year
    anti join printed as p
        on c.agency_id = p.agency_id and c.fiscal_year = p.fiscal_year and c.node = p.node
),

available as (
    select
        agency_id,
        fiscal_year,
        node
    from printed

    union all

    select
        agency_id,
        fiscal_year,
        node
    from made
),

whole as (
    select
        p.agency_id,
        p.fiscal_year,
        p.node as parent,
        p.score,
        e.basis
    from printed as p
    inner join edge as e on p.fiscal_year = e.fiscal_year and p.node = e.parent
    left join available as a
        on p.agency_id = a.agency_id and p.fiscal_year = a.fiscal_year and e.child = a.node
    group by all
    having count(*) = count(a.node)
),

term as (
    select
        w.agency_id,
        w.fiscal_year,
        w.parent,
        w.basis,
        e.child as node,
        e.weight,
        false as is_below
    from whole as w
    inner join edge as e
        on w.fiscal_year = e.fiscal_year and w.parent = e.parent and w.basis = e.basis

    union all

    select
        t.agency_id,
        t.fiscal_year,
        t.parent,
        t.basis,
        e.child,
        t.weight * e.weight,
        true
    from term as t
    inner join made as c
        on t.agency_id = c.agency_id and t.fiscal_year = c.fiscal_year and t.node = c.node
    inner join edge as e
        on c.fiscal_year = e.fiscal_year and c.node = e.parent and c.basis = e.basis
)

select
    t.agency_id,
    t.fiscal_year,
    t.parent,
    t.basis,
    t.node,
    -sum(t.weight order by t.weight) as pull,
    sum(t.weight * p.score order by t.weight) as part,
    bool_or(t.is_below) as is_below
from term as t
inner join printed as p
    on t.agency_id = p.agency_id and t.fiscal_year = p.fiscal_year and t.node = p.node
group by
    t.agency_id,
    t.fiscal_year,
    t.parent,
    t.basis,
    t.node;
