-- How many cells of a large file are not plainly right, and how many figures it holds otherwise.
-- Grain:  one row.
-- Rule:   plainly right is a known agency id, a known Buddhist year, a code of that year, a plain number of 0–100 or
--         nothing, no second value for one node here or in the files before, no status of its own, and no text with
--         letters that nobody sees or that no input may hold.
-- Params: $is_published

with judged as (
    select
        a.agency_id,
        a.year_text,
        a.node,
        a.score_text,
        a.level_text,
        a.score_text != '' or a.level_text != '' as is_told,
        g.agency_id is null
        or n.node is null
        or not (a.score_text = '' or regexp_full_match(a.score_text, '\d{1,3}(\.\d{1,12})?'))
        or coalesce(try_cast(a.score_text as double), 0) > 100
        or regexp_matches(concat(a.level_text, a.source), '[\p{Cc}\p{Cf}\x{FFFE}\x{FFFF}]')
        or (s.node is not null and s.score is distinct from try_cast(a.score_text as double))
        or ($is_published and a.status_text not in ('', 'published'))
            as is_wrong
    from arriving as a
    left join agency as g on a.agency_id = g.agency_id
    left join node as n on try_cast(a.year_text as integer) = n.fiscal_year and a.node = n.node
    left join score as s
        on
            a.agency_id = s.agency_id
            and n.fiscal_year = s.fiscal_year
            and a.node = s.node
),

told as (
    select
        agency_id,
        year_text,
        node,
        bool_or(is_wrong) as is_wrong,
        count(distinct score_text || ' ' || level_text) > 1 as is_double
    from judged
    where is_told
    group by
        agency_id,
        year_text,
        node
)

select
    count(*) filter (where is_wrong or is_double) as wrong_count,
    count(*) filter (where not (is_wrong or is_double)) as plain_count
from told;
