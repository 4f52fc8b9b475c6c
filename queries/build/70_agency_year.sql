-- Fiscal years with any figure of each agency or of its predecessors.
-- Grain:  one row per agency and fiscal year.

create table agency_year as
select
    l.agency_id,
    s.fiscal_year,
    count(*) filter (where s.published_score is not null) as score_count
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
where s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
group by
    l.agency_id,
    s.fiscal_year
order by
    l.agency_id,
    s.fiscal_year;
