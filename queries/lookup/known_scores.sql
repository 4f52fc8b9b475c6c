-- The loaded figures of some agencies, to set a file's figures beside them.
-- Grain:  one row per agency, fiscal year and node.
-- Params: $agency_ids

select
    agency_id,
    fiscal_year,
    node,
    score,
    level,
    status,
    source_file,
    source_sheet,
    source_cell,
    source
from score
where agency_id in (select unnest($agency_ids))
order by
    agency_id,
    fiscal_year,
    node;
