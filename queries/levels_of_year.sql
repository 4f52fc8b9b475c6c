-- Levels of one fiscal year, best first; the first whose conditions all hold is the level.
-- Grain:  one row per level; none in a year without known levels.
-- Params: $fiscal_year

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
