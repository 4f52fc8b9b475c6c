-- What may become a measure for one agency after one fiscal year: each question, indicator and issue with a score, and
-- the advice on the questions it holds.
-- Grain:  one row per subject (subject_kind and subject) and question of it, the weakest question first and those
--         without a score last; a question asked in two parts is one, their mean.
-- Rule:   an issue's score is the plain mean of its questions as recomputed. A question is advised by its best matching
--         topic. Points lost are those of queries/build/26_leverage.sql; an issue is no part of the overall and has none.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   subject_kind      varchar  question indicator or issue; never null
--   subject           varchar  code of the question or number of the indicator or issue; never null
--   label_th          varchar  name in Thai; never null
--   label_en          varchar  name in English; null: not translated
--   score             double   0-100; never null
--   target            double   0-100; null: the year has no target
--   gap_to_target     double   points; below 0 under the target; null: no score or no target
--   points_lost_low   double   points of the overall; at least; null: the year's rule is unknown
--   points_lost_high  double   points of the overall; at most; null: the year's rule is unknown
--   question_id       varchar  code in the tree of its fiscal year; never null
--   instrument        varchar  IIT EIT or OIT; null: above the instruments
--   question_score    double
--   activity_th       varchar
--   activity_en       varchar
--   steps_th          varchar
--   steps_en          varchar
--   unit_th           varchar
--   unit_en           varchar

with mine as (
    select
        node,
        kind,
        score,
        computed_score,
        points_lost_low,
        points_lost_high,
        sort_order
    from standing
    where agency_id = $agency_id and fiscal_year = $fiscal_year::integer and part is null
),

subjects as (
    select
        q.question_id as subject,
        'question' as subject_kind,
        q.label_th,
        q.label_en,
        m.score,
        m.points_lost_low,
        m.points_lost_high,
        m.sort_order,
        q.question_id,
        q.file_row as place
    from question as q
    inner join mine as m on q.question_id = m.node and m.kind = 'question'
    where q.fiscal_year = $fiscal_year::integer

    union all

    select
        i.indicator_id::varchar as subject,
        'indicator' as subject_kind,
        i.label_th,
        i.label_en,
        m.score,
        m.points_lost_low,
        m.points_lost_high,
        m.sort_order,
        q.question_id,
        q.file_row as place
    from indicator as i
    inner join mine as m on i.indicator_id::varchar = m.node and m.kind = 'indicator'
    inner join question as q on i.fiscal_year = q.fiscal_year and i.indicator_id = q.indicator_id
    where i.fiscal_year = $fiscal_year::integer

    union all

    select
        s.issue_id::varchar as subject,
        'issue' as subject_kind,
        s.label_th,
        s.label_en,
        m.computed_score as score,
        m.points_lost_low,
        m.points_lost_high,
        m.sort_order,
        unnest(string_split(s.questions, ' ')) as question_id,
        generate_subscripts(string_split(s.questions, ' '), 1) as place
    from issue as s
    inner join mine as m on 'issue' || s.issue_id = m.node
    where s.fiscal_year = $fiscal_year::integer
)

select
    s.subject_kind,
    s.subject,
    s.label_th,
    s.label_en,
    s.score,
    y.target,
    s.score - y.target as gap_to_target,
    s.points_lost_low,
    s.points_lost_high,
    s.question_id,
    k.instrument,
    q.score as question_score,
    v.activity_th,
    v.activity_en,
    v.steps_th,
    v.steps_en,
    v.unit_th,
    v.unit_en
from subjects as s
inner join fiscal_year as y on y.fiscal_year = $fiscal_year::integer
inner join question as k on k.fiscal_year = $fiscal_year::integer and s.question_id = k.question_id
left join mine as q on s.question_id = q.node and q.kind = 'question'
left join question_advised as v on v.fiscal_year = $fiscal_year::integer and s.question_id = v.node
where s.score is not null
order by
    s.subject_kind asc,
    s.points_lost_high desc nulls last,
    s.score asc,
    s.sort_order asc,
    s.subject asc,
    question_score asc nulls last,
    s.place asc;
