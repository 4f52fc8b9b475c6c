-- Scores of one question of one agency and of the others of its province in the same year.
-- Grain:  one row per local agency of the province and of the same status, highest first.
-- Params: $agency_id, $fiscal_year, $question_id
-- Read by: pages/questions.py

with mine as (
    select
        s.status,
        a.province,
        a.district
    from standing as s
    inner join agency as a on s.agency_id = a.agency_id
    where
        s.agency_id = $agency_id
        and s.fiscal_year = $fiscal_year::integer
        and s.node = $question_id
)

select
    s.agency_id,
    s.short_name,
    s.score,
    s.target,
    s.gap_to_target,
    s.score_change,
    s.agency_id = $agency_id as is_chosen,
    a.district = m.district as is_district,
    rank() over (order by s.score desc) as rank_in_year,
    count(*) over (partition by s.score) as tied,
    s.source_file,
    s.source
from standing as s
inner join agency as a on s.agency_id = a.agency_id
inner join mine as m on a.province = m.province and s.status = m.status
where
    s.fiscal_year = $fiscal_year::integer
    and s.node = $question_id
    and s.score is not null
    and (a.is_local or s.agency_id = $agency_id)
order by
    s.score desc,
    s.short_name collate th asc,
    s.agency_id asc;
