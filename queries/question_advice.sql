-- What a low score of a question means, what to do, who usually does it, and the documents that would show it.
-- Grain:  one row per question, topic and document that proves it in that year; without a document one row per topic.
--         A question left out (null) leaves nothing out.
-- Params: $fiscal_year, $question_id (null: every question)
-- Columns:
--   node        varchar  code in the tree of its fiscal year; never null
--   topic_id    varchar  code that keeps when question codes change; null: in no topic
--   label_th    varchar  name in Thai; never null
--   label_en    varchar  name in English; null: not translated
--   meaning_th  varchar
--   meaning_en  varchar
--   action_th   varchar
--   action_en   varchar
--   unit_th     varchar
--   unit_en     varchar
--   proof       varchar
--   proof_th    varchar
--   proof_en    varchar

with advised as (
    select
        x.question_id as node,
        a.topic_id,
        t.label_th,
        t.label_en,
        a.meaning_th,
        a.meaning_en,
        a.action_th,
        a.action_en,
        a.unit_th,
        a.unit_en,
        unnest(string_split(a.proof_topics, ' ')) as proof_topic
    from crosswalk as x
    inner join advice as a on x.topic_id = a.topic_id
    inner join topic as t on a.topic_id = t.topic_id
    where
        x.fiscal_year = $fiscal_year::integer
        and ($question_id is null or x.question_id = $question_id)
        and x."match" in ('exact', 'partial', 'merged')
)

select distinct
    v.node,
    v.topic_id,
    v.label_th,
    v.label_en,
    v.meaning_th,
    v.meaning_en,
    v.action_th,
    v.action_en,
    v.unit_th,
    v.unit_en,
    q.question_id as proof,
    q.label_th as proof_th,
    q.label_en as proof_en
from advised as v
left join crosswalk as p
    on
        v.proof_topic = p.topic_id
        and p.fiscal_year = $fiscal_year::integer
        and p."match" in ('exact', 'partial', 'merged')
left join question as q on p.fiscal_year = q.fiscal_year and p.question_id = q.question_id
order by
    v.node,
    v.topic_id,
    proof;
