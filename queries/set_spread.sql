-- Every agency of a set on one node in one fiscal year, highest first, and how many indicators each is below the target in.
-- Grain:  one row per agency with the figure; equal scores share a rank (1 is best). rank_in_year, tied and middle, the
--         median on paper, are null where fewer than least_peers() have the figure. gap_to_full is 100 - score.
-- Params: $agency_ids, $fiscal_year, $node, $agency_id (is_chosen)
-- Columns:
--   agency_id        varchar  code; never null
--   short_name       varchar  name in Thai as officers abbreviate it; never null
--   district         varchar  name in Thai; null: not registered
--   is_namesake      boolean  true where another of the set has its short name; never null
--   sort_order       integer
--   node             varchar  code in the tree of its fiscal year; never null
--   kind             varchar  kind of node; null: not a node of the tree
--   instrument       varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id     integer  number of the indicator; null: not an indicator nor below one
--   label_th         varchar  name in Thai; never null
--   label_en         varchar  name in English; null: not translated
--   score            double   0-100; null: neither published nor computable
--   is_computed      boolean  true where we computed the score; never null
--   target           double   0-100; null: the year has no target
--   gap_to_target    double   points; below 0 under the target; null: no score or no target
--   score_change     double   points; null: no earlier year to compare with
--   level_symbol     varchar  letter or letters; null: the year's levels have none
--   level_th         varchar  name in Thai; null: not reached or the year has no levels
--   level_en         varchar  name in English; null: not reached or the year has no levels
--   level_printed    varchar  as published; null: not published
--   source_file      varchar  path under data/; null: computed or not published
--   source           varchar  title of the published document; null: computed or not named
--   rank_in_year     bigint   1 is best; null: fewer than five agencies
--   tied             bigint   agencies of the same score; null: fewer than five agencies
--   middle           double   0-100; the median on paper; null: fewer than five agencies
--   gap_to_full      double   points; null: no score
--   is_chosen        boolean
--   indicator_count  bigint
--   weak_count       bigint

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
