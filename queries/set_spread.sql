-- Every agency of a set on one node in one fiscal year, highest first, and how many indicators each is below the target in.
-- Grain:  one row per agency with the figure; equal scores share a rank (1 is best). rank_in_year, tied and middle, the
--         median on paper, are null where fewer than least_peers() have the figure. gap_to_full is 100 - score.
-- Params: $agency_ids, $fiscal_year, $node, $agency_id (is_chosen)

with known as (
    select * from set_score($agency_ids::varchar[], $fiscal_year::integer)
),

weak as (
    select
        agency_id,
        count(*) as indicator_count,
        count(*) filter (where gap_to_target < 0) as weak_count
    from known
    where kind = 'indicator'
    group by agency_id
)

select
    k.*,
    of_enough(count(*) over (), rank() over (order by k.score desc)) as rank_in_year,
    of_enough(count(*) over (), count(*) over (partition by k.score)) as tied,
    of_enough(count(*) over (), round(median(k.score) over (), 9)) as middle,
    100 - k.score as gap_to_full,
    coalesce(k.agency_id = $agency_id, false) as is_chosen,
    w.indicator_count,
    w.weak_count
from known as k
left join weak as w on k.agency_id = w.agency_id
where k.node = $node
order by
    k.score desc,
    k.short_name collate th asc,
    k.agency_id asc;
