-- Files of the current build: what was taken from each.
-- Grain:  one row per file under data/scores.
-- Params: none
-- Columns:
--   source_file  varchar  path under data/; null: computed or not published
--   status       varchar  published synthetic or draft; null: not published
--   accepted     integer
--   layout       varchar
--   loaded       boolean
--   sha256       varchar

select
    source_file,
    status,
    accepted,
    layout,
    loaded,
    sha256
from source_file
order by source_file;
