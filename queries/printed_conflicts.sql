-- Second figures that the source of an agency's scores prints for the same node.
-- Grain:  one row per second figure.
-- Params: none
-- Columns:
--   agency_id      varchar  code; never null
--   short_name     varchar  name in Thai as officers abbreviate it; never null
--   fiscal_year    integer  Buddhist Era; never null
--   node           varchar  code in the tree of its fiscal year; never null
--   kept           varchar
--   also_printed   varchar
--   where_printed  varchar

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
