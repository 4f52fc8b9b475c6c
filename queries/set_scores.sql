-- Overall, instruments and indicators of a set of agencies in one fiscal year, with level, change and gap.
-- Grain:  one row per agency and node with a score, in Thai order of the agencies and the order of the tree.
-- Params: $agency_ids, $fiscal_year
-- Read by: pages/comparison.py

select
    s.agency_id,
    s.short_name,
    s.sort_order,
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
    s.score_change,
    v.level_symbol,
    v.level_th,
    v.level_en,
    v.level_printed,
    s.source_file,
    s.source
from standing as s
left join level_standing as v
    on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
where
    s.fiscal_year = $fiscal_year::integer
    and s.agency_id in (select unnest($agency_ids))
    and (s.kind in ('overall', 'instrument') or (s.kind = 'indicator' and s.part is null))
    and s.score is not null
order by
    s.short_name collate th asc,
    s.agency_id asc,
    s.sort_order asc;
