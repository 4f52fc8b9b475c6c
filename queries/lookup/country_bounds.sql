-- Between which degrees a place of the country lies.
-- Grain:  one row for latitude, one for longitude.

select
    bound,
    lowest,
    highest
from country_bound
order by bound;
