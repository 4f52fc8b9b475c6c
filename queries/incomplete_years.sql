-- What the rule book lacks of a year whose rule is known or assumed, though it has it of a year before.
-- Grain:  one row per fiscal year and file of data/reference without rows of that year, newest year first.
-- Params: none
-- Columns:
--   fiscal_year     integer  Buddhist Era; never null
--   rule            varchar
--   reference_file  varchar

with given as (
    select
        'levels' as part,
        unnest(range(fiscal_year_from, fiscal_year_to + 1))::integer as fiscal_year
    from level

    union

    select
        'crosswalk',
        fiscal_year
    from crosswalk

    union

    select
        'issues',
        fiscal_year
    from issue

    union

    select
        'question_scales',
        fiscal_year
    from question_scale
),

since as (
    select
        part,
        min(fiscal_year) as first_year
    from given
    group by part
)

select
    y.fiscal_year,
    y.rule,
    s.part || '.csv' as reference_file
from fiscal_year as y
inner join since as s on y.fiscal_year > s.first_year
anti join given as g on y.fiscal_year = g.fiscal_year and s.part = g.part
where y.rule != 'unknown'
order by
    y.fiscal_year desc,
    reference_file asc;
