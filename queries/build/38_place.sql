-- The place of each figure that may be compared among those of its agency's peers.
-- Grain:  one row per local agency, fiscal year and node with such a score. peer_count are the peers with this figure,
--         itself among them; rank and ties are null where they are fewer than least_peers(). 1 is best, ties share it.

create table place as
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
    where s.is_comparable and s.score is not null
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

chosen as (
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
    agency_id,
    fiscal_year,
    node,
    peer_count,
    case when peer_count >= least_peers() then peer_rank end as peer_rank,
    case when peer_count >= least_peers() then peer_tied end as peer_tied
from chosen;
