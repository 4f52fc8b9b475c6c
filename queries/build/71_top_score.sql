-- Overall, instruments and indicators of every agency, narrow, to set many agencies beside one another in all years.
-- Grain:  one row per agency, fiscal year and node with a score (parts apart), a province's agencies together.

insert into top_score
select
    s.agency_id,
    s.fiscal_year,
    s.node,
    s.kind,
    s.score,
    s.is_computed,
    s.target,
    s.gap_to_target,
    s.scale,
    s.previous_year,
    s.score_change,
    s.source_file,
    s.source
from standing as s
semi join scope as h on s.agency_id = h.agency_id and s.fiscal_year = h.fiscal_year
inner join agency as a on s.agency_id = a.agency_id
where
    s.score is not null
    and (s.kind in ('overall', 'instrument') or (s.kind = 'indicator' and s.part is null))
order by
    a.province,
    s.agency_id,
    s.fiscal_year;
