-- The figure of an earlier year that each figure is set beside: the newest one of the same thing, on the same scale.
-- Grain:  one row per agency, fiscal year and node in scope that has one. `figure` holds those out of scope.
-- Rule:   same_thing; through a predecessor where the agency changed.

create or replace temp table earlier as
with past as (
    select
        agency_id,
        fiscal_year,
        node,
        score
    from shown
    where score is not null

    union all

    select
        agency_id,
        fiscal_year,
        node,
        score
    from figure
    where score is not null
),

-- most agencies have the very figure that comes first, so nothing else of theirs need be looked for
first_choice as materialized (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        t.previous_year,
        t.previous_node,
        p.score as previous_score,
        t.match_kind
    from shown as s
    inner join same_thing as t on s.fiscal_year = t.fiscal_year and s.node = t.node and t.preference = 1
    inner join past as p
        on s.agency_id = p.agency_id and t.previous_year = p.fiscal_year and t.previous_node = p.node
),

other_choice as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        t.previous_year,
        t.previous_node,
        p.score as previous_score,
        t.match_kind
    from shown as s
    anti join first_choice as f
        on s.agency_id = f.agency_id and s.fiscal_year = f.fiscal_year and s.node = f.node
    inner join same_thing as t on s.fiscal_year = t.fiscal_year and s.node = t.node
    inner join lineage as l
        on s.agency_id = l.agency_id and t.previous_year <= coalesce(l.last_year, t.previous_year)
    inner join past as p
        on l.ancestor_id = p.agency_id and t.previous_year = p.fiscal_year and t.previous_node = p.node
    qualify row_number() over (
        partition by s.agency_id, s.fiscal_year, s.node
        order by t.preference asc, l.ancestor_id = s.agency_id desc, l.ancestor_id asc
    ) = 1
)

select *
from first_choice

union all

select *
from other_choice;
