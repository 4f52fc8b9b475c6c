-- Years whose indicators are all those of another year of the same agency, or of another agency: most likely a copy.
-- Grain:  one row per agency, fiscal year and the other agency or year it repeats (one of them where there are several).

with copied as (
    select
        agency_id,
        fiscal_year,
        lag((agency_id, fiscal_year)) over same as one_before,
        lead((agency_id, fiscal_year)) over same as one_after
    from written
    window same as (partition by figures order by agency_id, fiscal_year)
),

pair as (
    select
        agency_id,
        fiscal_year,
        coalesce(one_before, one_after)[1] as other_id,
        coalesce(one_before, one_after)[2] as other_year
    from copied
    where one_before is not null or one_after is not null
)

select
    case when p.agency_id = p.other_id then 'same_as_other_year' else 'same_as_other_agency' end as rule,
    'warning' as severity,
    p.agency_id,
    p.fiscal_year,
    'overall' as node,
    null::double as published,
    null::double as recomputed,
    null::double as difference,
    null::varchar as suspect_node,
    null::double as suspect_score,
    null::integer as candidates,
    p.other_year::varchar as printed,
    a.short_name as other
from pair as p
inner join agency as a on p.other_id = a.agency_id;
