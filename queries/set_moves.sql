-- One node of a set of agencies in two fiscal years, and the change between them in points.
-- Grain:  one row per agency with both scores, most risen first.
-- Params: $agency_ids, $node, $previous_year, $fiscal_year
-- Columns:
--   agency_id     varchar  code; never null
--   short_name    varchar  name in Thai as officers abbreviate it; never null
--   district      varchar  name in Thai; null: not registered
--   is_namesake   boolean  true where another of the set has its short name; never null
--   node          varchar  code in the tree of its fiscal year; never null
--   kind          varchar  kind of node; null: not a node of the tree
--   target        double   0-100; null: the year has no target
--   score_then    double
--   score_now     double
--   score_change  double   points; null: no earlier year to compare with
--   is_computed   boolean  true where we computed the score; never null
--   source_file   varchar  path under data/; null: computed or not published
--   source        varchar  title of the published document; null: computed or not named

with known as (
    select *
    from set_past($agency_ids::varchar[])
    where node = $node and fiscal_year in ($previous_year::integer, $fiscal_year::integer)
)

select
    n.agency_id,
    n.short_name,
    n.district,
    n.is_namesake,
    n.node,
    n.kind,
    n.target,
    t.score as score_then,
    n.score as score_now,
    n.score - t.score as score_change,
    n.is_computed,
    n.source_file,
    n.source
from known as n
inner join known as t on n.agency_id = t.agency_id and t.fiscal_year = $previous_year::integer
where n.fiscal_year = $fiscal_year::integer
order by
    score_change desc,
    n.short_name collate th asc,
    n.agency_id asc;
