-- Agencies of one agency's district ranked on one node in one fiscal year; the province where it is alone in its district.
-- Grain:  one row per agency with a published score. Equal scores share a rank.
-- Params: $agency_id, $fiscal_year, $node
-- Read by: pages/indicators.py

select
    s.agency_id,
    a.short_name,
    a.district,
    s.published_score as score,
    rank() over (order by s.published_score desc) as rank_in_year,
    count(*) over (partition by s.published_score) as tied,
    s.target,
    s.published_score - s.target as gap_to_target,
    s.previous_year,
    s.score_change,
    s.agency_id = me.agency_id as is_chosen,
    coalesce(mine.district_count, 0) >= 2 as is_district,
    s.source_file,
    s.source
from agency as me
inner join standing as mine
    on
        me.agency_id = mine.agency_id
        and mine.node = $node
        and mine.fiscal_year = $fiscal_year::integer
inner join agency as a
    on
        me.province = a.province
        and (coalesce(mine.district_count, 0) < 2 or me.district = a.district)
inner join standing as s
    on
        a.agency_id = s.agency_id
        and mine.fiscal_year = s.fiscal_year
        and mine.node = s.node
        and mine.status = s.status
where
    me.agency_id = $agency_id
    and me.is_local
    and a.is_local
    and s.published_score is not null
order by
    rank_in_year,
    a.agency_name collate th,
    s.agency_id;
