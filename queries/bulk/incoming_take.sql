-- The figures of a large file that are new, each with its cell.
-- Grain:  one row per agency, fiscal year and node.
-- Params: $source_file, $status

insert into score
select
    a.agency_id,
    a.year_text::integer as fiscal_year,
    a.node,
    any_value(nullif(a.score_text, '')::double) as score,
    any_value(nullif(a.level_text, '')) as level,
    $status,
    $source_file,
    '' as source_sheet,
    any_value(c.letters) || min(a.line) as source_cell,
    any_value(a.source) as source
from arriving as a
inner join incoming_column as c on a.heading = c.name
anti join score as s
    on a.agency_id = s.agency_id and a.year_text::integer = s.fiscal_year and a.node = s.node
where a.score_text != '' or a.level_text != ''
group by
    a.agency_id,
    a.year_text,
    a.node;
