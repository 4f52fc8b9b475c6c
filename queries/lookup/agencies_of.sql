-- Agencies that some files brought into the register.
-- Grain:  one row per agency.
-- Params: $source_files

select agency_id
from agency
where source_file in (select unnest($source_files));
