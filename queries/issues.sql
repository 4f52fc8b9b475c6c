-- The issues of one agency and year, with the mean of their questions as recomputed.
-- Grain:  one row per issue of the year, in their order; score is null where a question has none. gap_to_target in points.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   issue_id        integer  1-7; never null
--   issue_th        varchar
--   issue_en        varchar
--   label_th        varchar  name in Thai; never null
--   label_en        varchar  name in English; null: not translated
--   indicator_id    integer  number of the indicator; null: not an indicator nor below one
--   instrument      varchar  IIT EIT or OIT; null: above the instruments
--   score           double   0-100; null: neither published nor computable
--   target          double   0-100; null: the year has no target
--   gap_to_target   double   points; below 0 under the target; null: no score or no target
--   score_change    double   points; null: no earlier year to compare with
--   question_count  bigint

select
    i.issue_id,
    i.label_th as issue_th,
    i.label_en as issue_en,
    i.label_th,
    i.label_en,
    i.issue_id as indicator_id,
    '' as instrument,
    on_its_half(s.computed_score) as score,
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
