-- Rows of the rule book that hang on nothing: a year, instrument, indicator or sub-indicator that its year does not have.
-- Grain:  one row per violation.

select
    'instruments.csv' as source_file,
    i.file_row,
    i.fiscal_year::varchar as found,
    'fiscal_year ใน fiscal_years.csv' as expected,
    i.instrument as place
from instrument as i
anti join fiscal_year as y on i.fiscal_year = y.fiscal_year

union all

select
    'instruments.csv',
    p.file_row,
    p.part_of,
    'instrument ของปีเดียวกัน',
    p.instrument
from instrument as p
anti join instrument as i on p.fiscal_year = i.fiscal_year and p.part_of = i.instrument
where p.part_of is not null

union all

select
    'indicators.csv',
    d.file_row,
    d.instrument,
    'instrument ของปีเดียวกันใน instruments.csv',
    d.fiscal_year || ' ' || d.indicator_id
from indicator as d
anti join instrument as i on d.fiscal_year = i.fiscal_year and d.instrument = i.instrument

union all

select
    'sub_indicators.csv',
    b.file_row,
    b.indicator_id::varchar,
    'indicator_id ของปีเดียวกันใน indicators.csv',
    b.fiscal_year || ' ' || b.sub_indicator
from sub_indicator as b
anti join indicator as d on b.fiscal_year = d.fiscal_year and b.indicator_id = d.indicator_id

union all

select
    'questions.csv',
    q.file_row,
    coalesce(q.indicator_id::varchar, 'ว่าง'),
    'indicator_id ของปีเดียวกันใน indicators.csv',
    q.fiscal_year || ' ' || q.question_id
from question as q
anti join indicator as d on q.fiscal_year = d.fiscal_year and q.indicator_id = d.indicator_id
where q.fiscal_year in (select k.fiscal_year from indicator as k)

union all

select
    'questions.csv',
    q.file_row,
    q.sub_indicator,
    'sub_indicator ของปีเดียวกันใน sub_indicators.csv',
    q.fiscal_year || ' ' || q.question_id
from question as q
anti join sub_indicator as b
    on
        q.fiscal_year = b.fiscal_year
        and q.sub_indicator = b.sub_indicator
        and q.indicator_id = b.indicator_id
where
    q.sub_indicator is not null
    and q.fiscal_year in (select k.fiscal_year from sub_indicator as k)
order by
    source_file,
    file_row;
