-- Scores of one question of one agency and of the others of its province in the same year.
-- Grain:  one row per local agency of the province and of the same status, highest first.
-- Params: $agency_id, $fiscal_year, $question_id
-- Read by: pages/question.py

with mine as (
    select
        s.agency_id,
        s.status,
        s.score,
        s.target,
        a.province,
        a.district
    from standing as s
    inner join agency as a on s.agency_id = a.agency_id
    where
        s.agency_id = $agency_id
        and s.fiscal_year = $fiscal_year::integer
        and s.node = $question_id
        and s.score is not null
),

beside as (
    select
        p.agency_id,
        p.score,
        m.target,
        false as is_chosen,
        p.district = m.district as is_district
    from peer_score as p
    inner join mine as m on p.province = m.province and p.status = m.status
    where p.fiscal_year = $fiscal_year::integer and p.node = $question_id and p.agency_id != $agency_id

    union all

    select
        agency_id,
        score,
        target,
        true,
        true
    from mine
)

select
    b.agency_id,
    a.short_name,
    a.district,
    b.score,
    b.target,
    b.score - b.target as gap_to_target,
    b.is_chosen,
    b.is_district,
    rank() over (order by b.score desc) as rank_in_year,
    count(*) over (partition by b.score) as tied,
    s.source_file,
    s.source
from beside as b
inner join agency as a on b.agency_id = a.agency_id
left join standing as s
    on b.is_chosen and b.agency_id = s.agency_id and s.fiscal_year = $fiscal_year::integer and s.node = $question_id
order by
    b.score desc,
    a.short_name collate th asc,
    b.agency_id asc;
