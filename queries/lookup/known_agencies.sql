-- Every agency of the register, to find whom a file is about.
-- Grain:  one row per agency.

select
    agency_id,
    agency_name,
    short_name,
    agency_type,
    district,
    province,
    former_names
from agency
order by
    agency_id;
