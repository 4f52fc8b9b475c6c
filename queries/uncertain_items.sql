-- Items of indicators whose rule is not known: the least and the most one point of an item may add to the overall.
-- Grain:  one row per item below full marks of one agency and fiscal year, those that may add most first.
-- Params: $agency_id, $fiscal_year

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
