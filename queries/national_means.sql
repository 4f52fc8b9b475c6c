-- The national mean of each fiscal year as announced, with what readers are told of its source.
-- Grain:  one row per fiscal year with a known mean.
-- Params: none
-- Columns:
--   fiscal_year        integer  Buddhist Era; never null
--   mean_score         double   0-100; null: not announced
--   agencies_assessed  integer
--   percent_passed     double
--   confidence         varchar  high medium low assumed or unknown; null: no rule to be sure of
--   source_th          varchar  name in Thai; null: not named
--   source_en          varchar  name in English; null: not named

select
    fiscal_year,
    mean_score,
    agencies_assessed,
    percent_passed,
    confidence,
    source_th,
    source_en
from national
where mean_score is not null
order by
    fiscal_year;
