-- Agency types with the full and the short beginning of their names, longest first.
-- Grain:  one row per agency type.
-- Read by: ita/ingest/check.py

select
    agency_type,
    name_prefix,
    short_prefix
from agency_type
order by
    length(name_prefix) desc,
    agency_type;
