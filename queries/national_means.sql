-- The national mean of each fiscal year as announced, with its source.
-- Grain:  one row per fiscal year with a known mean.
-- Params: none

select
    fiscal_year,
    mean_score,
    agencies_assessed,
    percent_passed,
    confidence,
    source
from national
where mean_score is not null
order by
    fiscal_year;
