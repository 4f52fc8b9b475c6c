-- Published figures that a later import replaced: the value before and after, and who said so when.
-- Grain:  one row per replacement, newest first. The figure in use is the last of its node.
-- Params: none

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
