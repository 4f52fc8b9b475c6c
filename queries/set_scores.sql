-- Overall, instruments and indicators of a set of agencies in one fiscal year, with level, change and gap.
-- Grain:  one row per agency and node with a score, in Thai order of the agencies and the order of the tree.
-- Params: $agency_ids, $fiscal_year

select *
from set_score($agency_ids::varchar[], $fiscal_year::integer)
order by
    short_name collate th asc,
    agency_id asc,
    sort_order asc;
