-- The questions of one agency in one fiscal year, those below target first, then those that cost most: score, gaps, leverage,
-- change of the same topic, and the other agencies of the district (of the province where the agency stands alone).
-- Grain:  one row per question with a score; a question asked in two parts is one row, their mean.
-- Rule:   points lost are leverage x (100 - score); where the rule from items to indicator is not known they are not told.
--         The change is against the newest earlier year that asked the topic and has its score.
-- Params: $agency_id, $fiscal_year
-- Read by: pages/questions.py, pages/question.py, pages/indicators.py, ita/cli/files.py

with mine as (
    select
        s.node,
        s.kind,
        s.instrument,
        s.indicator_id,
        s.label_th,
        s.label_en,
        s.score,
        s.is_computed,
        s.target,
        s.gap_to_target,
        s.status,
        s.sort_order,
        s.source_file,
        s.source
    from standing as s
    where
        s.agency_id = $agency_id
        and s.fiscal_year = $fiscal_year::integer
        and s.kind = 'question'
        and s.part is null
        and s.score is not null
),

pull as (
    select
        split_part(leaf, '@', 1) as node,
        sum(weight) as leverage,
        list_extract(
            ['high', 'medium', 'low', 'assumed'],
            max(list_position(['high', 'medium', 'low', 'assumed'], confidence))
        ) as confidence
    from leaf_weight
    where fiscal_year = $fiscal_year::integer and ancestor = 'overall'
    group by all
),

earlier as (
    select
        here.question_id as node,
        there.fiscal_year as previous_year,
        there.question_id as previous_node,
        there."match" as match_kind,
        p.score as previous_score
    from crosswalk as here
    inner join crosswalk as there
        on
            here.topic_id = there.topic_id
            and here.fiscal_year > there.fiscal_year
            and there."match" in ('exact', 'partial', 'merged')
    inner join standing as p on there.fiscal_year = p.fiscal_year and there.question_id = p.node
    inner join lineage as l
        on
            p.agency_id = l.ancestor_id
            and l.agency_id = $agency_id
            and p.fiscal_year <= coalesce(l.last_year, p.fiscal_year)
    where
        here.fiscal_year = $fiscal_year::integer
        and here."match" in ('exact', 'partial', 'merged')
        and p.score is not null
    qualify row_number() over (
        partition by here.question_id
        order by there.fiscal_year desc, there."match" asc, there.file_row asc
    ) = 1
),

asked as (
    select
        issue_id,
        unnest(string_split(questions, ' ')) as node
    from issue
    where fiscal_year = $fiscal_year::integer
),

grouped as (
    select
        node,
        string_agg(issue_id, ' ' order by issue_id) as issues
    from asked
    group by node
),

home as (
    select
        a.province,
        a.district
    from agency as a
    where a.agency_id = $agency_id
),

others as (
    select
        s.node,
        s.score,
        s.district = h.district as is_district
    from peer_score as s
    inner join home as h on s.province = h.province
    inner join mine as m on s.node = m.node and s.status = m.status
    where s.fiscal_year = $fiscal_year::integer and s.kind = 'question' and s.agency_id != $agency_id
),

peers as (
    select
        node,
        case
            when count(*) filter (where is_district) > 0 then round(median(score) filter (where is_district), 9)
            else round(median(score), 9)
        end as peer_median,
        case
            when count(*) filter (where is_district) > 0 then max(score) filter (where is_district)
            else max(score)
        end as peer_best,
        case
            when count(*) filter (where is_district) > 0 then count(*) filter (where is_district)
            else count(*)
        end as peer_count
    from others
    group by node
)

select
    m.node,
    m.kind,
    m.instrument,
    m.indicator_id,
    m.label_th,
    m.label_en,
    i.label_th as indicator_th,
    i.label_en as indicator_en,
    m.score,
    m.is_computed,
    m.target,
    m.gap_to_target,
    100 - m.score as gap_to_full,
    l.leverage,
    l.confidence,
    l.leverage * (100 - m.score) as points_lost,
    e.previous_year,
    e.previous_node,
    e.previous_score,
    e.match_kind,
    m.score - e.previous_score as score_change,
    p.peer_median,
    p.peer_best,
    p.peer_count,
    g.issues,
    m.source_file,
    m.source
from mine as m
left join pull as l on m.node = l.node
left join earlier as e on m.node = e.node
left join peers as p on m.node = p.node
left join indicator as i on i.fiscal_year = $fiscal_year::integer and m.indicator_id = i.indicator_id
left join grouped as g on m.node = g.node
order by
    m.gap_to_target < 0 desc nulls last,
    case when m.gap_to_target < 0 then coalesce(l.leverage, 1) * (100 - m.score) else points_lost end desc nulls last,
    gap_to_full desc,
    m.sort_order asc;
