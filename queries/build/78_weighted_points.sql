-- Years in which weighted points were taken for scores: every instrument within its weight, together the overall.
-- Grain:  one row per agency and fiscal year.

insert into weighted_points
select
    o.agency_id,
    o.fiscal_year,
    o.score as published,
    sum(s.score order by e.child) as added_up,
    sum(e.weight * s.score order by e.child) as recomputed
from published as o
inner join edge as e on o.fiscal_year = e.fiscal_year and o.node = e.parent
left join published as s
    on o.agency_id = s.agency_id and o.fiscal_year = s.fiscal_year and e.child = s.node
where o.node = 'overall' and o.score > 0
group by
    o.agency_id,
    o.fiscal_year,
    o.score,
    e.basis
having
    count(s.score) = count(*)
    and bool_and(s.score <= 100 * e.weight + 0.005)
    and abs(sum(s.score) - o.score) <= 0.03
qualify row_number() over (partition by o.agency_id, o.fiscal_year order by min(e.preference)) = 1;
