-- One node of the agencies of a set through the fiscal years up to one, a line each: one agency first, then the highest of
-- the newest year, so many of them.
-- Grain:  one row per agency and fiscal year with a score, oldest first. node and labels are the agency's, for a chart by node;
--         scored_count are the agencies with any such score, drawn or not.
-- Params: $agency_ids, $agency_id (first), $node, $fiscal_year, $most (agencies)

with known as (
    select *
    from set_past($agency_ids::varchar[])
    where node = $node and fiscal_year <= $fiscal_year::integer
),

placed as (
    select
        agency_id,
        count(*) over () as scored_count,
        row_number() over (
            order by
                coalesce(agency_id = $agency_id, false) desc,
                max(fiscal_year) desc,
                arg_max(score, fiscal_year) desc,
                any_value(short_name) collate th asc,
                agency_id asc
        ) as place
    from known
    group by agency_id
)

select
    k.* exclude (node, kind, instrument, indicator_id, label_th, label_en),
    k.agency_id as node,
    'agency' as kind,
    '' as instrument,
    null::integer as indicator_id,
    k.short_name as label_th,
    k.short_name as label_en,
    p.place,
    p.scored_count
from known as k
inner join placed as p on k.agency_id = p.agency_id
where p.place <= $most::integer
order by
    k.fiscal_year asc,
    p.place asc;
