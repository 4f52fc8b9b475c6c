-- Second figures that the source of an agency's scores prints for the same node.
-- Grain:  one row per second figure.
-- Params: none

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
order by
    c.agency_id,
    c.fiscal_year,
    c.file_row;
