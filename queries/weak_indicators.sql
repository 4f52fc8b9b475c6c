-- Indicators and questions below their target in one fiscal year: of some agencies, or of a district or province.
-- Grain:  one row per agency and indicator or question, the agencies in Thai order, the weakest first.
--         Made-up agencies appear only beside made-up ones; a parameter left out (null) leaves nothing out.
-- Params: $agency_ids, $district, $province, $fiscal_year
-- Read by: pages/indicators.py, ita/ui/blocks.py, ita/cli/papers.py

select
    s.agency_id,
    a.agency_name,
    s.short_name,
    a.district,
    a.province,
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
    s.score_change,
    s.status,
    s.source_file,
    s.source
from standing as s
inner join agency as a on s.agency_id = a.agency_id
where
    s.fiscal_year = $fiscal_year::integer
    and ($agency_ids::varchar[] is null or list_contains($agency_ids::varchar[], a.agency_id))
    and ($district is null or a.district = $district)
    and ($province is null or a.province = $province)
    and ($agency_ids::varchar[] is not null or a.is_local)
    and s.kind in ('indicator', 'question')
    and s.part is null
    and s.gap_to_target < 0
order by
    s.short_name collate th asc,
    s.agency_id asc,
    s.kind asc,
    s.score asc,
    s.sort_order asc;
