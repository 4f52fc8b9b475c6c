-- Agencies whose successor names them as its predecessor: a new agency can be added without touching the old one's row.
-- Grain:  one row per former agency.

update agency
set
    successor_id = n.agency_id,
    successor_from = n.successor_from
from agency as n
where
    agency.agency_id = n.predecessor_id
    and agency.successor_id is null
    and n.successor_from is not null;
