-- Why files were refused, and what their owners should know about the files that were taken.
-- Grain:  one row per refusal (severity error) or warning.
-- Params: none
-- Read by: pages/imports.py, ita/cli/files.py

select
    source_file,
    sheet,
    cell,
    found,
    expected,
    hint,
    severity
from refusal
order by
    source_file,
    severity,
    sheet,
    cell,
    found;
