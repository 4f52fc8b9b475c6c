-- Published figures that a later import replaced: the value before and after, and who said so when.
-- Grain:  one row per replacement, newest first. The figure in use is the last of its node.
-- Params: none
-- Columns:
--   agency_id           varchar  code; never null
--   short_name          varchar  name in Thai as officers abbreviate it; never null
--   fiscal_year         integer  Buddhist Era; never null
--   node                varchar  code in the tree of its fiscal year; never null
--   score_before        double
--   source_file_before  varchar
--   source_cell_before  varchar
--   score               double   0-100; null: neither published nor computable
--   source_file         varchar  path under data/; null: computed or not published
--   source_cell         varchar  address in the file; null: computed or not published
--   revised_at          varchar
--   revised_by          varchar

select
    r.agency_id,
    a.short_name,
    r.fiscal_year,
    r.node,
    r.score_before,
    r.source_file_before,
    r.source_cell_before,
    r.score,
    r.source_file,
    r.source_cell,
    r.revised_at,
    r.revised_by
from revision as r
inner join agency as a on r.agency_id = a.agency_id
order by
    r.revised_order desc,
    r.agency_id asc,
    r.fiscal_year asc,
    r.node asc;
