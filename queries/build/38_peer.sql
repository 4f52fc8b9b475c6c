-- What the peers of each agency have in common on each node, and who they are.
-- Grain:  peer_summary: one row per fiscal year, status, place (district null: the province) and node that at least
--         least_peers() of its local agencies have; scores 0-100. peer: one row per agency, fiscal year and peer, itself too.
-- Rule:   only figures that may be compared. The median is that of the two decimals printed.

create table peer_summary as
select
    s.fiscal_year,
    p.status,
    p.province,
    p.district,
    grouping(p.district) = 1 as is_province,
    s.node,
    count(*) as scored_count,
    round(median(s.score), 9) as middle,
    min(s.score) as lowest,
    quantile_cont(s.score, 0.25) as first_quartile,
    quantile_cont(s.score, 0.75) as third_quartile,
    max(s.score) as highest
from shown as s
inner join peer_set as p on s.agency_id = p.agency_id and s.fiscal_year = p.fiscal_year
where s.is_comparable and s.score is not null and p.province is not null
group by
    s.fiscal_year,
    p.status,
    p.province,
    s.node,
    grouping sets ((p.district), ())
having count(*) >= least_peers();

create view peer as
select
    p.agency_id,
    p.fiscal_year,
    p.scope,
    o.agency_id as peer_id
from peer_set as p
inner join peer_set as o
    on
        p.fiscal_year = o.fiscal_year
        and p.status = o.status
        and p.province = o.province
        and (p.scope = 'province' or p.district = o.district);

-- The summary of each agency's own peers.
create view peer_middle as
select
    p.agency_id,
    p.fiscal_year,
    p.scope as peer_scope,
    m.node,
    m.scored_count as peer_count,
    m.middle as peer_median,
    m.highest as peer_best,
    m.third_quartile as peer_third_quartile
from peer_set as p
inner join peer_summary as m
    on
        p.fiscal_year = m.fiscal_year
        and p.status = m.status
        and p.province = m.province
        and m.is_province = (p.scope = 'province')
        and (m.is_province or p.district = m.district);
