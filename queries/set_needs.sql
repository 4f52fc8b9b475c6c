-- Indicators below the target in a set of agencies in one fiscal year: how many of how many agencies, and which.
-- Grain:  one row per indicator any of them is below the target in, the most common first; agencies are those below it, lowest
--         first. Agencies without the indicator are in no count.
-- Params: $agency_ids, $fiscal_year
-- Columns:
--   node           varchar   code in the tree of its fiscal year; never null
--   indicator_id   integer   number of the indicator; null: not an indicator nor below one
--   kind           varchar   kind of node; null: not a node of the tree
--   label_th       varchar   name in Thai; never null
--   label_en       varchar   name in English; null: not translated
--   weakest_score  double
--   weak_count     bigint    agencies; never null
--   scored_count   bigint    agencies; never null
--   agencies       struct[]  agencies lowest first; never null

select
    node,
    indicator_id,
    any_value(kind) as kind,
    any_value(label_th) as label_th,
    any_value(label_en) as label_en,
    min(score) as weakest_score,
    count(*) filter (where gap_to_target < 0) as weak_count,
    count(*) as scored_count,
    list(
        named_agency(agency_id, short_name, district, is_namesake)
        order by score asc, short_name collate th asc, agency_id asc
    ) filter (where gap_to_target < 0) as agencies
from set_score($agency_ids::varchar[], $fiscal_year::integer)
where kind = 'indicator'
group by
    node,
    indicator_id
having weak_count > 0
order by
    weak_count desc,
    indicator_id asc;
