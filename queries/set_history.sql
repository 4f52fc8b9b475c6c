-- Overall with its level and indicators of a set of agencies in every fiscal year, those of a predecessor under its successor.
-- Grain:  one row per agency, fiscal year and node with a score, oldest first.
-- Params: $agency_ids

select
    l.agency_id,
    a.short_name,
    a.district,
    s.fiscal_year,
    s.node,
    s.kind,
    n.instrument,
    n.indicator_id,
    n.label_th,
    n.label_en,
    s.score,
    s.is_computed,
    s.target,
    s.gap_to_target,
    s.scale,
    s.previous_year,
    s.score_change,
    v.level_symbol,
    v.level_th,
    v.level_en,
    v.level_printed,
    s.source_file,
    s.source
from top_score as s
inner join lineage as l on s.agency_id = l.ancestor_id
inner join agency as a on l.agency_id = a.agency_id
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
left join level_standing as v
    on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
where
    list_contains($agency_ids::varchar[], l.agency_id)
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    and s.kind != 'instrument'
order by
    s.fiscal_year asc,
    a.short_name collate th asc,
    l.agency_id asc,
    n.sort_order asc;
