-- The figures of a file that leaves are gone, and those it revised stand again as they were before it.
-- Grain:  one row per agency, fiscal year and node of the file. Only for the last of all files: no other was set beside it.
-- Params: $source_file

delete from score
where
    source_file = $source_file
    and not exists (
        select r.node
        from revision as r
        where
            r.source_file = $source_file
            and score.agency_id = r.agency_id
            and score.fiscal_year = r.fiscal_year
            and score.node = r.node
    );

update score
set
    score = r.score_before,
    level = r.level_before,
    source_file = r.source_file_before,
    source_sheet = r.source_sheet_before,
    source_cell = r.source_cell_before,
    source = r.source_before
from revision as r
where
    r.source_file = $source_file
    and score.agency_id = r.agency_id
    and score.fiscal_year = r.fiscal_year
    and score.node = r.node;

delete from revision
where source_file = $source_file;

delete from source_file
where source_file = $source_file;

delete from refusal
where source_file = $source_file;
