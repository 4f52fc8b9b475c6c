-- How the subjects of measures scored in the fiscal year whose result led to them, in the year of the plan and in the
-- year after it; the years of a predecessor included.
-- Grain:  one row per subject (subject_kind and subject, as named in $fiscal_year) and fiscal year with a score.
-- Rule:   a question is followed by its topics, where all their questions of the other year have a score: their plain
--         mean. An indicator is followed by its number. Issues are followed by issue_trend.sql.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   subject_kind  varchar
--   subject       varchar
--   fiscal_year   integer  Buddhist Era; never null
--   score         double   0-100; null: neither published nor computable
--   questions     varchar
--   match_kind    varchar  exact partial or merged; null: no earlier year to compare with

with own as (
    select
        s.fiscal_year,
        s.node,
        s.kind,
        s.score
    from standing as s
    inner join lineage as l on s.agency_id = l.ancestor_id
    where
        l.agency_id = $agency_id
        and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
        and s.fiscal_year between $fiscal_year::integer and $fiscal_year::integer + 2
        and s.part is null
        and s.score is not null
),

same as (
    select distinct
        here.question_id as subject,
        there.fiscal_year,
        there.question_id,
        here."match" = 'exact' and there."match" = 'exact' as is_exact
    from crosswalk as here
    inner join crosswalk as there on here.topic_id = there.topic_id
    where
        here.fiscal_year = $fiscal_year::integer
        and there.fiscal_year between $fiscal_year::integer + 1 and $fiscal_year::integer + 2
        and here."match" in ('exact', 'partial', 'merged')
        and there."match" in ('exact', 'partial', 'merged')
)

select
    'question' as subject_kind,
    s.subject,
    s.fiscal_year,
    avg(o.score) as score,
    string_agg(distinct s.question_id, ' ' order by s.question_id) as questions,
    case when bool_and(s.is_exact) then 'exact' else 'partial' end as match_kind
from same as s
left join own as o on s.fiscal_year = o.fiscal_year and s.question_id = o.node
group by
    s.subject,
    s.fiscal_year
having count(*) = count(o.score)

union all

select
    kind as subject_kind,
    node as subject,
    fiscal_year,
    score,
    node as questions,
    'exact' as match_kind
from own
where kind = 'indicator' or (kind = 'question' and fiscal_year = $fiscal_year::integer)
order by
    subject_kind,
    subject,
    fiscal_year;
