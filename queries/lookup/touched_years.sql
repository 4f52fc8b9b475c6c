-- Fiscal years whose derived figures are made anew, with how many figures each has.
-- Grain:  one row per fiscal year.

select
    t.fiscal_year,
    count(s.node) as figure_count
from touched as t
left join score as s on t.agency_id = s.agency_id and t.fiscal_year = s.fiscal_year
group by t.fiscal_year
order by t.fiscal_year;
