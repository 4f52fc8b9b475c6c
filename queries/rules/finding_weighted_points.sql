-- Years in which weighted points (IIT of 30, OIT of 40) stand where scores of 100 belong.
-- Grain:  one row per agency and fiscal year.

select
    'weighted_points' as rule,
    'error' as severity,
    agency_id,
    fiscal_year,
    'overall' as node,
    published,
    recomputed,
    published - recomputed as difference,
    null::varchar as suspect_node,
    null::double as suspect_score,
    null::integer as candidates,
    null::varchar as printed,
    null::varchar as other
from weighted_points;
