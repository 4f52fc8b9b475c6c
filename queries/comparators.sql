-- Whom an agency may be compared with in one fiscal year, and why.
-- Grain:  one row per set and member, the agency itself in each: same district, same province, same type in the province,
--         and the ten whose indicators were nearest (twins). A set of nobody else has no rows.
-- Rule:   local agencies of the same status with an overall or an indicator that year. Twins by the mean squared difference of
--         the indicators both have, of the whole country; at least five shared.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/comparison.py

with us as (
    select
        a.agency_id,
        a.district,
        a.province,
        a.agency_type,
        max(s.status) as status
    from standing as s
    inner join agency as a on s.agency_id = a.agency_id
    where
        s.agency_id = $agency_id
        and s.fiscal_year = $fiscal_year::integer
        and s.kind in ('overall', 'indicator')
        and s.part is null
        and s.score is not null
    group by
        a.agency_id,
        a.district,
        a.province,
        a.agency_type
),

ours as (
    select
        node,
        score
    from standing
    where
        agency_id = $agency_id
        and fiscal_year = $fiscal_year::integer
        and kind = 'indicator'
        and part is null
        and score is not null
),

other as (
    select distinct
        p.agency_id,
        p.district = u.district and p.province = u.province as is_district,
        p.province = u.province as is_province,
        p.agency_type = u.agency_type as is_type
    from peer_score as p
    inner join us as u on p.status = u.status
    where
        p.fiscal_year = $fiscal_year::integer
        and p.kind in ('overall', 'indicator')
        and p.agency_id != u.agency_id
),

distance as (
    select
        p.agency_id,
        avg(power(p.score - o.score, 2)) as apart
    from peer_score as p
    inner join ours as o on p.node = o.node
    inner join us as u on p.status = u.status
    where
        p.fiscal_year = $fiscal_year::integer
        and p.kind = 'indicator'
        and p.agency_id != u.agency_id
    group by p.agency_id
    having count(*) > 4
    qualify row_number() over (order by apart, p.agency_id) <= 10
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
