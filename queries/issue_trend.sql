-- The seven issues of one agency year by year, carried to other years by the topics of their questions.
-- Grain:  one row per issue and fiscal year in which any of its topics was asked and all of those have a score.
-- Rule:   the issues are those of the newest year that groups questions. There an issue is the plain mean of its questions;
--         in another year the mean of the same topics, as far as they were asked (asked_count of question_count).
--         match_kind is exact where every topic was asked and matches exactly, else partial.
-- Params: $agency_id
-- Columns:
--   issue_id        integer  1-7; never null
--   node            varchar  number of the issue; never null
--   kind            varchar  kind of node; null: not a node of the tree
--   instrument      varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id    integer  number of the indicator; null: not an indicator nor below one
--   label_th        varchar  name in Thai; never null
--   label_en        varchar  name in English; null: not translated
--   fiscal_year     integer  Buddhist Era; never null
--   score           double   0-100; null: neither published nor computable
--   asked_count     bigint
--   question_count  bigint
--   match_kind      varchar  exact partial or merged; null: no earlier year to compare with
--   target          double   0-100; null: the year has no target

with asked as (
    select
        fiscal_year,
        issue_id,
        label_th,
        label_en,
        unnest(string_split(questions, ' ')) as question_id
    from issue
    where fiscal_year = (select max(g.fiscal_year) from issue as g)
),

own as (
    select
        s.fiscal_year,
        s.node,
        s.score
    from standing as s
    inner join lineage as l on s.agency_id = l.ancestor_id
    where
        l.agency_id = $agency_id
        and s.kind = 'question'
        and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
        and s.score is not null
),

carried as (
    select
        a.issue_id,
        a.question_id,
        there.fiscal_year,
        bool_and(here."match" = 'exact' and there."match" = 'exact') as is_exact,
        case when count(*) = count(o.score) then avg(o.score) end as score
    from asked as a
    inner join crosswalk as here on a.fiscal_year = here.fiscal_year and a.question_id = here.question_id
    inner join crosswalk as there
        on
            here.topic_id = there.topic_id
            and a.fiscal_year != there.fiscal_year
            and there."match" in ('exact', 'partial', 'merged')
    left join own as o on there.fiscal_year = o.fiscal_year and there.question_id = o.node
    group by
        a.issue_id,
        a.question_id,
        there.fiscal_year

    union all

    select
        a.issue_id,
        a.question_id,
        a.fiscal_year,
        true,
        o.score
    from asked as a
    left join own as o on a.fiscal_year = o.fiscal_year and a.question_id = o.node
),

named as (
    select
        issue_id,
        label_th,
        label_en,
        count(*) as question_count
    from asked
    group by
        issue_id,
        label_th,
        label_en
)

select
    n.issue_id,
    'issue' || n.issue_id as node,
    'issue' as kind,
    null::varchar as instrument,
    n.issue_id as indicator_id,
    n.label_th,
    n.label_en,
    c.fiscal_year,
    on_its_half(avg(c.score)) as score,
    count(*) as asked_count,
    n.question_count,
    case when bool_and(c.is_exact) and count(*) = n.question_count then 'exact' else 'partial' end as match_kind,
    y.target
from carried as c
inner join fiscal_year as y on c.fiscal_year = y.fiscal_year
inner join named as n on c.issue_id = n.issue_id
group by
    n.issue_id,
    n.label_th,
    n.label_en,
    n.question_count,
    c.fiscal_year,
    y.target
having count(*) = count(c.score)
order by
    n.issue_id,
    c.fiscal_year;
