-- Overall with its level and indicators of a set of agencies in every fiscal year, those of a predecessor under its successor.
-- Grain:  one row per agency, fiscal year and node with a score, oldest first.
-- Params: $agency_ids

select *
from set_past($agency_ids::varchar[])
order by
    fiscal_year asc,
    short_name collate th asc,
    agency_id asc,
    sort_order asc;
