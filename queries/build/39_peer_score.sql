-- Overall and indicators of local agencies by year and province, to set one agency beside the others without reading every
-- history, each with its place among the agency's peers.
-- Grain:  one row per fiscal year, agency and overall or indicator (parts apart) with a score, sorted so that a province's year
--         is read from one place. peer_count are the peers with a figure here that may be compared, itself among them, null
--         where its own may not; rank and ties are null where they are fewer than least_peers(). 1 is best, ties share it.

insert into peer_score
with asked as (
    select *
    from shown
    where score is not null and part is null and kind in ('overall', 'indicator')
),

place as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        count(*) over (best rows between unbounded preceding and unbounded following) as peer_count,
        rank() over best as peer_rank,
        count(*) over (best range between current row and current row) as peer_tied
    from asked as s
    inner join member as m on s.agency_id = m.agency_id and s.fiscal_year = m.fiscal_year
    where s.is_comparable
    window
        best as (
            partition by s.fiscal_year, s.node, m.status, m.province, m.district
            order by s.score desc
        )
    qualify m.is_own
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
from asked as s
inner join agency as a on s.agency_id = a.agency_id and a.is_local
left join place as p
    on s.agency_id = p.agency_id and s.fiscal_year = p.fiscal_year and s.node = p.node
order by
    s.fiscal_year,
    a.province,
    s.kind,
    s.node,
    s.agency_id;
