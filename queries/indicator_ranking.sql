-- The indicators of one agency in one fiscal year ranked high to low, with change, gap to target and place among peers.
-- Grain:  one row per indicator with a score. Equal scores share a rank.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/overview.py, pages/indicators.py

select
    s.indicator_id,
    s.node,
    s.instrument,
    s.label_th,
    s.label_en,
    s.score,
    s.is_computed,
    rank() over (order by s.score desc) as rank_in_year,
    count(*) over (partition by s.score) as tied,
    s.target,
    s.gap_to_target,
    s.previous_year,
    s.previous_score,
    s.score_change,
    s.district_rank,
    s.district_count,
    s.district_tied,
    s.province_rank,
    s.province_count,
    s.province_tied,
    s.source_file,
    s.source_sheet,
    s.source_cell,
    s.source
from standing as s
where
    s.agency_id = $agency_id
    and s.fiscal_year = $fiscal_year::integer
    and s.kind = 'indicator'
    and s.part is null
    and s.score is not null
order by
    rank_in_year,
    s.indicator_id;
