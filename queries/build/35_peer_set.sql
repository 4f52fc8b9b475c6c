-- Whom each agency is compared with in each fiscal year: the local agencies of its district, of its province where the
-- district has fewer than least_peers() with an overall. Decided here once; ranks, medians and lists all follow it.
-- Grain:  one row per local agency and fiscal year with any figure. peer_count are the agencies of the set with an overall,
--         itself among them; roster_count those the register knows of the same place and year, with or without figures.
-- Rule:   agencies of one status only: made-up figures never stand beside published ones. A scope holds whole provinces.

insert into peer_set
with present as (
    select
        s.agency_id,
        s.fiscal_year,
        max(s.status) as status,
        bool_or(s.node = 'overall' and s.score is not null) as has_overall,
        any_value(a.province) as province,
        any_value(a.district) as district
    from published as s
    inner join agency as a on s.agency_id = a.agency_id
    where a.is_local
    group by
        s.agency_id,
        s.fiscal_year
),

counted as (
    select
        *,
        count(*) filter (where has_overall) over (partition by fiscal_year, status, province, district) as district_count,
        count(*) filter (where has_overall) over (partition by fiscal_year, status, province) as province_count
    from present
),

scoped as (
    select
        *,
        case when district is not null and district_count >= least_peers() then 'district' else 'province' end as scope
    from counted
),

roster as (
    select
        fiscal_year,
        province,
        district,
        grouping(district) = 1 as is_province,
        count(distinct agency_id) as agency_count
    from standing_agency
    group by
        fiscal_year,
        grouping sets ((province, district), (province))
)

select
    s.agency_id,
    s.fiscal_year,
    s.status,
    s.scope,
    s.province,
    s.district,
    case when s.scope = 'district' then s.district_count else s.province_count end as peer_count,
    r.agency_count as roster_count
from scoped as s
left join roster as r
    on
        s.fiscal_year = r.fiscal_year
        and s.province = r.province
        and r.is_province = (s.scope = 'province')
        and (r.is_province or s.district = r.district)
order by
    s.agency_id,
    s.fiscal_year;
