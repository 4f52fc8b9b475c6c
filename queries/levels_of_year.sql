-- Levels of one fiscal year, best first, with their conditions.
-- Grain:  one row per level.
-- Params: $fiscal_year
-- Read by: pages/method.py

select
    level_order,
    symbol as level_symbol,
    label_th as level_th,
    label_en as level_en,
    null::varchar as level_printed,
    min_overall,
    min_instrument,
    instruments,
    confidence
from level
where $fiscal_year::integer between fiscal_year_from and fiscal_year_to
order by level_order;
