-- Why files were refused, and what their owners should know about the files that were taken.
-- Grain:  one row per refusal (severity error) or warning.
-- Params: none

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
