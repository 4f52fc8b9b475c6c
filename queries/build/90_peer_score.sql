-- Figures of local agencies by year and province, to set one agency beside the others without reading every history.
-- Grain:  one row per fiscal year, agency and overall, indicator or question (parts apart), sorted so that a province's
--         year is read from one place.

create table peer_score as
select
    s.fiscal_year,
    a.province,
    s.node,
    s.kind,
    s.agency_id,
    a.district,
    a.agency_type,
    s.status,
    s.score
from standing as s
inner join agency as a on s.agency_id = a.agency_id
where
    a.is_local
    and s.score is not null
    and s.part is null
    and s.kind in ('overall', 'indicator', 'question')
order by
    s.fiscal_year,
    a.province,
    s.kind,
    s.node;
