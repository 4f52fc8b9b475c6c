-- Levels of one fiscal year, best first; the first whose conditions all hold is the level.
-- Grain:  one row per level; none in a year without known levels.
-- Params: $fiscal_year
-- Columns:
--   level           varchar  code of the level; never null
--   level_printed   varchar  as published; null: not published
--   level_symbol    varchar  letter or letters; null: the year's levels have none
--   level_th        varchar  name in Thai; never null
--   level_en        varchar  name in English; null: not reached or the year has no levels
--   min_overall     double   0-100; never null
--   min_instrument  double
--   instruments     varchar
--   confidence      varchar  high medium low assumed or unknown; null: no rule to be sure of

select
    level,
    level as level_printed,
    symbol as level_symbol,
    label_th as level_th,
    label_en as level_en,
    min_overall,
    min_instrument,
    instruments,
    confidence
from level
where $fiscal_year::integer between fiscal_year_from and fiscal_year_to
order by
    level_order;
