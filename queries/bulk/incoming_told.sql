-- The figures a large file holds, each once, and whether all is plainly right with it.
-- Grain:  one row per agency, fiscal year and node.
-- Rule:   plainly right is a known agency id, a known Buddhist year, a code of that year, a plain number of 0–100 or
--         nothing, no second value for one node here or in the files before, no status of its own, and no text with
--         letters that nobody sees or that no input may hold.

create or replace temp table told as
with before as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.score
    from score as s
    semi join arriving as a on s.agency_id = a.agency_id and s.fiscal_year = a.fiscal_year
)

select
    a.agency_id,
    a.fiscal_year,
    a.node,
    try_cast(a.score_text as double) as score,
    a.level,
    a.heading,
    a.line_number,
    a.source,
    s.node is not null as is_there,
    a.is_wrong
    or g.agency_id is null
    or n.node is null
    or not (a.score_text = '' or regexp_full_match(a.score_text, '\d{1,3}(\.\d{1,12})?'))
    or coalesce(try_cast(a.score_text as double), 0) > 100
    or (s.node is not null and s.score is distinct from try_cast(a.score_text as double))
        as is_wrong
from arriving as a
left join agency as g on a.agency_id = g.agency_id
left join node as n on a.fiscal_year = n.fiscal_year and a.node = n.node
left join before as s
    on a.agency_id = s.agency_id and a.fiscal_year = s.fiscal_year and a.node = s.node;
