-- Sub-indicators whose range of items is not the items that questions.csv puts under them.
-- Grain:  one row per violation.

select
    'sub_indicators.csv' as source_file,
    b.file_row,
    coalesce(min(q.question_id), 'ไม่มีข้อ') || ' … ' || count(q.question_id) || ' ข้อ' as found,
    b.first_question || '–' || b.last_question || ' ' || b.question_count || ' ข้อ' as expected,
    b.fiscal_year || ' ' || b.sub_indicator as place
from sub_indicator as b
left join question as q
    on b.fiscal_year = q.fiscal_year and b.sub_indicator = q.sub_indicator
group by
    b.file_row,
    b.fiscal_year,
    b.sub_indicator,
    b.first_question,
    b.last_question,
    b.question_count
having
    count(q.question_id) != b.question_count
    or min(regexp_extract(q.question_id, '\d+')::integer)
    != regexp_extract(b.first_question, '\d+')::integer
    or max(regexp_extract(q.question_id, '\d+')::integer)
    != regexp_extract(b.last_question, '\d+')::integer
order by
    b.file_row;
