-- Files of which figures were taken; without one there is nothing to show.
-- Grain:  one row per file.

select source_file
from source_file
where accepted > 0 and layout is distinct from 'agencies';
