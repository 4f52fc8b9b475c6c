-- Files of the current build: what was taken from each.
-- Grain:  one row per file under data/scores.
-- Params: none

select
    source_file,
    status,
    accepted,
    layout,
    loaded,
    sha256
from source_file
order by source_file;
