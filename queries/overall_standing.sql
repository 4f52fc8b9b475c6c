-- The overall of one agency in one fiscal year: score, level as printed and by rule, target, change, ranks, source.
-- Grain:  one row, or none when nothing is known of the overall.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   agency_id       varchar  code; never null
--   fiscal_year     integer  Buddhist Era; never null
--   score           double   0-100; null: neither published nor computable
--   computed_score  double   0-100; null: the year's rule is unknown or a figure is missing
--   is_computed     boolean  true where we computed the score; never null
--   level_printed   varchar  as published; null: not published
--   level_computed  varchar
--   level_order     integer
--   level_symbol    varchar  letter or letters; null: the year's levels have none
--   level_th        varchar  name in Thai; null: not reached or the year has no levels
--   level_en        varchar  name in English; null: not reached or the year has no levels
--   target          double   0-100; null: the year has no target
--   gap_to_target   double   points; below 0 under the target; null: no score or no target
--   scale           varchar  unit of the figure; never null
--   previous_year   integer  Buddhist Era; null: no earlier year to compare with
--   previous_score  double   0-100; null: no earlier year to compare with
--   score_change    double   points; null: no earlier year to compare with
--   is_large_fall   boolean
--   peer_scope      varchar  district or province; null: fewer than five peers
--   peer_count      bigint   agencies with a score; null: fewer than five peers
--   peer_rank       bigint   1 is highest; null: fewer than five peers
--   peer_tied       bigint   agencies with the same rank; null: fewer than five peers
--   roster_count    bigint   agencies registered with or without figures; null: the register knows none
--   national_mean   double
--   source_file     varchar  path under data/; null: computed or not published
--   source          varchar  title of the published document; null: computed or not named

select
    agency_id,
    fiscal_year,
    score,
    computed_score,
    is_computed,
    level_printed,
    level_computed,
    level_order,
    level_symbol,
    level_th,
    level_en,
    target,
    gap_to_target,
    scale,
    previous_year,
    previous_score,
    score_change,
    score_change < -large_fall() as is_large_fall,
    peer_scope,
    peer_count,
    peer_rank,
    peer_tied,
    roster_count,
    national_mean,
    source_file,
    source
from level_standing
where agency_id = $agency_id and fiscal_year = $fiscal_year::integer;
