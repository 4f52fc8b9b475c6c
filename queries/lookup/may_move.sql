-- What agencies that some files bring into the register may move in files that were read before: their refusals, names that
-- may mean several, an agency whose row another file brought, a predecessor or successor.
-- Grain:  one row per file or agency. None where nothing may move.
-- Params: $source_files

select source_file as what
from source_file
where not (loaded and is_by_id)

union all

select agency_id as what
from agency
where
    source_file in (select unnest($source_files))
    and (successor_id is not null or predecessor_id is not null or successor_from is not null)

union all

select d.agency_id as what
from agency_detail as d
inner join agency as a on d.agency_id = a.agency_id
inner join source_file as f on a.source_file = f.source_file
where d.source_file in (select unnest($source_files)) and f.layout != 'agencies';
