-- A pair of a topic that does not exist, or of one with itself.
-- Grain:  one row per violation.

select
    'pairs.csv' as source_file,
    p.file_row,
    p.topic_a || ' ' || p.topic_b as found,
    'topic_id สองเรื่องที่ต่างกันใน topics.csv' as expected,
    'topic_a, topic_b' as place
from pair as p
left join topic as a on p.topic_a = a.topic_id
left join topic as b on p.topic_b = b.topic_id
where
    a.topic_id is null
    or b.topic_id is null
    or p.topic_a = p.topic_b
order by p.file_row;
