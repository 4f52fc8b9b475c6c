-- Figures that a later file replaced, in place of the former ones; the former stay in the table of revisions.
-- Grain:  one row per agency, fiscal year and node that the file in this place of the order revises.
-- Params: $revised_order

update score
set
    score = r.score,
    level = coalesce(r.level, score.level),
    source_file = r.source_file,
    source_sheet = r.source_sheet,
    source_cell = r.source_cell,
    source = r.source
from revision as r
where
    r.revised_order = $revised_order
    and score.agency_id = r.agency_id
    and score.fiscal_year = r.fiscal_year
    and score.node = r.node;
