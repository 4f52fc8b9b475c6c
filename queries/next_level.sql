-- What one agency lacks for the next better level: each condition not met, by how many points.
-- Grain:  one row per condition that falls short; none at the best level or where the level is unknown.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/overview.py

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
    inner join level as n
        on
            v.fiscal_year between n.fiscal_year_from and n.fiscal_year_to
            and v.level_order = n.level_order + 1
    where v.agency_id = $agency_id and v.fiscal_year = $fiscal_year::integer
)

select
    w.level,
    w.label_th as level_th,
    w.label_en as level_en,
    w.symbol as level_symbol,
    s.node,
    s.score,
    case when s.kind = 'overall' then w.min_overall else w.min_instrument end as required,
    case when s.kind = 'overall' then w.min_overall else w.min_instrument end - s.score as points_short
from wanted as w
inner join standing as s
    on
        w.agency_id = s.agency_id
        and w.fiscal_year = s.fiscal_year
        and (
            s.kind = 'overall'
            or (s.kind = 'instrument' and list_contains(string_split(w.instruments, ' '), s.node))
        )
where
    s.score
    < case when s.kind = 'overall' then w.min_overall else w.min_instrument end
order by
    points_short desc,
    s.sort_order asc;
