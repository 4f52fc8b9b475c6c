-- The peers of one agency (peer_set) on one node in one fiscal year, highest first.
-- Grain:  one row per agency with a figure that may be compared, itself included. Equal scores share a rank; rank_in_year and
--         tied are null where fewer than least_peers() have the figure. middle, their median, and the quartiles likewise.
-- Params: $agency_id, $fiscal_year, $node
-- Columns:
--   agency_id       varchar  code; never null
--   short_name      varchar  name in Thai as officers abbreviate it; never null
--   district        varchar  name in Thai; null: not registered
--   is_namesake     boolean  true where another of the set has its short name; never null
--   score           double   0-100; null: neither published nor computable
--   rank_in_year    bigint   1 is highest; null: no score
--   tied            bigint   figures with the same rank; null: no score
--   peer_count      bigint   agencies with a score; null: fewer than five peers
--   middle          double   0-100; the median on paper; null: fewer than five agencies
--   first_quartile  double   0-100; null: fewer than five agencies
--   third_quartile  double   0-100; null: fewer than five agencies
--   target          double   0-100; null: the year has no target
--   gap_to_target   double   points; below 0 under the target; null: no score or no target
--   previous_year   integer  Buddhist Era; null: no earlier year to compare with
--   score_change    double   points; null: no earlier year to compare with
--   is_chosen       boolean
--   peer_scope      varchar  district or province; null: fewer than five peers
--   source_file     varchar  path under data/; null: computed or not published
--   source          varchar  title of the published document; null: computed or not named

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
    count(*) over (partition by short_name) > 1 as is_namesake,
    score,
    case when known_count >= least_peers() then rank() over (order by score desc) end as rank_in_year,
    case when known_count >= least_peers() then count(*) over (partition by score) end as tied,
    known_count as peer_count,
    of_enough(known_count, round(median(score) over (), 9)) as middle,
    of_enough(known_count, quantile_cont(score, 0.25) over ()) as first_quartile,
    of_enough(known_count, quantile_cont(score, 0.75) over ()) as third_quartile,
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
