-- Overall with its level and indicators of a set of agencies in every fiscal year, those of a predecessor under its successor.
-- Grain:  one row per agency, fiscal year and node with a score, oldest first.
-- Params: $agency_ids
-- Columns:
--   agency_id      varchar  code; never null
--   short_name     varchar  name in Thai as officers abbreviate it; never null
--   district       varchar  name in Thai; null: not registered
--   fiscal_year    integer  Buddhist Era; never null
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

select
    l.agency_id,
    a.short_name,
    a.district,
    s.fiscal_year,
    s.node,
    s.kind,
    n.instrument,
    n.indicator_id,
    n.label_th,
    n.label_en,
    s.score,
    s.is_computed,
    s.target,
    s.gap_to_target,
    s.scale,
    s.previous_year,
    s.score_change,
    v.level_symbol,
    v.level_th,
    v.level_en,
    v.level_printed,
    s.source_file,
    s.source
from top_score as s
inner join lineage as l on s.agency_id = l.ancestor_id
inner join agency as a on l.agency_id = a.agency_id
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
left join level_standing as v
    on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
where
    list_contains($agency_ids::varchar[], l.agency_id)
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    and s.kind != 'instrument'
order by
    s.fiscal_year asc,
    a.short_name collate th asc,
    l.agency_id asc,
    n.sort_order asc;
