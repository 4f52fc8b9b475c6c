-- A large file of one row per figure, each cell still as text.
-- Grain:  one row per line of the file.

create or replace temp table arriving as
select
    line,
    'score' as heading,
    trim(agency_id) as agency_id,
    trim(fiscal_year) as year_text,
    trim(node) as node,
    trim(coalesce(score, '')) as score_text,
    trim(coalesce(level, '')) as level_text,
    trim(coalesce(status, '')) as status_text,
    nullif(trim(source), '') as source
from incoming;
