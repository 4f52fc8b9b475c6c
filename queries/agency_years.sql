-- Fiscal years with any figure of one agency or of its predecessors, newest first.
-- Grain:  one row per fiscal year.
-- Params: $agency_id
-- Read by: ita/ui/scope.py

select
    s.fiscal_year,
    s.agency_id,
    count(*) filter (where s.published_score is not null) as score_count,
    bool_or(s.kind = 'indicator' and s.score is not null) as has_indicators
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
where
    l.agency_id = $agency_id
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
group by all
order by s.fiscal_year desc;
