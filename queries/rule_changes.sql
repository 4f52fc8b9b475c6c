-- Years in which the rule, the levels or the questions changed, so that scores on both sides are not quite alike.
-- Grain:  one row per fiscal year and kind of change.
-- Params: none
-- Columns:
--   fiscal_year  integer  Buddhist Era; never null
--   kind         varchar  kind of node; null: not a node of the tree
--   label_th     varchar  name in Thai; never null
--   label_en     varchar  name in English; null: not translated
--   confidence   varchar  high medium low assumed or unknown; null: no rule to be sure of

select
    fiscal_year,
    kind,
    label_th,
    label_en,
    confidence
from rule_change
order by
    fiscal_year,
    file_row;
