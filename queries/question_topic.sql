-- The topics of one question of a year, to follow it through other years.
-- Grain:  one row per topic.
-- Params: $fiscal_year, $question_id
-- Columns:
--   topic_id    varchar  code that keeps when question codes change; null: in no topic
--   match_kind  varchar  exact partial or merged; null: no earlier year to compare with

select
    x.topic_id,
    x."match" as match_kind
from crosswalk as x
where x.fiscal_year = $fiscal_year::integer and x.question_id = $question_id
order by
    x.file_row;
