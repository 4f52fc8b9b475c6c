-- The likeliest figure of every node suspected, for measuring how often the right node comes first.
-- Grain:  one row per agency, fiscal year and suspected node.

select
    agency_id,
    fiscal_year,
    node,
    place,
    proposed
from suspect
where place_in_node = 1
order by
    agency_id,
    fiscal_year,
    place;
