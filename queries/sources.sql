-- Files of the current build: what was taken from each.
-- Grain:  one row per file under data/scores.
-- Params: none
-- Read by: pages/imports.py, ita/cli/files.py

select
    source_file,
    status,
    accepted,
    layout,
    loaded,
    sha256
from source_file
order by source_file;
