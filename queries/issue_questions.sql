-- The questions of each issue of one agency and year, in the issue's order, with the issue's mean as
-- recomputed; a mean that a document prints is a published figure of its own, checked in the findings.
-- Grain:  one row per issue and question; the issue's score stands where all its questions have one.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   issue_id       integer  1-7; never null
--   issue_th       varchar
--   issue_en       varchar
--   issue_score    double   0-100; null: no question of the issue has a score
--   node           varchar  code in the tree of its fiscal year; never null
--   kind           varchar  kind of node; null: not a node of the tree
--   label_th       varchar  name in Thai; never null
--   label_en       varchar  name in English; null: not translated
--   score          double   0-100; null: neither published nor computable
--   is_computed    boolean  true where we computed the score; null: the question has no score
--   target         double   0-100; null: the year has no target
--   gap_to_target  double   points; below 0 under the target; null: no score or no target
--   source_file    varchar  path under data/; null: computed or not published
--   source         varchar  title of the published document; null: computed or not named

with asked as (
    select
        fiscal_year,
        issue_id,
        label_th,
        label_en,
        unnest(string_split(questions, ' ')) as question_id,
        generate_subscripts(string_split(questions, ' '), 1) as place
    from issue
    where fiscal_year = $fiscal_year::integer
)

select
    a.issue_id,
    a.label_th as issue_th,
    a.label_en as issue_en,
    w.computed_score as issue_score,
    q.question_id as node,
    'question' as kind,
    q.label_th,
    q.label_en,
    s.score,
    s.is_computed,
    y.target,
    s.score - y.target as gap_to_target,
    s.source_file,
    s.source
from asked as a
inner join question as q on a.fiscal_year = q.fiscal_year and a.question_id = q.question_id
inner join fiscal_year as y on a.fiscal_year = y.fiscal_year
left join standing as s
    on s.agency_id = $agency_id and a.fiscal_year = s.fiscal_year and a.question_id = s.node
left join standing as w
    on
        w.agency_id = $agency_id
        and a.fiscal_year = w.fiscal_year
        and w.node = 'issue' || a.issue_id
order by
    a.issue_id,
    a.place;
