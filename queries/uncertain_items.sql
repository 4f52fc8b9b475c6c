-- Items of indicators whose rule is not known: the least and the most one point of an item may add to the overall.
-- Grain:  one row per item below full marks of one agency and fiscal year, those that may add most first.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   node              varchar  code in the tree of its fiscal year; never null
--   kind              varchar  kind of node; null: not a node of the tree
--   indicator_id      integer  number of the indicator; null: not an indicator nor below one
--   instrument        varchar  IIT EIT or OIT; null: above the instruments
--   label_th          varchar  name in Thai; never null
--   label_en          varchar  name in English; null: not translated
--   score             double   0-100; null: neither published nor computable
--   leverage_low      double   points of the overall per point; at least; null: the year's rule is unknown
--   leverage_high     double   points of the overall per point; at most; null: the year's rule is unknown
--   points_lost_low   double   points of the overall; at least; null: the year's rule is unknown
--   points_lost_high  double   points of the overall; at most; null: the year's rule is unknown

select
    node,
    kind,
    indicator_id,
    instrument,
    label_th,
    label_en,
    score,
    leverage_low,
    leverage_high,
    points_lost_low,
    points_lost_high
from standing
where
    agency_id = $agency_id
    and fiscal_year = $fiscal_year::integer
    and leverage_confidence = 'unknown'
    and score < 100
order by
    points_lost_high desc,
    sort_order asc;
