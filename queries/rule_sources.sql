-- Where a year's rule was read, and how sure it is: the year, its instruments, indicators, sub-indicators and levels.
-- Grain:  one row per row of the rule book that states a rule.
-- Params: $fiscal_year
-- Columns:
--   subject     varchar
--   rule_text   varchar
--   confidence  varchar  high medium low assumed or unknown; null: no rule to be sure of
--   source      varchar  title of the published document; null: computed or not named

with stated as (
    select
        1 as place,
        file_row,
        fiscal_year::varchar as subject,
        rule as rule_text,
        confidence,
        source
    from fiscal_year
    where fiscal_year = $fiscal_year::integer

    union all

    select
        2,
        file_row,
        instrument,
        coalesce(weight_percent::varchar || '% · ', '') || coalesce(note, ''),
        confidence,
        source
    from instrument
    where fiscal_year = $fiscal_year::integer

    union all

    select
        3,
        file_row,
        indicator_id || ' ' || label_th,
        made_of,
        confidence,
        source
    from indicator
    where fiscal_year = $fiscal_year::integer

    union all

    select
        4,
        file_row,
        sub_indicator || ' ' || label_th,
        first_question || '–' || last_question,
        confidence,
        source
    from sub_indicator
    where fiscal_year = $fiscal_year::integer

    union all

    select
        5,
        file_row,
        trim(coalesce(symbol, '') || ' ' || label_th),
        coalesce(note, ''),
        confidence,
        source
    from level
    where $fiscal_year::integer between fiscal_year_from and fiscal_year_to
)

select
    subject,
    rule_text,
    confidence,
    source
from stated
order by
    place,
    file_row;
