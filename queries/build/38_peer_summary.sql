-- What peers have in common on each node, and who is counted where.
-- Grain:  peer_summary: one row per fiscal year, status, place (district null: the province) and node that at least
--         least_peers() of its local agencies have; scores 0-100. member: one row per agency, fiscal year and place in which
--         it is counted; is_own where it is the place of its own peers. A province is one where some agency is compared all
--         over it.
-- Rule:   only figures that may be compared. The median is that of the two decimals printed.

create or replace temp table member as
with here as (
    select p.*
    from peer_set as p
    semi join scope as h on p.agency_id = h.agency_id and p.fiscal_year = h.fiscal_year
),

province_wide as (
    select distinct
        fiscal_year,
        status,
        province
    from here
    where scope = 'province'
)

select
    agency_id,
    fiscal_year,
    status,
    province,
    district,
    true as is_own
from here
where scope = 'district'

union all

select
    p.agency_id,
    p.fiscal_year,
    p.status,
    p.province,
    null,
    p.scope = 'province'
from here as p
inner join province_wide as w
    on p.fiscal_year = w.fiscal_year and p.status = w.status and p.province is not distinct from w.province;

insert into peer_summary
with told as (
    select
        m.fiscal_year,
        m.status,
        m.province,
        m.district,
        s.node,
        count(*) as scored_count,
        quantile_cont(s.score, [0.5, 0.75]) as quantiles,
        max(s.score) as highest
    from member as m
    inner join shown as s on m.agency_id = s.agency_id and m.fiscal_year = s.fiscal_year
    where s.is_comparable and s.score is not null and m.province is not null
    group by
        m.fiscal_year,
        m.status,
        m.province,
        m.district,
        s.node
    having count(*) >= least_peers()
)

select
    fiscal_year,
    status,
    province,
    district,
    district is null as is_province,
    node,
    scored_count,
    round(quantiles[1], 9) as middle,
    quantiles[2] as third_quartile,
    highest
from told;
