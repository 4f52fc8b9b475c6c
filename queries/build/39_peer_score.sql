-- Overall and indicators of local agencies by year and province, to set one agency beside the others without reading every
-- history, each with its place among the agency's peers.
-- Grain:  one row per fiscal year, agency and overall or indicator (parts apart) with a score, sorted so that a province's year is
--         read from one place. peer_count are the peers with a figure here that may be compared, itself among them, null where
--         its own may not; rank and ties are null where they are fewer than least_peers(). 1 is best, ties share it.

insert into peer_score
with counted as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        p.scope,
        rank() over (district_best) as district_rank,
        count(*) over (district_all) as district_count,
        count(*) over (district_same) as district_tied,
        rank() over (province_best) as province_rank,
        count(*) over (province_all) as province_count,
        count(*) over (province_same) as province_tied
    from shown as s
    inner join peer_set as p on s.agency_id = p.agency_id and s.fiscal_year = p.fiscal_year
    where s.is_comparable and s.score is not null and s.part is null and s.kind in ('overall', 'indicator')
    window
        district_best as (
            partition by s.fiscal_year, s.node, p.status, p.province, p.district
            order by s.score desc
        ),
        district_all as (partition by s.fiscal_year, s.node, p.status, p.province, p.district),
        district_same as (
            partition by s.fiscal_year, s.node, p.status, p.province, p.district, s.score
        ),
        province_best as (
            partition by s.fiscal_year, s.node, p.status, p.province
            order by s.score desc
        ),
        province_all as (partition by s.fiscal_year, s.node, p.status, p.province),
        province_same as (partition by s.fiscal_year, s.node, p.status, p.province, s.score)
),

place as (
    select
        agency_id,
        fiscal_year,
        node,
        case when scope = 'district' then district_count else province_count end as peer_count,
        case when scope = 'district' then district_rank else province_rank end as peer_rank,
        case when scope = 'district' then district_tied else province_tied end as peer_tied
    from counted
)

select
    s.fiscal_year,
    a.province,
    s.node,
    s.kind,
    s.agency_id,
    a.district,
    a.agency_type,
    s.status,
    s.score,
    p.peer_count,
    case when p.peer_count >= least_peers() then p.peer_rank end as peer_rank,
    case when p.peer_count >= least_peers() then p.peer_tied end as peer_tied
from shown as s
inner join agency as a on s.agency_id = a.agency_id and a.is_local
left join place as p
    on s.agency_id = p.agency_id and s.fiscal_year = p.fiscal_year and s.node = p.node
where s.score is not null and s.part is null and s.kind in ('overall', 'indicator')
order by
    s.fiscal_year,
    a.province,
    s.kind,
    s.node;
