-- The overall of one agency in one fiscal year: score, level as printed and by rule, target, change, ranks, source.
-- Grain:  one row, or none when nothing is known of the overall.
-- Params: $agency_id, $fiscal_year

select
    agency_id,
    fiscal_year,
    score,
    computed_score,
    is_computed,
    level_printed,
    level_computed,
    level_order,
    level_symbol,
    level_th,
    level_en,
    target,
    gap_to_target,
    scale,
    previous_year,
    previous_score,
    score_change,
    peer_scope,
    peer_count,
    peer_rank,
    peer_tied,
    roster_count,
    national_mean,
    source_file,
    source
from level_standing
where agency_id = $agency_id and fiscal_year = $fiscal_year::integer;
