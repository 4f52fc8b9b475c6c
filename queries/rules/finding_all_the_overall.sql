-- Groups whose printed means are all the overall score.
-- Grain:  one row per agency, fiscal year and group.

select
    'all_the_overall' as rule,
    'warning' as severity,
    agency_id,
    fiscal_year,
    node,
    published,
    null::double as recomputed,
    null::double as difference,
    null::varchar as suspect_node,
    null::double as suspect_score,
    null::integer as candidates,
    member_count::varchar as printed,
    null::varchar as other
from all_the_overall;
