-- How far each agency stands above losing the level it has: its distance to each condition of that level.
-- Grain:  one row per agency, fiscal year and condition of its level (points, never below 0); none at the lowest level of a year,
--         where the level is unknown or is only known as printed. One condition lost is the level lost.

insert into level_margin
with had as (
    select
        v.agency_id,
        v.fiscal_year,
        l.min_overall,
        l.min_instrument,
        string_split(l.instruments, ' ') as instruments
    from level_standing as v
    semi join scope as h on v.agency_id = h.agency_id and v.fiscal_year = h.fiscal_year
    inner join level as l
        on
            v.fiscal_year between l.fiscal_year_from and l.fiscal_year_to
            and v.level_order = l.level_order
    where
        exists (
            select 1 from level as lower_level
            where
                lower_level.fiscal_year_from = l.fiscal_year_from
                and lower_level.level_order > l.level_order
        )
)

select
    h.agency_id,
    h.fiscal_year,
    s.node,
    s.sort_order,
    s.score,
    case when s.kind = 'overall' then h.min_overall else h.min_instrument end as required,
    s.score - required as margin
from had as h
inner join standing as s
    on
        h.agency_id = s.agency_id
        and h.fiscal_year = s.fiscal_year
        and (
            s.kind = 'overall'
            or (s.kind = 'instrument' and list_contains(h.instruments, s.node))
        )
where s.score is not null
order by
    h.agency_id,
    h.fiscal_year,
    s.sort_order;
