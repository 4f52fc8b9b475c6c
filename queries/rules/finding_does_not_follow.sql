-- Published figures that do not follow from those below them, with the one cell that would explain it where there is one.
-- Grain:  one row per agency, fiscal year and node. In a year whose rule is only assumed it is a warning.

select
    'does_not_follow' as rule,
    case when m.confidence in ('high', 'medium') then 'error' else 'warning' end as severity,
    m.agency_id,
    m.fiscal_year,
    m.node,
    m.published,
    m.recomputed,
    m.difference,
    s.node as suspect_node,
    s.proposed as suspect_score,
    coalesce(s.candidates, 0)::integer as candidates,
    s.score::varchar as printed,
    null::varchar as other
from mismatch as m
left join suspect as s
    on m.agency_id = s.agency_id and m.fiscal_year = s.fiscal_year and s.place = 1 and s.place_in_node = 1;
