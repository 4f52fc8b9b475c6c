-- Every figure in scope as published, with the place it was read from. A parameter left out (null) leaves nothing out.
-- Grain:  one row per agency, fiscal year and node.
-- Params: $agency_id (null: every agency), $fiscal_year (null: every year), $node (null: every node),
--         $district (null: every district), $province (null: every province)
-- Columns:
--   agency_id     varchar  code; never null
--   agency_name   varchar  name in Thai; never null
--   agency_type   varchar  kind of local government in Thai; null: not registered
--   district      varchar  name in Thai; null: not registered
--   province      varchar  name in Thai; null: not registered
--   fiscal_year   integer  Buddhist Era; never null
--   node          varchar  code in the tree of its fiscal year; never null
--   score         double   0-100; null: neither published nor computable
--   level         varchar  code of the level; null: not reached or the year has no levels
--   status        varchar  published synthetic or draft; null: not published
--   source_file   varchar  path under data/; null: computed or not published
--   source_sheet  varchar  name of the sheet; null: not a workbook
--   source_cell   varchar  address in the file; null: computed or not published

select
    s.agency_id,
    a.agency_name,
    a.agency_type,
    a.district,
    a.province,
    s.fiscal_year,
    s.node,
    s.score,
    s.level,
    s.status,
    s.source_file,
    s.source_sheet,
    s.source_cell
from score as s
inner join agency as a on s.agency_id = a.agency_id
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
where
    ($agency_id is null or s.agency_id = $agency_id)
    and ($fiscal_year is null or s.fiscal_year = $fiscal_year::integer)
    and ($node is null or s.node = $node)
    and ($district is null or a.district = $district)
    and ($province is null or a.province = $province)
order by
    s.agency_id,
    s.fiscal_year,
    n.sort_order,
    s.node;
