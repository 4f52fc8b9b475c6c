-- Each figure as pages show it: the published score, else the computed one and marked so, with its change and its ranks.
-- Grain:  one row per agency, fiscal year and node. Sorted by agency, so one agency's history is read from one place.
-- Ranks:  published figures of local agencies of one status only; 1 is best; ties share the better rank.
-- Change: against the newest earlier year on the same scale, through a predecessor where the agency changed.
--         Codes of questions and items mean other things in other years, so they have no change here.
-- Read by: most files of queries/

create table lineage as
with recursive chain as (
    select
        agency_id,
        agency_id as ancestor_id,
        null::integer as last_year
    from agency

    union all

    select
        c.agency_id,
        a.agency_id,
        a.successor_from - 1
    from chain as c
    inner join agency as a on c.ancestor_id = a.successor_id
)

select
    agency_id,
    ancestor_id,
    last_year
from chain;

create table shown as
select
    coalesce(s.agency_id, c.agency_id) as agency_id,
    coalesce(s.fiscal_year, c.fiscal_year) as fiscal_year,
    coalesce(s.node, c.node) as node,
    s.score as published_score,
    c.score as computed_score,
    coalesce(s.score, c.score) as score,
    s.score is null as is_computed,
    c.basis,
    c.confidence,
    s.level,
    s.status,
    s.source_file,
    s.source_sheet,
    s.source_cell,
    s.source
from score as s
full join computed_score as c
    on s.agency_id = c.agency_id and s.fiscal_year = c.fiscal_year and s.node = c.node
where coalesce(s.score, c.score) is not null or s.level is not null;

create table standing as
with status_of as (
    select
        agency_id,
        fiscal_year,
        max(status) as status
    from score
    group by all
),

ranked as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        rank() over (district_best) as district_rank,
        count(*) over (district_all) as district_count,
        count(*) over (district_same) as district_tied,
        rank() over (province_best) as province_rank,
        count(*) over (province_all) as province_count,
        count(*) over (province_same) as province_tied
    from score as s
    inner join agency as a on s.agency_id = a.agency_id
    where a.is_local and s.score is not null
    window
        district_best as (
            partition by s.fiscal_year, s.node, s.status, a.province, a.district
            order by s.score desc
        ),
        district_all as (partition by s.fiscal_year, s.node, s.status, a.province, a.district),
        district_same as (
            partition by s.fiscal_year, s.node, s.status, a.province, a.district, s.score
        ),
        province_best as (
            partition by s.fiscal_year, s.node, s.status, a.province
            order by s.score desc
        ),
        province_all as (partition by s.fiscal_year, s.node, s.status, a.province),
        province_same as (partition by s.fiscal_year, s.node, s.status, a.province, s.score)
),

earlier as (
    select
        l.agency_id,
        now.fiscal_year,
        now.node,
        past.fiscal_year as previous_year,
        past.score as previous_score,
        past.agency_id as previous_agency_id
    from shown as now
    inner join lineage as l on now.agency_id = l.agency_id
    inner join shown as past
        on
            l.ancestor_id = past.agency_id
            and now.node = past.node
            and now.fiscal_year > past.fiscal_year
            and past.fiscal_year <= coalesce(l.last_year, past.fiscal_year)
    inner join fiscal_year as y1 on now.fiscal_year = y1.fiscal_year
    inner join fiscal_year as y2 on past.fiscal_year = y2.fiscal_year and y1.scale = y2.scale
    inner join node as n
        on now.fiscal_year = n.fiscal_year and now.node = n.node
    where past.score is not null and n.kind in ('overall', 'instrument', 'indicator')
    qualify row_number() over (
        partition by l.agency_id, now.fiscal_year, now.node
        order by past.fiscal_year desc
    ) = 1
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
    s.basis,
    s.confidence,
    s.level,
    coalesce(s.status, o.status) as status,
    s.score - y.target as gap_to_target,
    e.previous_year,
    e.previous_score,
    e.previous_agency_id,
    s.score - e.previous_score as score_change,
    case when a.district is not null then r.district_rank end as district_rank,
    case when a.district is not null then r.district_count end as district_count,
    case when a.district is not null then r.district_tied end as district_tied,
    case when a.province is not null then r.province_rank end as province_rank,
    case when a.province is not null then r.province_count end as province_count,
    case when a.province is not null then r.province_tied end as province_tied,
    s.source_file,
    s.source_sheet,
    s.source_cell,
    s.source
from shown as s
inner join agency as a on s.agency_id = a.agency_id
inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
inner join fiscal_year as y on s.fiscal_year = y.fiscal_year
inner join status_of as o on s.agency_id = o.agency_id and s.fiscal_year = o.fiscal_year
left join ranked as r
    on s.agency_id = r.agency_id and s.fiscal_year = r.fiscal_year and s.node = r.node
left join earlier as e
    on s.agency_id = e.agency_id and s.fiscal_year = e.fiscal_year and s.node = e.node
order by
    s.agency_id,
    s.fiscal_year,
    n.sort_order;

drop table shown;
