-- The disclosure items (OIT) of one agency and fiscal year by group, in the order of the year's list.
-- Grain:  one row per item of the year, whether or not it has a score; items are the questions that stand in a group.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   node           varchar  code in the tree of its fiscal year; never null
--   kind           varchar  kind of node; null: not a node of the tree
--   instrument     varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id   integer  number of the indicator; null: not an indicator nor below one
--   label_th       varchar  name in Thai; never null
--   label_en       varchar  name in English; null: not translated
--   sub_indicator  varchar
--   group_th       varchar
--   group_en       varchar
--   score          double   0-100; null: neither published nor computable
--   is_computed    boolean  true where we computed the score; null: the item is not scored
--   target         double   0-100; null: the year has no target
--   gap_to_target  double   points; below 0 under the target; null: no score or no target
--   source_file    varchar  path under data/; null: computed or not published
--   source         varchar  title of the published document; null: computed or not named

select
    q.question_id as node,
    'question' as kind,
    q.instrument,
    q.indicator_id,
    q.label_th,
    q.label_en,
    g.sub_indicator,
    g.label_th as group_th,
    g.label_en as group_en,
    s.score,
    s.is_computed,
    s.target,
    s.gap_to_target,
    s.source_file,
    s.source
from question as q
inner join sub_indicator as g on q.fiscal_year = g.fiscal_year and q.sub_indicator = g.sub_indicator
left join standing as s
    on s.agency_id = $agency_id and q.fiscal_year = s.fiscal_year and q.question_id = s.node
where q.fiscal_year = $fiscal_year::integer
order by q.file_row;
