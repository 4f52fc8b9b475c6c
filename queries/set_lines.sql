-- One node of the agencies of a set through the fiscal years up to one, a line each: one agency first, then the highest of
-- the newest year, so many of them.
-- Grain:  one row per agency and fiscal year with a score, oldest first. node and labels are the agency's, for a chart by node;
--         scored_count are the agencies with any such score, drawn or not.
-- Params: $agency_ids, $agency_id (first), $node, $fiscal_year, $most (agencies)
-- Columns:
--   agency_id      varchar  code; never null
--   short_name     varchar  name in Thai as officers abbreviate it; never null
--   district       varchar  name in Thai; null: not registered
--   is_namesake    boolean  true where another of the set has its short name; never null
--   fiscal_year    integer  Buddhist Era; never null
--   sort_order     integer
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
--   node           varchar  code in the tree of its fiscal year; never null
--   kind           varchar  kind of node; null: not a node of the tree
--   instrument     varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id   integer  number of the indicator; null: not an indicator nor below one
--   label_th       varchar  name in Thai; never null
--   label_en       varchar  name in English; null: not translated
--   place          bigint   1 first; never null
--   scored_count   bigint   agencies; never null

with known as (
    select *
    from set_past($agency_ids::varchar[])
    where node = $node and fiscal_year <= $fiscal_year::integer
),

placed as (
    select
        agency_id,
        count(*) over () as scored_count,
        row_number() over (
            order by
                coalesce(agency_id = $agency_id, false) desc,
                max(fiscal_year) desc,
                arg_max(score, fiscal_year) desc,
                any_value(short_name) collate th asc,
                agency_id asc
        ) as place
    from known
    group by agency_id
)

select
    k.* exclude (node, kind, instrument, indicator_id, label_th, label_en),
    k.agency_id as node,
    'agency' as kind,
    '' as instrument,
    null::integer as indicator_id,
    k.short_name as label_th,
    k.short_name as label_en,
    p.place,
    p.scored_count
from known as k
inner join placed as p on k.agency_id = p.agency_id
where p.place <= $most::integer
order by
    k.fiscal_year asc,
    p.place asc;
