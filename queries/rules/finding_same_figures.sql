-- Years whose indicators are all those of another year of the same agency, or of another agency: most likely a copy.
-- Grain:  one row per agency, fiscal year and the other agency or year it repeats (one of them where there are several).
-- Rule:   at least five indicators of at least four different figures; agencies near the ceiling may agree by chance.

with written as (
    select
        s.agency_id,
        s.fiscal_year,
        hash(list(s.node || '=' || s.score order by s.node)) as figures
    from score as s
    inner join node as n
        on s.fiscal_year = n.fiscal_year and s.node = n.node and n.kind = 'indicator' and n.part is null
    where s.score is not null
    group by
        s.agency_id,
        s.fiscal_year
    having count(*) > 4 and count(distinct s.score) > 3
),

copied as (
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
