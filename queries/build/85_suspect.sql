-- The candidates in order of likelihood. Nothing is changed.
-- Grain:  one row per agency, fiscal year, node and proposed figure; place 1 is the likeliest node.
-- Rule:   how well the checks then agree, and how much nearer the proposed figure is than the printed one to the same
--         agency's year before, to its neighbours in the tree, and to other agencies' figures; how often each occurs.

insert into suspect
with weighed as (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.score,
        c.proposed,
        a.evidence
        + nearer(c.score, c.proposed, e.neighbour_middle, usual_distance())
        + nearer(c.score, c.proposed, e.previous_score, usual_distance())
        + nearer(c.score, c.proposed, e.peer_middle, e.peer_spread)
        + ln((coalesce(w.times, 0) + 1) / (coalesce(t.times, 1)))
            as weight_of_evidence
    from candidate as c
    inner join agreement as a
        on
            c.agency_id = a.agency_id
            and c.fiscal_year = a.fiscal_year
            and c.node = a.node
            and c.proposed = a.proposed
    inner join expected as e
        on c.agency_id = e.agency_id and c.fiscal_year = e.fiscal_year and c.node = e.node
    left join seen as t
        on c.fiscal_year = t.fiscal_year and c.node = t.node and c.status = t.status and c.score = t.score
    left join seen as w
        on c.fiscal_year = w.fiscal_year and c.node = w.node and c.status = w.status and c.proposed = w.score
),

-- relative to the best, so that no exponent runs away
likelihood as (
    select
        agency_id,
        fiscal_year,
        node,
        score,
        proposed,
        exp(weight_of_evidence - max(weight_of_evidence) over (partition by agency_id, fiscal_year)) as odds,
        count(*) over (partition by agency_id, fiscal_year) as candidates
    from weighed
),

together as (
    select
        agency_id,
        fiscal_year,
        node,
        score,
        proposed,
        candidates,
        odds,
        sum(odds) over (partition by agency_id, fiscal_year, node) as node_odds,
        row_number() over (
            partition by agency_id, fiscal_year, node
            order by odds desc, proposed asc
        ) as place_in_node
    from likelihood
)

select
    agency_id,
    fiscal_year,
    node,
    score,
    proposed,
    candidates,
    dense_rank() over (partition by agency_id, fiscal_year order by node_odds desc, node asc) as place,
    place_in_node,
    odds / sum(odds) over (partition by agency_id, fiscal_year) as share
from together
order by
    agency_id,
    fiscal_year,
    place,
    place_in_node;
