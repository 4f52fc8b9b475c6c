-- Each figure as pages show it: the published score, else the computed one.
-- Grain:  one row per agency, fiscal year and node with a score or a printed level, of the agency-years in scope.
--         is_comparable: it may be ranked among other agencies, being published, or a question's mean of its two published
--         parts.

create or replace temp table shown as
with status_of as (
    select
        agency_id,
        fiscal_year,
        max(status) as status
    from published
    group by all
),

met as (
    select
        coalesce(s.agency_id, c.agency_id) as agency_id,
        coalesce(s.fiscal_year, c.fiscal_year) as fiscal_year,
        coalesce(s.node, c.node) as node,
        s.score as published_score,
        c.score as computed_score,
        c.basis,
        s.level,
        s.status,
        s.source_file,
        s.source
    from published as s
    full join computed as c
        on s.agency_id = c.agency_id and s.fiscal_year = c.fiscal_year and s.node = c.node
    where coalesce(s.score, c.score) is not null or s.level is not null
)

select
    m.agency_id,
    m.fiscal_year,
    n.sort_order,
    m.node,
    n.kind,
    n.part,
    coalesce(m.published_score, m.computed_score) as score,
    m.computed_score,
    m.published_score is null as is_computed,
    coalesce(m.published_score is not null or (m.basis = 'parts' and n.kind = 'question'), false) as is_comparable,
    m.level,
    coalesce(m.status, o.status) as status,
    m.source_file,
    m.source
from met as m
inner join node as n on m.fiscal_year = n.fiscal_year and m.node = n.node
inner join status_of as o on m.agency_id = o.agency_id and m.fiscal_year = o.fiscal_year;
