-- Overall, instruments and indicators of a set of agencies in one fiscal year, with level, change and gap.
-- Grain:  one row per agency and node with a score, in Thai order of the agencies and the order of the tree.
-- Params: $agency_ids, $fiscal_year

select
    s.agency_id,
    a.short_name,
    a.district,
    n.sort_order,
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
    s.score_change,
    v.level_symbol,
    v.level_th,
    v.level_en,
    v.level_printed,
    s.source_file,
    s.source
from top_score as s
inner join agency as a on s.agency_id = a.agency_id
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
left join level_standing as v
    on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
where
    s.fiscal_year = $fiscal_year::integer
    and list_contains($agency_ids::varchar[], a.agency_id)
order by
    a.short_name collate th asc,
    s.agency_id asc,
    n.sort_order asc;
