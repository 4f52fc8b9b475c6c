-- Every figure in scope as published, with the place it was read from. A parameter left out (null) leaves nothing out.
-- Grain:  one row per agency, fiscal year and node.
-- Params: $agency_id, $fiscal_year, $node, $district, $province

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
