-- Each indicator of a set of agencies in one fiscal year: lowest, quartiles, median and highest score, and one agency's own.
-- Grain:  one row per indicator that any of them has, in their order; score is null where the agency has none. Quartiles and
--         middle, the median on paper, are null where fewer than least_peers() have the indicator; so is from_middle (points).
-- Params: $agency_ids, $fiscal_year, $agency_id
-- Columns:
--   node            varchar  code in the tree of its fiscal year; never null
--   indicator_id    integer  number of the indicator; null: not an indicator nor below one
--   instrument      varchar  IIT EIT or OIT; null: above the instruments
--   kind            varchar  kind of node; null: not a node of the tree
--   label_th        varchar  name in Thai; never null
--   label_en        varchar  name in English; null: not translated
--   target          double   0-100; null: the year has no target
--   worst           double
--   first_quartile  double   0-100; null: fewer than five agencies
--   middle          double   0-100; the median on paper; null: fewer than five agencies
--   third_quartile  double   0-100; null: fewer than five agencies
--   best            double
--   count           bigint
--   score           double   0-100; null: neither published nor computable
--   from_middle     double   points; null: fewer than five agencies or no score

with summed as (
    select
        node,
        indicator_id,
        any_value(instrument) as instrument,
        any_value(label_th) as label_th,
        any_value(label_en) as label_en,
        any_value(target) as target,
        score_summary(score, gap_to_target) as figures,
        any_value(score) filter (where agency_id = $agency_id) as score
    from set_score($agency_ids::varchar[], $fiscal_year::integer)
    where kind = 'indicator'
    group by
        node,
        indicator_id
)

select
    node,
    indicator_id,
    instrument,
    'indicator' as kind,
    label_th,
    label_en,
    target,
    figures.lowest as worst,
    figures.first_quartile,
    figures.median as middle,
    figures.third_quartile,
    figures.highest as best,
    figures.scored_count as "count",
    score,
    score - figures.median as from_middle
from summed
order by
    indicator_id;
