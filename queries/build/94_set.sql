-- The agencies of a set and their scores, for the questions put to a set (queries/set_*.sql).
-- Grain:  set_member gives one row per agency; is_namesake where another of the set has its short name. set_score gives one row
--         per agency and overall, instrument or indicator with a score (0-100) in one fiscal year; set_past the overall and
--         indicators of all fiscal years, those of a predecessor under its successor.

create macro set_member(ids) as table (
    select
        agency_id,
        short_name,
        district,
        count(*) over (partition by short_name) > 1 as is_namesake
    from agency
    where list_contains(ids, agency_id)
);

create macro set_score(ids, in_year) as table (
    select
        s.agency_id,
        m.short_name,
        m.district,
        m.is_namesake,
        n.sort_order,
        s.node,
        s.kind,
        n.instrument,
        n.indicator_id,
        n.label_th,
        n.label_en,
        s.score,
        s.is_computed,
        s.target,
        s.gap_to_target,
        s.score_change,
        v.level_symbol,
        v.level_th,
        v.level_en,
        v.level_printed,
        s.source_file,
        s.source
    from top_score as s
    inner join set_member(ids) as m on s.agency_id = m.agency_id
    inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
    left join level_standing as v
        on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
    where s.fiscal_year = in_year
);

create macro set_past(ids) as table (
    select
        l.agency_id,
        m.short_name,
        m.district,
        m.is_namesake,
        s.fiscal_year,
        n.sort_order,
        s.node,
        s.kind,
        n.instrument,
        n.indicator_id,
        n.label_th,
        n.label_en,
        s.score,
        s.is_computed,
        s.target,
        s.gap_to_target,
        s.scale,
        s.previous_year,
        s.score_change,
        v.level_symbol,
        v.level_th,
        v.level_en,
        v.level_printed,
        s.source_file,
        s.source
    from top_score as s
    inner join lineage as l on s.agency_id = l.ancestor_id
    inner join set_member(ids) as m on l.agency_id = m.agency_id
    inner join node as n on s.fiscal_year = n.fiscal_year and s.node = n.node
    left join level_standing as v
        on s.agency_id = v.agency_id and s.fiscal_year = v.fiscal_year and s.node = 'overall'
    where s.fiscal_year <= coalesce(l.last_year, s.fiscal_year) and s.kind != 'instrument'
);
