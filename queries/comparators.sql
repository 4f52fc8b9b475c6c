-- Whom an agency may be compared with in one fiscal year, and why.
-- Grain:  one row per set and member, the agency itself in each: same district, same province, same type in the province,
--         and the ten whose indicators were nearest (twins). A set of nobody else has no rows.
-- Rule:   local agencies of the same status with an overall or an indicator that year. Twins by the mean squared difference of
--         the indicators both have, of the whole country; at least five shared.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/comparison.py

with scored as (
    select
        s.agency_id,
        max(s.status) as status
    from standing as s
    where
        s.fiscal_year = $fiscal_year::integer
        and s.score is not null
        and s.kind in ('overall', 'indicator')
        and s.part is null
    group by s.agency_id
),

us as (
    select
        a.agency_id,
        a.district,
        a.province,
        a.agency_type,
        s.status
    from agency as a
    inner join scored as s on a.agency_id = s.agency_id
    where a.agency_id = $agency_id
),

other as (
    select
        a.agency_id,
        a.short_name,
        a.district = u.district and a.province = u.province as is_district,
        a.province = u.province as is_province,
        a.agency_type = u.agency_type as is_type
    from agency as a
    inner join scored as s on a.agency_id = s.agency_id
    inner join us as u on s.status = u.status
    where a.is_local and a.agency_id != u.agency_id
),

distance as (
    select
        o.agency_id,
        avg(power(o.score - m.score, 2)) as apart
    from standing as m
    inner join standing as o
        on m.fiscal_year = o.fiscal_year and m.node = o.node and m.agency_id != o.agency_id
    inner join other as c on o.agency_id = c.agency_id
    where
        m.agency_id = $agency_id
        and m.fiscal_year = $fiscal_year::integer
        and m.kind = 'indicator'
        and m.part is null
        and m.score is not null
        and o.score is not null
    group by o.agency_id
    having count(*) > 4
    qualify row_number() over (order by apart, o.agency_id) <= 10
),

member as (
    select
        'district' as set_name,
        agency_id
    from other
    where is_district

    union all

    select
        'province',
        agency_id
    from other
    where is_province

    union all

    select
        'type',
        agency_id
    from other
    where is_province and is_type

    union all

    select
        'twins',
        agency_id
    from distance
),

named as (
    select distinct set_name
    from member
)

select
    set_name,
    agency_id
from member

union all

select
    n.set_name,
    u.agency_id
from named as n
cross join us as u
order by
    set_name,
    agency_id;
