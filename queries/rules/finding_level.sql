-- Printed levels that the printed scores do not give, and levels named in the words or letters of another year's scheme.
-- Grain:  one row per agency, fiscal year and rule.

with word_of as (
    select
        fiscal_year_from,
        fiscal_year_to,
        unnest([label_th, level]) as word
    from level
),

foreign_word as (
    select
        y.fiscal_year,
        list(distinct w.word) as words
    from fiscal_year as y
    cross join word_of as w
    where
        y.fiscal_year in (
            select unnest(range(g.fiscal_year_from, g.fiscal_year_to + 1))
            from level as g
        )
        and w.word not in (
            select o.word
            from word_of as o
            where y.fiscal_year between o.fiscal_year_from and o.fiscal_year_to
        )
    group by y.fiscal_year
),

printed as (
    select
        v.agency_id,
        v.fiscal_year,
        v.score,
        v.is_computed,
        v.level_printed,
        v.level_th,
        v.level_en,
        v.level_computed,
        v.level_order,
        regexp_split_to_array(v.level_printed, '[\s()/]+') || [v.level_printed] as words
    from level_standing as v
    where v.level_printed is not null
)

select
    'level_differs' as rule,
    case when g.confidence = 'high' then 'error' else 'warning' end as severity,
    p.agency_id,
    p.fiscal_year,
    'overall' as node,
    p.score as published,
    null::double as recomputed,
    null::double as difference,
    null::varchar as suspect_node,
    null::double as suspect_score,
    null::integer as candidates,
    p.level_printed as printed,
    p.level_th as other
from printed as p
inner join level as g
    on p.level_order = g.level_order and p.fiscal_year between g.fiscal_year_from and g.fiscal_year_to
where
    not p.is_computed
    and not list_has_any(p.words, [p.level_th, p.level_en, p.level_computed])

union all

select
    'level_of_other_years',
    'note',
    p.agency_id,
    p.fiscal_year,
    'overall',
    p.score,
    null,
    null,
    null,
    null,
    null,
    p.level_printed,
    p.level_th
from printed as p
inner join foreign_word as f on p.fiscal_year = f.fiscal_year
where
    list_has_any(p.words, f.words)
    and (p.level_computed is null or list_has_any(p.words, [p.level_th, p.level_en, p.level_computed]));
