-- What one agency lacks for the next better level: each condition not met, by how many points.
-- Grain:  one row per condition that falls short; none at the best level or where the level is unknown.
-- Params: $agency_id, $fiscal_year

select
    level,
    level_th,
    level_en,
    level_symbol,
    node,
    score,
    required,
    points_short
from level_gap
where agency_id = $agency_id and fiscal_year = $fiscal_year::integer
order by
    points_short desc,
    sort_order asc;
