-- Overall score of one agency year by year, with level and target; predecessors' years included.
-- Grain:  one row per fiscal year with a figure, oldest first.
-- Params: $agency_id

select
    v.fiscal_year,
    v.score,
    v.is_computed,
    v.level_printed,
    v.level_symbol,
    v.level_th,
    v.level_en,
    v.target,
    v.scale,
    v.previous_year,
    v.score_change,
    v.agency_id,
    v.source_file,
    v.source
from level_standing as v
inner join lineage as l on v.agency_id = l.ancestor_id
where
    l.agency_id = $agency_id
    and v.fiscal_year <= coalesce(l.last_year, v.fiscal_year)
order by v.fiscal_year;
