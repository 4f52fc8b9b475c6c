-- What the register says of agencies beside their names, the last of what files say.
-- Grain:  one row per agency that has any of it.

with told as (
    select
        agency_id,
        population,
        latitude,
        longitude,
        former_names,
        -1 as detail_order
    from agency
    union all
    select
        agency_id,
        population,
        latitude,
        longitude,
        former_names,
        detail_order
    from agency_detail
)

select
    agency_id,
    arg_max(population, detail_order) as population,
    arg_max(latitude, detail_order) as latitude,
    arg_max(longitude, detail_order) as longitude,
    arg_max(former_names, detail_order) as former_names
from told
group by agency_id
having count(population) + count(latitude) + count(former_names) > 0
order by agency_id;
