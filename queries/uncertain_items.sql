-- Items of indicators whose rule is not known: the least and the most one point of an item may add to the overall.
-- Grain:  one row per item below full marks of one agency and fiscal year, those that may add most first.
-- Rule:   either the indicator is the mean of its sub-indicators, or of all its items; nobody published which.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/planner.py, ita/cli/files.py

with item as (
    select
        q.fiscal_year,
        q.question_id,
        q.indicator_id,
        1 / count(*) over (partition by q.indicator_id) as by_items,
        1
        / (
            count(*) over (partition by q.indicator_id, q.sub_indicator)
            * count(distinct q.sub_indicator) over (partition by q.indicator_id)
        ) as by_sub_indicators
    from question as q
    inner join indicator as i
        on q.fiscal_year = i.fiscal_year and q.indicator_id = i.indicator_id and i.made_of = 'unknown'
    where q.fiscal_year = $fiscal_year::integer and q.scored = 'yes'
)

select
    s.node,
    s.kind,
    s.indicator_id,
    s.instrument,
    s.label_th,
    s.label_en,
    s.score,
    w.weight * least(i.by_items, i.by_sub_indicators) as leverage_low,
    w.weight * greatest(i.by_items, i.by_sub_indicators) as leverage_high,
    w.weight * least(i.by_items, i.by_sub_indicators) * (100 - s.score) as gain_low,
    w.weight * greatest(i.by_items, i.by_sub_indicators) * (100 - s.score) as gain_high
from item as i
inner join standing as s
    on i.fiscal_year = s.fiscal_year and i.question_id = s.node and s.agency_id = $agency_id
inner join leaf_weight as w
    on i.fiscal_year = w.fiscal_year and w.ancestor = 'overall' and i.indicator_id::varchar = w.leaf
where s.score < 100
order by
    gain_high desc,
    s.sort_order asc;
