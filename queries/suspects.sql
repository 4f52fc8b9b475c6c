-- Single cells that would each explain why the figures of one agency and year do not follow from one another.
-- Grain:  one row per node and proposed figure, likeliest node first; share is how likely it is among these, not a certainty.
-- Params: $agency_id, $fiscal_year

select
    s.place,
    s.node,
    n.kind,
    n.label_th,
    n.label_en,
    s.score,
    s.proposed,
    s.share
from suspect as s
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
where s.agency_id = $agency_id and s.fiscal_year = $fiscal_year::integer
order by
    s.place,
    s.place_in_node;
