-- The figures of a large file that are new, each with its cell.
-- Grain:  one row per agency, fiscal year and node.
-- Params: $source_file, $status

insert into score
select
    t.agency_id,
    t.fiscal_year,
    t.node,
    t.score,
    t.level,
    $status,
    $source_file,
    '' as source_sheet,
    c.letters || t.line_number as source_cell,
    t.source
from told as t
inner join incoming_column as c on t.heading = c.name
where not t.is_there;
