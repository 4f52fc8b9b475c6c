-- What files say anew of agencies stands in the register, each figure as the last file that has it says.
-- Grain:  one row per agency that is told of again.

update agency
set
    population = coalesce(d.population, agency.population),
    latitude = coalesce(d.latitude, agency.latitude),
    longitude = coalesce(d.longitude, agency.longitude),
    former_names = coalesce(d.former_names, agency.former_names)
from (
    select
        agency_id,
        arg_max(population, detail_order) as population,
        arg_max(latitude, detail_order) filter (where longitude is not null) as latitude,
        arg_max(longitude, detail_order) filter (where latitude is not null) as longitude,
        arg_max(former_names, detail_order) as former_names
    from agency_detail
    group by agency_id
) as d
where agency.agency_id = d.agency_id;
