-- What one fiscal year's rule has otherwise than the year before it in the rule book.
-- Grain:  one row per subject that differs: weight or number of questions of an instrument, the levels, topics asked or dropped.
-- Params: $fiscal_year
-- Columns:
--   previous_year  integer  Buddhist Era; null: no earlier year to compare with
--   subject        varchar
--   node           varchar  code in the tree of its fiscal year; never null
--   before_text    varchar
--   now_text       varchar

with pair as (
    select
        now.fiscal_year,
        max(past.fiscal_year) as previous_year
    from fiscal_year as now
    inner join fiscal_year as past on now.fiscal_year > past.fiscal_year and past.rule != 'unknown'
    where now.fiscal_year = $fiscal_year::integer and now.rule != 'unknown'
    group by now.fiscal_year
),

stated as (
    select
        i.fiscal_year,
        i.file_row as place,
        'weight' as subject,
        i.instrument as node,
        i.weight_percent::varchar as told
    from instrument as i

    union all

    select
        i.fiscal_year,
        100 + i.file_row,
        'question_count',
        i.instrument,
        i.question_count::varchar
    from instrument as i

    union all

    select
        y.fiscal_year,
        1000,
        'levels',
        null,
        string_agg(g.label_th || ' ≥ ' || g.min_overall, ' · ' order by g.level_order)
    from fiscal_year as y
    inner join level as g on y.fiscal_year between g.fiscal_year_from and g.fiscal_year_to
    group by y.fiscal_year
),

told_of as (
    select distinct
        subject,
        node
    from stated
),

topics as (
    select
        x.fiscal_year,
        x.topic_id,
        t.instrument,
        t.label_th,
        t.label_en
    from crosswalk as x
    inner join topic as t on x.topic_id = t.topic_id
    where x."match" in ('exact', 'partial', 'merged')
)

select
    p.previous_year,
    coalesce(n.subject, o.subject) as subject,
    coalesce(n.node, o.node) as node,
    o.told as before_text,
    n.told as now_text
from pair as p
cross join told_of as k
left join stated as n
    on p.fiscal_year = n.fiscal_year and k.subject = n.subject and k.node is not distinct from n.node
left join stated as o
    on p.previous_year = o.fiscal_year and k.subject = o.subject and k.node is not distinct from o.node
where n.told is distinct from o.told

union all

select
    p.previous_year,
    'topic_new',
    t.instrument,
    null,
    t.label_th
from pair as p
inner join topics as t on p.fiscal_year = t.fiscal_year
anti join topics as o on p.previous_year = o.fiscal_year and t.topic_id = o.topic_id

union all

select
    p.previous_year,
    'topic_gone',
    t.instrument,
    t.label_th,
    null
from pair as p
inner join topics as t on p.previous_year = t.fiscal_year
anti join topics as n on p.fiscal_year = n.fiscal_year and t.topic_id = n.topic_id
order by
    subject desc,
    node asc,
    before_text asc,
    now_text asc;
