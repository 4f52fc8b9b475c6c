-- Scores of one agency's overall, instruments, parts and indicators year by year; predecessors' years included.
-- Grain:  one row per fiscal year and node with a score, oldest first, in the order of the tree.
-- Params: $agency_id
-- Columns:
--   fiscal_year   integer  Buddhist Era; never null
--   node          varchar  code in the tree of its fiscal year; never null
--   kind          varchar  kind of node; null: not a node of the tree
--   instrument    varchar  IIT EIT or OIT; null: above the instruments
--   label_th      varchar  name in Thai; never null
--   label_en      varchar  name in English; null: not translated
--   score         double   0-100; null: neither published nor computable
--   is_computed   boolean  true where we computed the score; never null
--   score_change  double   points; null: no earlier year to compare with
--   target        double   0-100; null: the year has no target
--   source_file   varchar  path under data/; null: computed or not published
--   source        varchar  title of the published document; null: computed or not named

select
    s.fiscal_year,
    s.node,
    s.kind,
    s.instrument,
    s.label_th,
    s.label_en,
    s.score,
    s.is_computed,
    s.score_change,
    s.target,
    s.source_file,
    s.source
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
where
    l.agency_id = $agency_id
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
    and (s.kind in ('overall', 'instrument') or (s.kind = 'indicator' and s.part is null))
    and s.score is not null
order by
    s.fiscal_year,
    s.sort_order;
