-- Second figures that a source prints for a node it has printed already, and printed means that its own rows do not give.
-- Grain:  one row per second figure. The figure in the source's main table is kept; see data/README.md.

select
    case when s.score is null and c.score is not null then 'does_not_follow' else 'printed_twice' end as rule,
    'warning' as severity,
    p.agency_id,
    p.fiscal_year,
    p.node,
    coalesce(s.score, try_cast(p.also_printed as double)) as published,
    c.score as recomputed,
    try_cast(p.also_printed as double) - coalesce(s.score, c.score) as difference,
    null::varchar as suspect_node,
    null::double as suspect_score,
    null::integer as candidates,
    p.also_printed as printed,
    p.kept as other
from printed_conflict as p
left join score as s
    on p.agency_id = s.agency_id and p.fiscal_year = s.fiscal_year and p.node = s.node
left join computed_score as c
    on p.agency_id = c.agency_id and p.fiscal_year = c.fiscal_year and p.node = c.node;
