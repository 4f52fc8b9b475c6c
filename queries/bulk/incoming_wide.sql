-- A large file of one row per agency with a column per code, as one row per cell, each still as text.
-- Grain:  one row per line and code.

create or replace temp table arriving as
with tidied as (
    select *
    replace (
        trim(agency_id) as agency_id,
        trim(fiscal_year) as fiscal_year,
        trim(coalesce(level, '')) as level,
        trim(coalesce(status, '')) as status,
        nullif(trim(source), '') as source
    )
    from incoming
),

cell as (
    unpivot tidied
    on columns(
        * exclude (
            line,
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
            fiscal_year,
            level,
            status,
            source
        )
    )
    into name node value score_text
)

select
    line,
    node as heading,
    agency_id,
    fiscal_year as year_text,
    node,
    trim(score_text) as score_text,
    case when node = 'overall' then level else '' end as level_text,
    status as status_text,
    source
from cell;
