-- The issues of one agency and year, with the mean of their questions as recomputed.
-- Grain:  one row per issue of the year, in their order; score is null where a question has none. gap_to_target in points.
-- Params: $agency_id, $fiscal_year

select
    i.issue_id,
    i.label_th as issue_th,
    i.label_en as issue_en,
    i.label_th,
    i.label_en,
    i.issue_id as indicator_id,
    '' as instrument,
    s.computed_score as score,
    y.target,
    s.computed_score - y.target as gap_to_target,
    null::double as score_change,
    len(string_split(i.questions, ' ')) as question_count
from issue as i
inner join fiscal_year as y on i.fiscal_year = y.fiscal_year
left join standing as s
    on s.agency_id = $agency_id and i.fiscal_year = s.fiscal_year and s.node = 'issue' || i.issue_id
where i.fiscal_year = $fiscal_year::integer
order by
    i.issue_id;
