-- A large file of one row per figure.
-- Grain:  one row per agency, fiscal year and node that says something; is_wrong where its lines are not plainly right.
-- Params: $is_published

create or replace temp table arriving as
with tidied as (
    select
        line_number,
        trim(agency_id) as agency_id,
        try_cast(trim(fiscal_year) as integer) as fiscal_year,
        trim(node) as node,
        trim(coalesce(score, '')) as score_text,
        trim(coalesce(level, '')) as level,
        trim(coalesce(status, '')) as status,
        nullif(trim(source), '') as source
    from incoming
)

select
    min(line_number) as line_number,
    'score' as heading,
    agency_id,
    fiscal_year,
    node,
    min(score_text) as score_text,
    any_value(nullif(level, '')) as level,
    any_value(source) as source,
    min(score_text) != max(score_text)
    or min(level) != max(level)
    or bool_or(
        regexp_matches(concat(level, source), '[\p{Cc}\p{Cf}\x{FFFE}\x{FFFF}]')
        or ($is_published and status not in ('', 'published'))
    )
        as is_wrong
from tidied
where score_text != '' or level != ''
group by
    agency_id,
    fiscal_year,
    node
order by
    fiscal_year,
    agency_id,
    line_number;
