-- Known weights of a year's instruments that do not add up to 100, or of parts that do not add up to their instrument.
-- Grain:  one row per violation. Unknown weights are no contradiction.

select
    'instruments.csv' as source_file,
    min(file_row) as file_row,
    sum(weight_percent)::varchar as found,
    '100' as expected,
    'ปี ' || fiscal_year as place
from instrument
where part_of is null
group by fiscal_year
having count(weight_percent) = count(*) and abs(sum(weight_percent) - 100) > 1e-9

union all

select
    'instruments.csv',
    min(p.file_row),
    sum(p.weight_percent)::varchar,
    any_value(w.weight_percent)::varchar,
    'ปี ' || p.fiscal_year || ' ' || p.part_of
from instrument as p
inner join instrument as w on p.fiscal_year = w.fiscal_year and p.part_of = w.instrument
group by
    p.fiscal_year,
    p.part_of
having count(p.weight_percent) = count(*) and abs(sum(p.weight_percent) - any_value(w.weight_percent)) > 1e-9
order by
    file_row;
