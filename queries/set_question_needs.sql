-- Questions below the target in a set of agencies in one fiscal year: how many of how many agencies, which, and what helps.
-- Grain:  one row per question any of them is below the target in, the most common first, the lowest first among those as common;
--         agencies are those below it, lowest first. Agencies without the question are in no count. Advice is that of its topic.
-- Params: $agency_ids, $fiscal_year
-- Columns:
--   node           varchar   code in the tree of its fiscal year; never null
--   kind           varchar   kind of node; null: not a node of the tree
--   instrument     varchar   IIT EIT or OIT; null: above the instruments
--   indicator_id   integer   number of the indicator; null: not an indicator nor below one
--   label_th       varchar   name in Thai; never null
--   label_en       varchar   name in English; null: not translated
--   topic_id       varchar   code that keeps when question codes change; null: in no topic
--   topic_th       varchar   name in Thai; null: in no topic
--   topic_en       varchar   name in English; null: in no topic
--   action_th      varchar
--   action_en      varchar
--   weakest_score  double
--   weak_count     bigint    agencies; never null
--   scored_count   bigint    agencies; never null
--   agencies       struct[]  agencies lowest first; never null

select
    s.node,
    s.kind,
    s.instrument,
    s.indicator_id,
    s.label_th,
    s.label_en,
    v.topic_id,
    v.topic_th,
    v.topic_en,
    v.action_th,
    v.action_en,
    min(s.score) as weakest_score,
    count(*) filter (where s.gap_to_target < 0) as weak_count,
    count(*) as scored_count,
    list(
        named_agency(s.agency_id, m.short_name, m.district, m.is_namesake)
        order by s.score asc, m.short_name collate th asc, s.agency_id asc
    ) filter (where s.gap_to_target < 0) as agencies
from standing as s
inner join set_member($agency_ids::varchar[]) as m on s.agency_id = m.agency_id
left join question_advised as v on s.fiscal_year = v.fiscal_year and s.node = v.node
where
    s.fiscal_year = $fiscal_year::integer
    and s.kind = 'question'
    and s.part is null
    and s.score is not null
group by
    s.node,
    s.kind,
    s.instrument,
    s.indicator_id,
    s.label_th,
    s.label_en,
    s.sort_order,
    v.topic_id,
    v.topic_th,
    v.topic_en,
    v.action_th,
    v.action_en
having weak_count > 0
order by
    weak_count desc,
    weakest_score asc,
    s.sort_order asc;
