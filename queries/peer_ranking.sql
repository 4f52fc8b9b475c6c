-- The peers of one agency (peer_set) on one node in one fiscal year, highest first.
-- Grain:  one row per agency with a figure that may be compared, itself included. Equal scores share a rank; rank_in_year and
--         tied are null where fewer than least_peers() have the figure. middle is their median on paper, null likewise.
-- Params: $agency_id, $fiscal_year, $node

with beside as (
    select
        s.*,
        a.district,
        p.scope,
        p.agency_id as ours,
        count(*) over () as known_count
    from peer as p
    inner join standing as s on p.peer_id = s.agency_id and p.fiscal_year = s.fiscal_year
    inner join agency as a on s.agency_id = a.agency_id
    where
        p.agency_id = $agency_id
        and p.fiscal_year = $fiscal_year::integer
        and s.fiscal_year = $fiscal_year::integer
        and s.node = $node
        and s.is_comparable
)

select
    agency_id,
    short_name,
    district,
    score,
    case when known_count >= least_peers() then rank() over (order by score desc) end as rank_in_year,
    case when known_count >= least_peers() then count(*) over (partition by score) end as tied,
    known_count as peer_count,
    case when known_count >= least_peers() then round(median(score) over (), 9) end as middle,
    target,
    gap_to_target,
    previous_year,
    score_change,
    agency_id = ours as is_chosen,
    scope as peer_scope,
    source_file,
    source
from beside
order by
    score desc,
    short_name collate th asc,
    agency_id asc;
