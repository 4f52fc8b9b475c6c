-- What the checks of queries/rules found: errors first, then warnings and notes. Figures stay as published whatever is found.
-- Grain:  one row per finding. A parameter left out (null) leaves nothing out.
-- Params: $agency_id, $fiscal_year

select
    f.rule,
    f.severity,
    f.agency_id,
    a.agency_name,
    a.short_name,
    f.fiscal_year,
    f.node,
    n.kind,
    n.label_th,
    n.label_en,
    f.published,
    f.recomputed,
    f.difference,
    f.suspect_node,
    x.kind as suspect_kind,
    x.label_th as suspect_label_th,
    x.label_en as suspect_label_en,
    f.suspect_score,
    f.candidates,
    f.printed,
    f.other
from finding as f
inner join agency as a on f.agency_id = a.agency_id
left join node as n on f.fiscal_year = n.fiscal_year and f.node = n.node
left join node as x on f.fiscal_year = x.fiscal_year and f.suspect_node = x.node
where
    ($agency_id is null or f.agency_id = $agency_id)
    and ($fiscal_year is null or f.fiscal_year = $fiscal_year::integer)
order by
    list_position(['error', 'warning', 'note'], f.severity),
    f.agency_id,
    f.fiscal_year,
    n.sort_order nulls last,
    f.rule,
    f.printed;
