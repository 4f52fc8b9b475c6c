-- The overall of one agency in one fiscal year: score, level as printed and by rule, target, change, ranks, source.
-- Grain:  one row, or none when nothing is known of the overall.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/overview.py

select
    s.agency_id,
    s.fiscal_year,
    s.score,
    s.is_computed,
    s.computed_score,
    s.confidence,
    s.status,
    v.level_printed,
    v.level_computed,
    v.level_order,
    v.level_symbol,
    v.level_th,
    v.level_en,
    s.target,
    s.scale,
    s.rule,
    s.gap_to_target,
    s.previous_year,
    s.previous_score,
    s.score_change,
    p.short_name as previous_agency_name,
    s.previous_agency_id,
    s.district_rank,
    s.district_count,
    s.district_tied,
    s.province_rank,
    s.province_count,
    s.province_tied,
    v.national_mean,
    s.source_file,
    s.source_sheet,
    s.source_cell,
    s.source
from standing as s
left join level_standing as v on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year
left join agency as p on s.previous_agency_id = p.agency_id
where
    s.agency_id = $agency_id
    and s.fiscal_year = $fiscal_year::integer
    and s.node = 'overall';
