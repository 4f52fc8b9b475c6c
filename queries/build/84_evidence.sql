-- What else is known of the figures suspected: how well the checks agree with each proposal, and what one would expect there.
-- Grain:  agreement: one row per candidate. expected: one row per agency, fiscal year and suspected node, with the median of
--         its neighbours in the tree, the year before, and the median and spread of other agencies of the same status, each
--         null where unknown. seen: how often each figure occurs on a suspected node among agencies of one status.

create or replace temp table agreement as
select
    c.agency_id,
    c.fiscal_year,
    c.node,
    c.proposed,
    sum(power(l.gap, 2) - power(l.gap + l.pull * (c.proposed - c.score), 2) order by l.parent, l.basis)
    / (2 * power(usual_rounding(), 2)) as evidence
from candidate as c
inner join lever as l
    on c.agency_id = l.agency_id and c.fiscal_year = l.fiscal_year and c.node = l.node
group by
    c.agency_id,
    c.fiscal_year,
    c.node,
    c.proposed;

create or replace temp table expected as
with suspected as (
    select distinct
        agency_id,
        fiscal_year,
        node,
        status
    from candidate
),

-- the figure's neighbours: others made into the same node
beside as (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        median(o.score) as middle
    from suspected as c
    inner join edge as e on c.fiscal_year = e.fiscal_year and c.node = e.child
    inner join edge as s
        on e.fiscal_year = s.fiscal_year and e.parent = s.parent and e.basis = s.basis and e.child != s.child
    inner join score as o
        on c.agency_id = o.agency_id and c.fiscal_year = o.fiscal_year and s.child = o.node
    group by all
),

peers as (
    select
        s.fiscal_year,
        s.node,
        s.status,
        median(s.score) as middle,
        greatest(quantile_cont(s.score, 0.75) - quantile_cont(s.score, 0.25), 1) as spread
    from score as s
    semi join candidate as c on s.fiscal_year = c.fiscal_year and s.node = c.node and s.status = c.status
    group by all
    having count(s.score) >= least_peers()
),

before as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.previous_score
    from figure as s
    semi join candidate as c
        on s.agency_id = c.agency_id and s.fiscal_year = c.fiscal_year and s.node = c.node
    where s.previous_score is not null
)

select
    c.agency_id,
    c.fiscal_year,
    c.node,
    b.middle as neighbour_middle,
    y.previous_score,
    p.middle as peer_middle,
    p.spread as peer_spread
from suspected as c
left join beside as b
    on c.agency_id = b.agency_id and c.fiscal_year = b.fiscal_year and c.node = b.node
left join before as y
    on c.agency_id = y.agency_id and c.fiscal_year = y.fiscal_year and c.node = y.node
left join peers as p
    on c.fiscal_year = p.fiscal_year and c.node = p.node and c.status = p.status;

create or replace temp table seen as
select
    s.fiscal_year,
    s.node,
    s.status,
    s.score,
    count(*) as times
from score as s
semi join candidate as c on s.fiscal_year = c.fiscal_year and s.node = c.node and s.status = c.status
group by all;
