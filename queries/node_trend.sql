-- Scores of one agency's overall, instruments, parts and indicators year by year; predecessors' years included.
-- Grain:  one row per fiscal year and node with a score, oldest first, in the order of the tree.
-- Params: $agency_id

select
    s.fiscal_year,
    s.node,
    s.kind,
    s.instrument,
    s.label_th,
    s.label_en,
    s.score,
    s.is_computed,
    s.score_change,
    s.target,
    s.source_file,
    s.source
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
where
    l.agency_id = $agency_id
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    and (s.kind in ('overall', 'instrument') or (s.kind = 'indicator' and s.part is null))
    and s.score is not null
order by
    s.fiscal_year,
    s.sort_order;
