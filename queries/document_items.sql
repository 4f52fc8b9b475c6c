-- The disclosure items (OIT) of one agency and fiscal year by group, in the order of the year's list.
-- Grain:  one row per item of the year, whether or not it has a score; items are the questions that stand in a group.
-- Params: $agency_id, $fiscal_year

select
    q.question_id as node,
    'question' as kind,
    q.instrument,
    q.indicator_id,
    q.label_th,
    q.label_en,
    g.sub_indicator,
    g.label_th as group_th,
    g.label_en as group_en,
    s.score,
    s.is_computed,
    s.target,
    s.gap_to_target,
    s.source_file,
    s.source
from question as q
inner join sub_indicator as g on q.fiscal_year = g.fiscal_year and q.sub_indicator = g.sub_indicator
left join standing as s
    on s.agency_id = $agency_id and q.fiscal_year = s.fiscal_year and q.question_id = s.node
where q.fiscal_year = $fiscal_year::integer
order by q.file_row;
