-- The figure of an earlier year that each figure is set beside: the newest one of the same thing, on the same scale.
-- Grain:  one row per agency, fiscal year and node that has one. match_kind tells how far a question is the same.
-- Rule:   overall, instruments and indicators are the same under one code; questions and items only by topic (crosswalk),
--         as their codes mean other things in other years. Through a predecessor where the agency changed.

create table same_thing as
with alike as (
    select
        n.fiscal_year,
        n.node,
        p.fiscal_year as previous_year,
        p.node as previous_node,
        null as match_kind,
        0 as place
    from node as n
    inner join node as p on n.node = p.node and n.fiscal_year > p.fiscal_year
    where n.kind in ('overall', 'instrument', 'indicator')

    union all

    select
        here.fiscal_year,
        here.question_id,
        there.fiscal_year,
        there.question_id,
        there."match",
        there.file_row
    from crosswalk as here
    inner join crosswalk as there
        on here.topic_id = there.topic_id and here.fiscal_year > there.fiscal_year
    where
        here."match" in ('exact', 'partial', 'merged')
        and there."match" in ('exact', 'partial', 'merged')
)

select a.*
from alike as a
inner join fiscal_year as y on a.fiscal_year = y.fiscal_year
inner join fiscal_year as p on a.previous_year = p.fiscal_year and y.scale = p.scale;

create table earlier as
select
    l.agency_id,
    t.fiscal_year,
    t.node,
    past.fiscal_year as previous_year,
    past.node as previous_node,
    past.score as previous_score,
    past.agency_id as previous_agency_id,
    t.match_kind
from shown as past
inner join same_thing as t on past.fiscal_year = t.previous_year and past.node = t.previous_node
inner join lineage as l
    on past.agency_id = l.ancestor_id and past.fiscal_year <= coalesce(l.last_year, past.fiscal_year)
semi join shown as present
    on l.agency_id = present.agency_id and t.fiscal_year = present.fiscal_year and t.node = present.node
where past.score is not null
qualify row_number() over (
    partition by l.agency_id, t.fiscal_year, t.node
    order by past.fiscal_year desc, t.match_kind asc, t.place asc
) = 1;
