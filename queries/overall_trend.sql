-- Overall score of one agency year by year, with level, target and the national mean; predecessors' years included.
-- Grain:  one row per fiscal year with a figure, oldest first.
-- Params: $agency_id
-- Read by: pages/overview.py, pages/trends.py

select
    s.fiscal_year,
    s.score,
    s.is_computed,
    v.level_printed,
    v.level_computed,
    v.level_symbol,
    v.level_th,
    v.level_en,
    s.target,
    s.scale,
    s.previous_year,
    s.score_change,
    v.national_mean,
    s.agency_id,
    s.short_name,
    s.source_file,
    s.source_sheet,
    s.source_cell,
    s.source
from standing as s
inner join lineage as l on s.agency_id = l.ancestor_id
left join level_standing as v on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year
where
    l.agency_id = $agency_id
    and s.node = 'overall'
    and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
order by s.fiscal_year;
