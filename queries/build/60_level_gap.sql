-- What each agency lacks for the next better level: each condition not met, by how many points.
-- Grain:  one row per agency, fiscal year and condition that falls short; none at the best level or where the level is unknown.

insert into level_gap
with wanted as (
    select
        v.agency_id,
        v.fiscal_year,
        n.level,
        n.label_th,
        n.label_en,
        n.symbol,
        n.min_overall,
        n.min_instrument,
        n.instruments
    from level_standing as v
    semi join scope as h on v.agency_id = h.agency_id and v.fiscal_year = h.fiscal_year
    inner join level as n
        on
            v.fiscal_year between n.fiscal_year_from and n.fiscal_year_to
            and v.level_order = n.level_order + 1
),

condition_of as (
    select
        w.agency_id,
        w.fiscal_year,
        w.level,
        w.label_th as level_th,
        w.label_en as level_en,
        w.symbol as level_symbol,
        s.node,
        s.sort_order,
        s.score,
        case when s.kind = 'overall' then w.min_overall else w.min_instrument end as required
    from wanted as w
    inner join standing as s
        on
            w.agency_id = s.agency_id
            and w.fiscal_year = s.fiscal_year
            and (
                s.kind = 'overall'
                or (s.kind = 'instrument' and list_contains(string_split(w.instruments, ' '), s.node))
            )
)

select
    agency_id,
    fiscal_year,
    level,
    level_th,
    level_en,
    level_symbol,
    node,
    sort_order,
    score,
    required,
    required - score as points_short
from condition_of
where score < required
order by
    agency_id,
    fiscal_year,
    sort_order;
