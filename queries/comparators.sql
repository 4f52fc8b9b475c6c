-- Whom an agency may be compared with in one fiscal year, and why.
-- Grain:  one row per set and member, the agency itself in each: same district, same province, same type in the province,
--         same type and band of population in the country (where the register has populations), and the ten whose indicators
--         were nearest (twins). A set in which nobody else has a result has no rows.
-- Rule:   local agencies of the same status that stood in that year; has_result where there is an overall or an indicator. Twins,
--         of the whole country, by the mean squared difference of the indicators both have, at least five or all that are asked
--         for; $nodes (null: all) with their $weights.
-- Params: $agency_id, $fiscal_year, $nodes, $weights
-- Columns:
--   set_name    varchar
--   agency_id   varchar  code; never null
--   short_name  varchar  name in Thai as officers abbreviate it; never null
--   has_result  boolean

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

weighed as (
    select
        unnest($nodes::varchar[]) as node,
        unnest($weights::double[]) as weight
),

ours as (
    select
        s.node,
        s.score,
        coalesce(w.weight, 1) as weight
    from standing as s
    left join weighed as w on s.node = w.node
    where
        ($nodes::varchar[] is null or w.weight > 0)
        and s.agency_id = $agency_id
        and s.fiscal_year = $fiscal_year::integer
        and s.kind = 'indicator'
        and s.part is null
        and s.score is not null
),

scored as (
    select distinct p.agency_id
    from peer_score as p
    inner join us as u on p.province = u.province and p.status = u.status
    where
        p.fiscal_year = $fiscal_year::integer
        and p.kind in ('overall', 'indicator')
),

yet_to_come as (
    select distinct successor_id as agency_id
    from agency
    where successor_from > $fiscal_year::integer
),

sized as (
    select
        a.agency_id,
        max(b.population_from) as band
    from agency as a
    inner join size_band as b on a.population >= b.population_from
    group by a.agency_id
),

of_our_size as (
    select distinct p.agency_id
    from us as u
    inner join sized as mine on u.agency_id = mine.agency_id
    inner join sized as theirs on mine.band = theirs.band
    inner join peer_score as p
        on theirs.agency_id = p.agency_id and u.agency_type = p.agency_type and u.status = p.status
    where
        p.fiscal_year = $fiscal_year::integer
        and p.kind in ('overall', 'indicator')
        and p.agency_id != u.agency_id
),

other as (
    select
        a.agency_id,
        s.agency_id is not null as has_result,
        a.district = u.district as is_district,
        a.agency_type = u.agency_type as is_type
    from agency as a
    inner join us as u on a.province = u.province
    inner join source_file as f on a.source_file = f.source_file
    left join scored as s on a.agency_id = s.agency_id
    left join yet_to_come as y on a.agency_id = y.agency_id
    where
        a.is_local
        and a.agency_id != u.agency_id
        and (s.agency_id is not null or (f.status = 'synthetic') = (u.status = 'synthetic'))
        and (
            s.agency_id is not null
            or (y.agency_id is null and coalesce(a.successor_from > $fiscal_year::integer, true))
        )
),

distance as (
    select
        p.agency_id,
        sum(o.weight * power(p.score - o.score, 2)) / sum(o.weight) as apart
    from peer_score as p
    inner join ours as o on p.node = o.node
    inner join us as u on p.status = u.status
    where
        p.fiscal_year = $fiscal_year::integer
        and p.kind = 'indicator'
        and p.agency_id != u.agency_id
    group by p.agency_id
    having count(*) >= least(5, (select count(*) from ours))
    qualify row_number() over (order by apart, p.agency_id) <= 10
),

member as (
    select
        'district' as set_name,
        agency_id,
        has_result
    from other
    where is_district

    union all

    select
        'province',
        agency_id,
        has_result
    from other

    union all

    select
        'type',
        agency_id,
        has_result
    from other
    where is_type

    union all

    select
        'size',
        agency_id,
        true
    from of_our_size

    union all

    select
        'twins',
        agency_id,
        true
    from distance
),

named as (
    select distinct set_name
    from member
    where has_result
),

placed as (
    select
        m.set_name,
        m.agency_id,
        m.has_result
    from member as m
    inner join named as n on m.set_name = n.set_name

    union all

    select
        n.set_name,
        u.agency_id,
        true as has_result
    from named as n
    cross join us as u
)

select
    p.set_name,
    p.agency_id,
    a.short_name,
    p.has_result
from placed as p
inner join agency as a on p.agency_id = a.agency_id
order by
    p.set_name asc,
    a.short_name collate th asc,
    p.agency_id asc;
