-- Overall score of one agency year by year, with level and target; predecessors' years included.
-- Grain:  one row per fiscal year with a figure, oldest first.
-- Params: $agency_id
-- Columns:
--   fiscal_year    integer  Buddhist Era; never null
--   score          double   0-100; null: neither published nor computable
--   is_computed    boolean  true where we computed the score; never null
--   level_printed  varchar  as published; null: not published
--   level_symbol   varchar  letter or letters; null: the year's levels have none
--   level_th       varchar  name in Thai; null: not reached or the year has no levels
--   level_en       varchar  name in English; null: not reached or the year has no levels
--   target         double   0-100; null: the year has no target
--   scale          varchar  unit of the figure; never null
--   previous_year  integer  Buddhist Era; null: no earlier year to compare with
--   score_change   double   points; null: no earlier year to compare with
--   agency_id      varchar  code; never null
--   source_file    varchar  path under data/; null: computed or not published
--   source         varchar  title of the published document; null: computed or not named

select
    v.fiscal_year,
    v.score,
    v.is_computed,
    v.level_printed,
    v.level_symbol,
    v.level_th,
    v.level_en,
    v.target,
    v.scale,
    v.previous_year,
    v.score_change,
    v.agency_id,
    v.source_file,
    v.source
from level_standing as v
inner join lineage as l on v.agency_id = l.ancestor_id
where
    l.agency_id = $agency_id
    and v.fiscal_year <= coalesce(l.last_year, v.fiscal_year)
order by v.fiscal_year;
