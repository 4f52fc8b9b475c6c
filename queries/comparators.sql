-- Whom an agency may be compared with in one fiscal year, and why.
-- Grain:  one row per set and member, the agency itself in each: same district, same province, same type in the province,
--         same type and band of population in the country (where the register has populations), and the ten whose indicators
--         were nearest (twins). A set in which nobody else has a result has no rows, nor have twins fewer than least_peers().
--         is_peer_set: the set the agency is compared with where nothing else is chosen (peer_set).
-- Rule:   the macros same_place, same_size and twin of the build. has_result where there is an overall or an indicator.
-- Params: $agency_id, $fiscal_year, $nodes (null: all alike), $weights (null: all alike)
-- Columns:
--   set_name     varchar  district province type size or twins; never null
--   agency_id    varchar  code; never null
--   short_name   varchar  name in Thai as officers abbreviate it; never null
--   has_result   boolean
--   is_peer_set  boolean

with other as (
    from same_place($agency_id::varchar, $fiscal_year::integer)
),

nearest as (
    select
        agency_id,
        count(*) over () as twin_count
    from twin($agency_id::varchar, $fiscal_year::integer, $nodes::varchar[], $weights::double[])
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
    from same_size($agency_id::varchar, $fiscal_year::integer)

    union all

    select
        'twins',
        agency_id,
        true
    from nearest
    where twin_count >= least_peers()
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
        set_name,
        $agency_id::varchar,
        true
    from named
)

select
    p.set_name,
    p.agency_id,
    a.short_name,
    p.has_result,
    coalesce(p.set_name = o.scope, false) as is_peer_set
from placed as p
inner join agency as a on p.agency_id = a.agency_id
left join peer_set as o on o.agency_id = $agency_id and o.fiscal_year = $fiscal_year::integer
order by
    p.set_name asc,
    a.short_name collate th asc,
    p.agency_id asc;
