-- The figures a large file holds, each once, and whether all is plainly right with it.
-- Grain:  one row per agency, fiscal year and node.
-- Rule:   plainly right is a known agency id, a known Buddhist year, a code of that year, a plain number of 0–100 or
--         nothing, no second value for one node here or in the files before, no status of its own, and no text with
--         letters that nobody sees or that no input may hold.
-- Params: $is_published

create or replace temp table told as
with figure_of as (
    select
        a.agency_id,
        a.year_text,
        a.node,
        min(a.line) as line,
        any_value(a.heading) as heading,
        min(a.score_text) as score_text,
        any_value(nullif(a.level_text, '')) as level,
        any_value(a.source) as source,
        min(a.score_text) != max(a.score_text) or min(a.level_text) != max(a.level_text) as is_double,
        bool_or(
            regexp_matches(concat(a.level_text, a.source), '[\p{Cc}\p{Cf}\x{FFFE}\x{FFFF}]')
            or ($is_published and a.status_text not in ('', 'published'))
        ) as is_wrong
    from arriving as a
    where a.score_text != '' or a.level_text != ''
    group by
        a.agency_id,
        a.year_text,
        a.node
),

before as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.score
    from score as s
    semi join figure_of as f on s.agency_id = f.agency_id and s.fiscal_year = try_cast(f.year_text as integer)
)

select
    f.agency_id,
    n.fiscal_year,
    f.node,
    try_cast(f.score_text as double) as score,
    f.level,
    f.heading,
    f.line,
    f.source,
    s.node is not null as is_there,
    f.is_wrong
    or f.is_double
    or g.agency_id is null
    or n.node is null
    or not (f.score_text = '' or regexp_full_match(f.score_text, '\d{1,3}(\.\d{1,12})?'))
    or coalesce(try_cast(f.score_text as double), 0) > 100
    or (s.node is not null and s.score is distinct from try_cast(f.score_text as double))
        as is_wrong
from figure_of as f
left join agency as g on f.agency_id = g.agency_id
left join node as n on try_cast(f.year_text as integer) = n.fiscal_year and f.node = n.node
left join before as s
    on f.agency_id = s.agency_id and n.fiscal_year = s.fiscal_year and f.node = s.node;
