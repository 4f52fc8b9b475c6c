-- Agency types with the full and the short beginning of their names, longest first.
-- Grain:  one row per agency type.

select
    agency_type,
    name_prefix,
    short_prefix
from agency_type
order by
    length(name_prefix) desc,
    agency_type;
