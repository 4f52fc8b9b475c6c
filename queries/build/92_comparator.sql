-- Whom an agency may be compared with in one fiscal year because of where, what and how large it is.
-- Grain:  same_place and same_size give one row per other agency, itself never among them; has_result where it has an overall
--         or an indicator. None for an agency without any such figure.
-- Rule:   local agencies of the same status that stood in that year. Size is the type and the band of population, over the
--         whole country, where the register has populations.

create view result_status as
select
    agency_id,
    fiscal_year,
    max(status) as status
from standing
where kind in ('overall', 'indicator') and part is null and score is not null
group by
    agency_id,
    fiscal_year;

create macro same_place(whose, in_year) as table (
    with us as (
        select
            a.province,
            a.district,
            a.agency_type,
            r.status
        from result_status as r
        inner join agency as a on r.agency_id = a.agency_id
        where r.agency_id = whose and r.fiscal_year = in_year
    ),

    scored as (
        select distinct p.agency_id
        from peer_score as p
        inner join us as u on p.province = u.province and p.status = u.status
        where p.fiscal_year = in_year and p.kind in ('overall', 'indicator')
    )

    select
        a.agency_id,
        s.agency_id is not null as has_result,
        a.district = u.district as is_district,
        a.agency_type = u.agency_type as is_type
    from agency as a
    inner join us as u on a.province = u.province
    inner join source_file as f on a.source_file = f.source_file
    left join scored as s on a.agency_id = s.agency_id
    where
        a.is_local
        and a.agency_id != whose
        and (
            s.agency_id is not null
            or (
                (f.status = 'synthetic') = (u.status = 'synthetic')
                and coalesce(a.successor_from > in_year, true)
                and a.agency_id not in (
                    select successor_id from agency
                    where successor_id is not null and successor_from > in_year
                )
            )
        )
);

create view size_of as
select
    a.agency_id,
    max(b.population_from) as band
from agency as a
inner join size_band as b on a.population >= b.population_from
group by a.agency_id;

create macro same_size(whose, in_year) as table (
    select distinct p.agency_id
    from result_status as r
    inner join agency as a on r.agency_id = a.agency_id
    inner join size_of as mine on r.agency_id = mine.agency_id
    inner join size_of as theirs on mine.band = theirs.band
    inner join peer_score as p
        on
            theirs.agency_id = p.agency_id
            and r.fiscal_year = p.fiscal_year
            and a.agency_type = p.agency_type
            and r.status = p.status
    where
        r.agency_id = whose
        and r.fiscal_year = in_year
        and p.fiscal_year = in_year
        and p.kind in ('overall', 'indicator')
        and p.agency_id != whose
);
