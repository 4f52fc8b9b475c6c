-- Questions of all fiscal years in which every word asked for is found, with the score of one agency or of those it followed.
-- Grain:  one row per fiscal year and question, newest year first, in the order of the year's list.
-- Rule:   a word is found where it is the question's code or its fiscal year, or stands in the text of the question or of its
--         topic, Thai or English, in small letters. A question's topic is what it has in common with questions of other years.
-- Params: $agency_id, $words
-- Columns:
--   fiscal_year    integer  Buddhist Era; never null
--   node           varchar  code in the tree of its fiscal year; never null
--   kind           varchar  kind of node; null: not a node of the tree
--   instrument     varchar  IIT EIT or OIT; null: above the instruments
--   label_th       varchar  name in Thai; never null
--   label_en       varchar  name in English; null: not translated
--   score          double   0-100; null: neither published nor computable
--   agency_id      varchar  whose score it is: its own or of an agency it followed; null: no score
--   target         double   0-100; null: the year has no target
--   gap_to_target  double   points; below 0 under the target; null: no score or no target

with named as (
    select
        x.fiscal_year,
        x.question_id,
        string_agg(t.label_th || ' ' || t.label_en, ' ') as topics
    from crosswalk as x
    inner join topic as t on x.topic_id = t.topic_id
    where x."match" in ('exact', 'partial', 'merged')
    group by
        x.fiscal_year,
        x.question_id
),

found as (
    select
        q.*,
        lower(concat_ws(' ', q.label_th, q.label_en, n.topics)) as told
    from question as q
    left join named as n on q.fiscal_year = n.fiscal_year and q.question_id = n.question_id
),

ours as (
    select
        s.fiscal_year,
        s.node,
        s.score,
        s.agency_id
    from lineage as l
    inner join standing as s
        on l.ancestor_id = s.agency_id and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    where l.agency_id = $agency_id and s.kind = 'question' and s.score is not null
    qualify row_number() over (
        partition by s.fiscal_year, s.node
        order by s.agency_id = $agency_id desc, s.agency_id asc
    ) = 1
)

select
    f.fiscal_year,
    f.question_id as node,
    'question' as kind,
    f.instrument,
    f.label_th,
    f.label_en,
    o.score,
    o.agency_id,
    y.target,
    o.score - y.target as gap_to_target
from found as f
inner join fiscal_year as y on f.fiscal_year = y.fiscal_year
left join ours as o on f.fiscal_year = o.fiscal_year and f.question_id = o.node
where
    len(list_filter(
        $words::varchar[],
        lambda word: not (word = lower(f.question_id) or word = f.fiscal_year::varchar or contains(f.told, word))
    )) = 0
order by
    f.fiscal_year desc,
    f.file_row asc;
