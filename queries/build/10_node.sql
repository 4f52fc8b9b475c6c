-- Nodes of each year's tree: overall, instruments, indicators, sub-indicators, questions, their EIT parts, and issues.
-- Grain:  one row per fiscal year and node. A part's own node is named node@part.

insert into node
with part as (
    select
        p.fiscal_year,
        p.instrument as part,
        p.part_of,
        p.short_th,
        p.short_en,
        p.file_row
    from instrument as p
    where p.part_of is not null
),

instrument_place as (
    select
        fiscal_year,
        instrument,
        row_number() over (partition by fiscal_year order by file_row) as place
    from instrument
)

select
    fiscal_year,
    'overall' as node,
    'overall' as kind,
    null as part,
    null as instrument,
    null as indicator_id,
    'คะแนนภาพรวม' as label_th,
    'Overall' as label_en,
    6 as height,
    0 as sort_order,
    true as scored,
    confidence
from fiscal_year

union all

select
    i.fiscal_year,
    i.instrument,
    'instrument',
    case when i.part_of is not null then i.instrument end,
    i.instrument,
    null,
    i.short_th,
    i.short_en,
    case when i.part_of is null then 5 else 4 end,
    s.place * 1000000,
    true,
    i.confidence
from instrument as i
inner join instrument_place as s
    on i.fiscal_year = s.fiscal_year and i.instrument = s.instrument

union all

select
    i.fiscal_year,
    i.indicator_id::varchar,
    'indicator',
    null,
    i.instrument,
    i.indicator_id,
    i.label_th,
    i.label_en,
    3,
    s.place * 1000000 + i.indicator_id * 10000,
    true,
    i.confidence
from indicator as i
inner join instrument_place as s
    on i.fiscal_year = s.fiscal_year and i.instrument = s.instrument

union all

select
    i.fiscal_year,
    i.indicator_id::varchar || '@' || p.part,
    'indicator',
    p.part,
    p.part,
    i.indicator_id,
    i.label_th || ' (' || p.short_th || ')',
    i.label_en || ' (' || p.short_en || ')',
    2,
    s.place * 1000000 + i.indicator_id * 10000,
    true,
    i.confidence
from indicator as i
inner join part as p
    on i.fiscal_year = p.fiscal_year and i.instrument = p.part_of
inner join instrument_place as s
    on p.fiscal_year = s.fiscal_year and p.part = s.instrument

union all

select
    b.fiscal_year,
    b.sub_indicator,
    'sub_indicator',
    null,
    i.instrument,
    b.indicator_id,
    b.label_th,
    b.label_en,
    2,
    s.place * 1000000
    + b.indicator_id * 10000
    + row_number() over (partition by b.fiscal_year, b.indicator_id order by b.file_row) * 1000,
    true,
    b.confidence
from sub_indicator as b
inner join indicator as i
    on b.fiscal_year = i.fiscal_year and b.indicator_id = i.indicator_id
inner join instrument_place as s
    on i.fiscal_year = s.fiscal_year and i.instrument = s.instrument

union all

select
    q.fiscal_year,
    q.question_id,
    'question',
    null,
    q.instrument,
    q.indicator_id,
    q.label_th,
    q.label_en,
    1,
    s.place * 1000000
    + coalesce(q.indicator_id, 99) * 10000
    + 9000
    + regexp_extract(q.question_id, '\d+')::integer,
    q.scored = 'yes',
    q.confidence
from question as q
inner join instrument_place as s
    on q.fiscal_year = s.fiscal_year and q.instrument = s.instrument

union all

select
    q.fiscal_year,
    q.question_id || '@' || p.part,
    'question',
    p.part,
    p.part,
    q.indicator_id,
    q.label_th || ' (' || p.short_th || ')',
    q.label_en || ' (' || p.short_en || ')',
    0,
    s.place * 1000000
    + coalesce(q.indicator_id, 99) * 10000
    + 9000
    + regexp_extract(q.question_id, '\d+')::integer,
    q.scored = 'yes',
    q.confidence
from question as q
inner join part as p
    on q.fiscal_year = p.fiscal_year and q.instrument = p.part_of
inner join instrument_place as s
    on p.fiscal_year = s.fiscal_year and p.part = s.instrument

union all

-- an issue groups questions of all instruments; nothing above is made of it
select
    fiscal_year,
    'issue' || issue_id,
    'issue',
    null,
    null,
    null,
    label_th,
    label_en,
    2,
    900000000 + issue_id,
    true,
    confidence
from issue;
