-- Figures and peers as questions ask for them.
-- Grain:  standing: one row per agency, fiscal year and node with a figure or a printed level, with its change and what it costs
--         the overall: leverage x (100 - score), between two bounds where the rule from items is not known.
--         standing_agency: one row per fiscal year and local agency that stood in it by the register. peer: one row per agency,
--         fiscal year and peer, itself too. peer_middle: one row per agency, fiscal year and node its peers have in common.

create view standing as
select
    f.agency_id,
    f.fiscal_year,
    n.sort_order,
    f.node,
    n.kind,
    n.part,
    n.instrument,
    n.indicator_id,
    n.label_th,
    n.label_en,
    a.short_name,
    y.target,
    y.scale,
    case when not f.is_computed then f.score end as published_score,
    f.computed_score,
    f.score,
    f.is_computed,
    f.is_comparable,
    f.level,
    f.status,
    f.score - y.target as gap_to_target,
    f.previous_year,
    f.previous_node,
    f.previous_score,
    f.match_kind,
    f.score - f.previous_score as score_change,
    p.scope as peer_scope,
    w.leverage_low,
    w.leverage_high,
    w.confidence as leverage_confidence,
    w.leverage_low * (100 - f.score) as points_lost_low,
    w.leverage_high * (100 - f.score) as points_lost_high,
    f.source_file,
    f.source
from figure as f
inner join agency as a on f.agency_id = a.agency_id
inner join node as n on f.fiscal_year = n.fiscal_year and f.node = n.node
inner join fiscal_year as y on f.fiscal_year = y.fiscal_year
left join leverage as w on f.fiscal_year = w.fiscal_year and f.node = w.node
left join peer_set as p on f.agency_id = p.agency_id and f.fiscal_year = p.fiscal_year;

create view standing_agency as
select
    y.fiscal_year,
    a.agency_id,
    a.province,
    a.district
from agency as a
cross join fiscal_year as y
left join agency as former on a.agency_id = former.successor_id
where
    a.is_local
    and coalesce(y.fiscal_year < a.successor_from, true)
    and coalesce(y.fiscal_year >= former.successor_from, true);

create view peer as
select
    p.agency_id,
    p.fiscal_year,
    p.scope,
    o.agency_id as peer_id
from peer_set as p
inner join peer_set as o
    on
        p.fiscal_year = o.fiscal_year
        and p.status = o.status
        and p.province = o.province
        and (p.scope = 'province' or p.district = o.district);

-- The summary of each agency's own peers.
create view peer_middle as
select
    p.agency_id,
    p.fiscal_year,
    p.scope as peer_scope,
    m.node,
    m.scored_count as peer_count,
    m.middle as peer_median,
    m.highest as peer_best,
    m.third_quartile as peer_third_quartile
from peer_set as p
inner join peer_summary as m
    on
        p.fiscal_year = m.fiscal_year
        and p.status = m.status
        and p.province = m.province
        and m.is_province = (p.scope = 'province')
        and (m.is_province or p.district = m.district);
