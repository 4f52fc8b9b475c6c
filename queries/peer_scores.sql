-- Indicator scores of the agencies one agency is ranked among: its district, or its province where it is alone there.
-- Grain:  one row per indicator and agency, itself included. Published figures of one status only.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/overview.py

select
    s.indicator_id,
    s.agency_id,
    a.short_name,
    s.published_score as score
from agency as me
inner join standing as mine
    on me.agency_id = mine.agency_id and mine.node = 'overall' and mine.fiscal_year = $fiscal_year::integer
inner join agency as a
    on
        me.province = a.province
        and (coalesce(mine.district_count, 0) < 2 or me.district = a.district)
inner join standing as s
    on
        a.agency_id = s.agency_id
        and mine.fiscal_year = s.fiscal_year
        and mine.status = s.status
where
    me.agency_id = $agency_id
    and me.is_local
    and a.is_local
    and s.kind = 'indicator'
    and s.part is null
    and s.published_score is not null
order by
    s.indicator_id asc,
    s.published_score desc,
    s.agency_id asc;
