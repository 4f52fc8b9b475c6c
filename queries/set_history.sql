-- Overall with its level and indicators of a set of agencies in every fiscal year, those of a predecessor under its successor.
-- Grain:  one row per agency, fiscal year and node with a score, oldest first.
-- Params: $agency_ids
-- Read by: pages/comparison.py

select
    l.agency_id,
    a.short_name,
    s.fiscal_year,
    s.node,
    s.kind,
    s.instrument,
    s.indicator_id,
    s.label_th,
    s.label_en,
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
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
inner join agency as a on l.agency_id = a.agency_id
left join level_standing as v
    on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
where
    l.agency_id in (select unnest($agency_ids))
    and s.agency_id in (
        select r.ancestor_id
        from lineage as r
        where r.agency_id in (select unnest($agency_ids))
    )
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    and (s.kind = 'overall' or (s.kind = 'indicator' and s.part is null))
    and s.score is not null
order by
    s.fiscal_year asc,
    a.short_name collate th asc,
    l.agency_id asc,
    s.sort_order asc;
