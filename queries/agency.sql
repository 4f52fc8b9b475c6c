-- One agency with any figure.
-- Grain:  one row, or none. is_synthetic: it does not exist, its figures are made up; score_count of all fiscal years.
-- Params: $agency_id

select
    a.agency_id,
    a.agency_name,
    a.short_name,
    a.agency_type,
    a.district,
    a.province,
    a.is_local,
    max(s.status) = 'synthetic' as is_synthetic,
    min(s.fiscal_year) as first_year,
    max(s.fiscal_year) as last_year,
    count(s.score) as score_count,
    a.successor_id,
    a.successor_from,
    n.short_name as successor_name
from agency as a
inner join score as s on a.agency_id = s.agency_id
left join agency as n on a.successor_id = n.agency_id
where a.agency_id = $agency_id
group by all;
