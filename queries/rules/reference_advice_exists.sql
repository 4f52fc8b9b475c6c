-- Advice on a topic that does not exist, or proved by documents of a topic that does not exist.
-- Grain:  one row per violation.

with named as (
    select
        file_row,
        topic_id as advice_id,
        unnest([topic_id] || string_split(proof_topics, ' ')) as topic_id
    from advice
)

select distinct
    'advice.csv' as source_file,
    n.file_row,
    n.topic_id as found,
    'topic_id ใน topics.csv' as expected,
    n.advice_id as place
from named as n
anti join topic as t on n.topic_id = t.topic_id
order by
    n.file_row,
    found;
