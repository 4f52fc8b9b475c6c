-- The indicators of one agency in one fiscal year ranked high to low, with change, gap to target and place among peers.
-- Grain:  one row per indicator with a score. Equal scores share a rank.
-- Params: $agency_id, $fiscal_year

select
    indicator_id,
    node,
    instrument,
    label_th,
    label_en,
    score,
    is_computed,
    rank() over (order by score desc) as rank_in_year,
    count(*) over (partition by score) as tied,
    target,
    gap_to_target,
    score_change,
    peer_scope,
    peer_count,
    peer_rank,
    peer_tied,
    points_lost_low,
    points_lost_high,
    source_file,
    source
from standing
where
    agency_id = $agency_id
    and fiscal_year = $fiscal_year::integer
    and kind = 'indicator'
    and part is null
    and score is not null
order by
    rank_in_year,
    indicator_id;
