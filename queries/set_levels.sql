-- How many agencies of a set reached which level in one fiscal year, by the rule of the year, else as printed.
-- Grain:  one row per level reached, best first by the scores of those that reached it.
-- Params: $agency_ids, $fiscal_year
-- Columns:
--   level_th       varchar  name in Thai; null: not reached or the year has no levels
--   level_en       varchar  name in English; null: not reached or the year has no levels
--   level_symbol   varchar  letter or letters; null: the year's levels have none
--   level_printed  varchar  as published; null: not published
--   agency_count   bigint

select
    coalesce(level_th, level_printed) as level_th,
    coalesce(level_en, level_printed) as level_en,
    level_symbol,
    null::varchar as level_printed,
    count(*) as agency_count
from set_score($agency_ids::varchar[], $fiscal_year::integer)
where node = 'overall' and coalesce(level_th, level_printed) is not null
group by all
order by
    max(score) desc,
    level_th asc;
