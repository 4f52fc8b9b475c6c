-- What peers have in common on each node.
-- Grain:  one row per fiscal year, status, place (district null: the province) and node that at least least_peers() of its local
--         agencies have; scores 0-100. Only of places whose agencies are compared with one another.
-- Rule:   only figures that may be compared. The median is that of the two decimals printed.

insert into peer_summary
with province_wide as (
    select distinct
        p.fiscal_year,
        p.status,
        p.province
    from peer_set as p
    semi join scope as h on p.agency_id = h.agency_id and p.fiscal_year = h.fiscal_year
    where p.scope = 'province'
),

member as (
    select
        p.agency_id,
        p.fiscal_year,
        p.status,
        p.province,
        p.district
    from peer_set as p
    semi join scope as h on p.agency_id = h.agency_id and p.fiscal_year = h.fiscal_year
    where p.scope = 'district' and p.province is not null

    union all

    select
        p.agency_id,
        p.fiscal_year,
        p.status,
        p.province,
        null
    from peer_set as p
    inner join province_wide as w
        on p.fiscal_year = w.fiscal_year and p.status = w.status and p.province = w.province
)

select
    m.fiscal_year,
    m.status,
    m.province,
    m.district,
    m.district is null as is_province,
    s.node,
    count(*) as scored_count,
    round(median(s.score), 9) as middle,
    quantile_cont(s.score, 0.75) as third_quartile,
    max(s.score) as highest
from member as m
inner join shown as s on m.agency_id = s.agency_id and m.fiscal_year = s.fiscal_year
where s.is_comparable and s.score is not null
group by
    m.fiscal_year,
    m.status,
    m.province,
    m.district,
    s.node
having count(*) >= least_peers();
