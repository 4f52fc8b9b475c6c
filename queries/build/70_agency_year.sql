-- Fiscal years with any figure of each agency or of its predecessors.
-- Grain:  one row per agency and fiscal year.

insert into agency_year
select
    l.agency_id,
    s.fiscal_year,
    count(*) filter (where s.score is not null and not s.is_computed) as score_count
from figure as s
inner join lineage as l on s.agency_id = l.ancestor_id
semi join scope as h on l.agency_id = h.agency_id and s.fiscal_year = h.fiscal_year
where s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
group by
    l.agency_id,
    s.fiscal_year
order by
    l.agency_id,
    s.fiscal_year;
