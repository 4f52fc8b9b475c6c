-- A large file of one row per agency with a column per code, as one row per cell.
-- Grain:  one row per line and code that says something; is_wrong where the line is not plainly right.
-- Params: $is_published

create or replace temp table arriving as
with tidied as (
    select
        *
        replace (
            trim(agency_id) as agency_id,
            trim(coalesce(level, '')) as level,
            nullif(trim(source), '') as source
        ),
        try_cast(trim(fiscal_year) as integer) as "year",
        count(*) over (partition by trim(agency_id), trim(fiscal_year)) > 1
        or regexp_matches(concat(trim(level), trim(source)), '[\p{Cc}\p{Cf}\x{FFFE}\x{FFFF}]')
        or ($is_published and trim(coalesce(status, '')) not in ('', 'published'))
            as is_wrong
    from incoming
),

cell as (
    unpivot tidied
    on columns(
        * exclude (
            line_number,
            agency_id,
            agency_name,
            agency_type,
            district,
            province,
            is_local,
            successor_id,
            successor_from,
            predecessor_id,
            population,
            latitude,
            longitude,
            former_names,
            fiscal_year,
            level,
            status,
            source,
            "year",
            is_wrong
        )
    )
    into name node value score_text
)

select
    line_number,
    node as heading,
    agency_id,
    "year" as fiscal_year,
    node,
    trim(score_text) as score_text,
    case when node = 'overall' and level != '' then level end as level,
    source,
    is_wrong
from cell
where trim(score_text) != '' or (node = 'overall' and level != '');
