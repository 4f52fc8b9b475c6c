-- The published indicators of an agency-year as one number, the same for the same figures.
-- Grain:  one row per agency and fiscal year in scope.
-- Rule:   at least five indicators of at least four different figures; agencies near the ceiling may agree by chance.

insert into written
select
    s.agency_id,
    s.fiscal_year,
    hash(list(s.node || '=' || s.score order by s.node)) as figures
from published as s
inner join node as n
    on s.fiscal_year = n.fiscal_year and s.node = n.node and n.kind = 'indicator' and n.part is null
where s.score is not null
group by
    s.agency_id,
    s.fiscal_year
having count(*) > 4 and count(distinct s.score) > 3;
