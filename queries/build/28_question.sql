-- What the rule book says beside each question: the issues it belongs to, and the advice of its best matching topic.
-- Grain:  one row per fiscal year and question that has any.

create table question_issues as
with asked as (
    select
        fiscal_year,
        issue_id,
        unnest(string_split(questions, ' ')) as node
    from issue
)

select
    fiscal_year,
    node,
    string_agg(issue_id, ' ' order by issue_id) as issues
from asked
group by
    fiscal_year,
    node;

create table question_advised as
select
    x.fiscal_year,
    x.question_id as node,
    t.topic_id,
    t.label_th as topic_th,
    t.label_en as topic_en,
    a.action_th,
    a.action_en,
    a.activity_th,
    a.activity_en,
    a.steps_th,
    a.steps_en,
    a.unit_th,
    a.unit_en
from crosswalk as x
inner join advice as a on x.topic_id = a.topic_id
inner join topic as t on x.topic_id = t.topic_id
where x."match" in ('exact', 'partial', 'merged')
qualify row_number() over (
    partition by x.fiscal_year, x.question_id
    order by x."match" asc, x.file_row asc
) = 1;
