-- Overall with its level and indicators of a set of agencies in every fiscal year, those of a predecessor under its successor.
-- Grain:  one row per agency, fiscal year and node with a score, oldest first.
-- Params: $agency_ids
-- Columns:
--   agency_id      varchar  code; never null
--   short_name     varchar  name in Thai as officers abbreviate it; never null
--   district       varchar  name in Thai; null: not registered
--   is_namesake    boolean  true where another of the set has its short name; never null
--   fiscal_year    integer  Buddhist Era; never null
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
--   scale          varchar  unit of the figure; never null
--   previous_year  integer  Buddhist Era; null: no earlier year to compare with
--   score_change   double   points; null: no earlier year to compare with
--   level_symbol   varchar  letter or letters; null: the year's levels have none
--   level_th       varchar  name in Thai; null: not reached or the year has no levels
--   level_en       varchar  name in English; null: not reached or the year has no levels
--   level_printed  varchar  as published; null: not published
--   source_file    varchar  path under data/; null: computed or not published
--   source         varchar  title of the published document; null: computed or not named

select *
from set_past($agency_ids::varchar[])
order by
    fiscal_year asc,
    short_name collate th asc,
    agency_id asc,
    sort_order asc;
