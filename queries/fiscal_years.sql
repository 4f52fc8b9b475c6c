-- Years of the rule book with their rule, target and how sure they are, and how many agencies have figures.
-- Grain:  one row per fiscal year, newest first.
-- Params: none
-- Columns:
--   fiscal_year   integer  Buddhist Era; never null
--   scale         varchar  unit of the figure; never null
--   rule          varchar
--   target        double   0-100; null: the year has no target
--   confidence    varchar  high medium low assumed or unknown; null: no rule to be sure of
--   source        varchar  title of the published document; null: computed or not named
--   source_en     varchar  name in English; null: not named
--   agency_count  bigint
--   score_count   bigint

select
    y.fiscal_year,
    y.scale,
    y.rule,
    y.target,
    y.confidence,
    y.source,
    y.source_en,
    count(distinct s.agency_id) as agency_count,
    count(s.score) as score_count
from fiscal_year as y
left join score as s on y.fiscal_year = s.fiscal_year
group by all
order by y.fiscal_year desc;
