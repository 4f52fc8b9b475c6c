-- Why files were refused, and what their owners should know about the files that were taken.
-- Grain:  one row per refusal (severity error) or warning.
-- Params: none
-- Columns:
--   source_file  varchar  path under data/; null: computed or not published
--   sheet        varchar
--   cell         varchar
--   found        varchar
--   expected     varchar
--   hint         varchar
--   severity     varchar
--   told         varchar  what the texts were made from, as JSON; null: not kept

select
    source_file,
    sheet,
    cell,
    found,
    expected,
    hint,
    severity,
    told
from refusal
order by
    source_file,
    severity,
    sheet,
    cell,
    found;
