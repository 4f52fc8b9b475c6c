-- The overall and the indicators of a set of agencies in one fiscal year, in the order a matrix of them is read.
-- Grain:  one row per agency and node with a score; agencies by their score on the node $by, weakest first and those without
--         one last, else in Thai order of their names (also where $by is no node); nodes in the order of the tree.
-- Params: $agency_ids, $fiscal_year, $by
-- Columns:
--   agency_id      varchar  code; never null
--   short_name     varchar  name in Thai as officers abbreviate it; never null
--   district       varchar  name in Thai; null: not registered
--   is_namesake    boolean  true where another of the set has its short name; never null
--   sort_order     integer
--   node           varchar  code in the tree of its fiscal year; never null
--   kind           varchar  kind of node; null: not a node of the tree
--   instrument     varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id   integer  number of the indicator; null: not an indicator nor below one
--   label_th       varchar  name in Thai; never null
--   label_en       varchar  name in English; null: not translated
--   score          double   0-100; null: neither published nor computable
--   is_computed    boolean  true where we computed the score; never null
--   target         double   0-100; null: the year has no target
--   gap_to_target  double   points; below 0 under the target; null: no score or no target
--   score_change   double   points; null: no earlier year to compare with
--   level_symbol   varchar  letter or letters; null: the year's levels have none
--   level_th       varchar  name in Thai; null: not reached or the year has no levels
--   level_en       varchar  name in English; null: not reached or the year has no levels
--   level_printed  varchar  as published; null: not published
--   source_file    varchar  path under data/; null: computed or not published
--   source         varchar  title of the published document; null: computed or not named
--   is_large_fall  boolean  true where it fell by more than large_fall(); never null

with known as (
    select *
    from set_score($agency_ids::varchar[], $fiscal_year::integer)
    where node = 'overall' or kind = 'indicator'
)

select
    k.*,
    coalesce(k.score_change < -large_fall(), false) as is_large_fall
from known as k
left join known as b on k.agency_id = b.agency_id and b.node = $by
order by
    b.score asc nulls last,
    k.short_name collate th asc,
    k.agency_id asc,
    k.sort_order asc;
