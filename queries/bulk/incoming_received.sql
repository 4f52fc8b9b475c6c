-- The lines of a large file after the first, each cell as text, with the number of the line.
-- Grain:  one row per line that is not empty.

create or replace temp table incoming as
select
    *,
    row_number() over () + 1 as line_number
from received;
