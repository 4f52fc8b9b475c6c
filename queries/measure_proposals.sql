-- What may become a measure for one agency after one fiscal year: each question, indicator and issue with a score, and
-- the advice on the questions it holds.
-- Grain:  one row per subject (subject_kind and subject) and question of it, the weakest question first and those
--         without a score last; a question asked in two parts is one, their mean.
-- Rule:   an issue's score is the plain mean of its questions as recomputed. A question is advised by its best matching
--         topic; points lost are leverage x (100 - score), not told where the rule from items to indicator is unknown.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/measures.py, ita/cli/files.py

with mine as (
    select
        node,
        kind,
        score,
        computed_score,
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
        m.sort_order,
        unnest(string_split(s.questions, ' ')) as question_id,
        generate_subscripts(string_split(s.questions, ' '), 1) as place
    from issue as s
    inner join mine as m on 'issue' || s.issue_id = m.node
    where s.fiscal_year = $fiscal_year::integer
),

pull as (
    select
        split_part(leaf, '@', 1) as node,
        sum(weight) as leverage
    from leaf_weight
    where fiscal_year = $fiscal_year::integer and ancestor = 'overall'
    group by all
),

advised as (
    select
        x.question_id,
        a.activity_th,
        a.activity_en,
        a.steps_th,
        a.steps_en,
        a.unit_th,
        a.unit_en
    from crosswalk as x
    inner join advice as a on x.topic_id = a.topic_id
    where x.fiscal_year = $fiscal_year::integer and x."match" in ('exact', 'partial', 'merged')
    qualify row_number() over (
        partition by x.question_id
        order by x."match" asc, x.file_row asc
    ) = 1
)

select
    s.subject_kind,
    s.subject,
    s.label_th,
    s.label_en,
    s.score,
    y.target,
    s.score - y.target as gap_to_target,
    case when s.subject_kind = 'question' then p.leverage * (100 - s.score) end as points_lost,
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
left join pull as p on s.question_id = p.node
left join advised as v on s.question_id = v.question_id
where s.score is not null
order by
    s.subject_kind asc,
    points_lost desc nulls last,
    s.score asc,
    s.sort_order asc,
    s.subject asc,
    question_score asc nulls last,
    s.place asc;
