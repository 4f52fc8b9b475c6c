-- One node of a set of agencies in two fiscal years, and the change between them in points.
-- Grain:  one row per agency with both scores, most risen first.
-- Params: $agency_ids, $node, $previous_year, $fiscal_year

with known as (
    select *
    from set_past($agency_ids::varchar[])
    where node = $node and fiscal_year in ($previous_year::integer, $fiscal_year::integer)
)

select
    n.agency_id,
    n.short_name,
    n.district,
    n.is_namesake,
    n.node,
    n.kind,
    n.target,
    t.score as score_then,
    n.score as score_now,
    n.score - t.score as score_change,
    n.is_computed,
    n.source_file,
    n.source
from known as n
inner join known as t on n.agency_id = t.agency_id and t.fiscal_year = $previous_year::integer
where n.fiscal_year = $fiscal_year::integer
order by
    score_change desc,
    n.short_name collate th asc,
    n.agency_id asc;
