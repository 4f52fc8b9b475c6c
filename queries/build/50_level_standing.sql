-- The overall of each agency and year as pages show it: score, change and ranks, the level by the rule of its year beside
-- the level as printed, target and national mean.
-- Grain:  one row per agency and fiscal year with an overall score or a printed level.
-- Rule:   the first level, best first, whose conditions hold. A condition on an instrument nobody published is neither
--         met nor failed; the level is then unknown (null) unless another instrument already fails it.

insert into level_standing
with told as materialized (
    select s.*
    from standing as s
    semi join scope as h on s.agency_id = h.agency_id and s.fiscal_year = h.fiscal_year
    where s.kind in ('overall', 'instrument')
),

tested as (
    select
        s.agency_id,
        s.fiscal_year,
        v.level_order,
        v.level,
        s.score >= v.min_overall as overall_met,
        case
            when v.min_instrument is null then true
            when bool_or(t.score < v.min_instrument) then false
            when count(t.score) = len(string_split(v.instruments, ' ')) then true
        end as instruments_met
    from told as s
    inner join level as v
        on s.fiscal_year between v.fiscal_year_from and v.fiscal_year_to
    left join told as t
        on
            s.agency_id = t.agency_id
            and s.fiscal_year = t.fiscal_year
            and t.kind = 'instrument'
            and list_contains(string_split(v.instruments, ' '), t.node)
    where s.node = 'overall' and s.score is not null
    group by
        s.agency_id,
        s.fiscal_year,
        s.score,
        v.level_order,
        v.level,
        v.min_overall,
        v.min_instrument,
        v.instruments
),

reached as (
    select
        agency_id,
        fiscal_year,
        level_order,
        level,
        overall_met and instruments_met as met
    from tested
    where (overall_met and instruments_met) is distinct from false
    qualify row_number() over (partition by agency_id, fiscal_year order by level_order) = 1
)

select
    s.agency_id,
    s.fiscal_year,
    s.short_name,
    s.score,
    s.computed_score,
    s.is_computed,
    s.level as level_printed,
    case when r.met then r.level_order end as level_order,
    case when r.met then r.level end as level_computed,
    g.symbol as level_symbol,
    g.label_th as level_th,
    g.label_en as level_en,
    s.target,
    s.gap_to_target,
    s.scale,
    s.previous_year,
    s.previous_score,
    s.score_change,
    s.peer_scope,
    c.peer_count,
    c.peer_rank,
    c.peer_tied,
    p.roster_count,
    n.mean_score as national_mean,
    s.source_file,
    s.source
from told as s
left join reached as r on s.agency_id = r.agency_id and s.fiscal_year = r.fiscal_year
left join level as g
    on
        r.met
        and r.level_order = g.level_order
        and s.fiscal_year between g.fiscal_year_from and g.fiscal_year_to
left join peer_set as p on s.agency_id = p.agency_id and s.fiscal_year = p.fiscal_year
left join peer_score as c
    on s.agency_id = c.agency_id and s.fiscal_year = c.fiscal_year and c.node = 'overall'
left join national as n on s.fiscal_year = n.fiscal_year
where s.node = 'overall'
order by
    s.agency_id,
    s.fiscal_year;
