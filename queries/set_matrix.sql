-- The overall and the indicators of a set of agencies in one fiscal year, in the order a matrix of them is read.
-- Grain:  one row per agency and node with a score; agencies by their score on the node $by, best first and those without
--         one last, else in Thai order of their names (also where $by is no node); nodes in the order of the tree.
-- Params: $agency_ids, $fiscal_year, $by

with known as (
    select *
    from set_score($agency_ids::varchar[], $fiscal_year::integer)
    where node = 'overall' or kind = 'indicator'
)

select k.*
from known as k
left join known as b on k.agency_id = b.agency_id and b.node = $by
order by
    b.score desc nulls last,
    k.short_name collate th asc,
    k.agency_id asc,
    k.sort_order asc;
