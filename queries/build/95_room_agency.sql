-- The local agencies of each province in each fiscal year: those that stood in it by the register, and those with figures of it.
-- Grain:  one row per agency and fiscal year. Made-up agencies stand here only in provinces that have no others.

create view room_agency as
with listed as (
    select
        fiscal_year,
        agency_id
    from standing_agency
    union
    select
        fiscal_year,
        agency_id
    from peer_set
),

told as (
    select
        d.fiscal_year,
        d.agency_id,
        a.short_name,
        a.district,
        a.province,
        a.latitude,
        a.longitude,
        p.scope as peer_scope,
        p.agency_id is not null as has_figures,
        coalesce(p.status, f.status) = 'synthetic' as is_synthetic
    from listed as d
    inner join agency as a on d.agency_id = a.agency_id
    inner join source_file as f on a.source_file = f.source_file
    left join peer_set as p on d.agency_id = p.agency_id and d.fiscal_year = p.fiscal_year
    where a.province is not null
)

select *
from told
qualify not is_synthetic or bool_and(is_synthetic) over (partition by province, fiscal_year);
