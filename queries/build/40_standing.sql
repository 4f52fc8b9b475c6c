-- Each figure as pages show it: the published score, else the computed one and marked so, with its change, its place among
-- the agency's peers, and what it costs the overall.
-- Grain:  one row per agency, fiscal year and node. Sorted by agency, so one agency's history is read from one place.
-- Points: a figure costs the overall leverage x (100 - score), between two bounds where the rule from items is not known.

create table standing as
with status_of as (
    select
        agency_id,
        fiscal_year,
        max(status) as status
    from score
    group by all
)

select
    s.agency_id,
    s.fiscal_year,
    n.sort_order,
    s.node,
    n.kind,
    n.part,
    n.instrument,
    n.indicator_id,
    n.label_th,
    n.label_en,
    a.short_name,
    y.target,
    y.scale,
    y.rule,
    s.published_score,
    s.computed_score,
    s.score,
    s.is_computed,
    s.is_comparable,
    s.basis,
    s.confidence,
    s.level,
    coalesce(s.status, o.status) as status,
    s.score - y.target as gap_to_target,
    e.previous_year,
    e.previous_node,
    e.previous_score,
    e.previous_agency_id,
    e.match_kind,
    s.score - e.previous_score as score_change,
    p.scope as peer_scope,
    r.peer_count,
    r.peer_rank,
    r.peer_tied,
    w.leverage_low,
    w.leverage_high,
    w.confidence as leverage_confidence,
    w.leverage_low * (100 - s.score) as points_lost_low,
    w.leverage_high * (100 - s.score) as points_lost_high,
    s.source_file,
    s.source_sheet,
    s.source_cell,
    s.source
from shown as s
inner join agency as a on s.agency_id = a.agency_id
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
inner join fiscal_year as y on s.fiscal_year = y.fiscal_year
inner join status_of as o on s.agency_id = o.agency_id and s.fiscal_year = o.fiscal_year
left join leverage as w on s.fiscal_year = w.fiscal_year and s.node = w.node
left join peer_set as p on s.agency_id = p.agency_id and s.fiscal_year = p.fiscal_year
left join place as r
    on s.agency_id = r.agency_id and s.fiscal_year = r.fiscal_year and s.node = r.node
left join earlier as e
    on s.agency_id = e.agency_id and s.fiscal_year = e.fiscal_year and s.node = e.node
order by
    s.agency_id,
    s.fiscal_year,
    n.sort_order;

drop table shown;

drop table earlier;

drop table place;
