-- What one agency lacks for the next better level: each condition not met, by how many points.
-- Grain:  one row per condition that falls short; none at the best level or where the level is unknown.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   level         varchar  code of the level; never null
--   level_th      varchar  name in Thai; null: not reached or the year has no levels
--   level_en      varchar  name in English; null: not reached or the year has no levels
--   level_symbol  varchar  letter or letters; null: the year's levels have none
--   node          varchar  code in the tree of its fiscal year; never null
--   score         double   0-100; null: neither published nor computable
--   required      double
--   points_short  double   points; never null

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
