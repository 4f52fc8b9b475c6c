-- What may be set beside what of an earlier year: the same thing on the same scale.
-- Grain:  one row per fiscal year, node and node of an earlier year; the first in `preference` that has a figure is taken.
--         match_kind tells how far a question is the same.
-- Rule:   overall, instruments and indicators are the same under one code; questions and items only by topic (crosswalk),
--         as their codes mean other things in other years.

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

select
    a.*,
    row_number() over (
        partition by a.fiscal_year, a.node
        order by a.previous_year desc, a.match_kind asc, a.place asc, a.previous_node asc
    ) as preference
from alike as a
inner join fiscal_year as y on a.fiscal_year = y.fiscal_year
inner join fiscal_year as p on a.previous_year = p.fiscal_year and y.scale = p.scale;
