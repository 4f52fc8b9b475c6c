-- Second figures the source of an agency's scores prints for the same node in one fiscal year.
-- Grain:  one row per second figure.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/overview.py, pages/imports.py

select
    c.agency_id,
    a.short_name,
    c.fiscal_year,
    c.node,
    c.kept,
    c.also_printed,
    c.where_printed
from printed_conflict as c
inner join agency as a on c.agency_id = a.agency_id
where
    ($agency_id is null or c.agency_id = $agency_id)
    and ($fiscal_year is null or c.fiscal_year = $fiscal_year::integer)
order by
    c.agency_id,
    c.fiscal_year,
    c.file_row;
