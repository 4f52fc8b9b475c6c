-- Years in which the rule, the levels or the questions changed, so that scores on both sides are not quite alike.
-- Grain:  one row per fiscal year and kind of change.
-- Params: none

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
