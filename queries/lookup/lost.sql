-- Figures of the former build that are gone or differ, though no file coming in revised them and no file leaving held them.
-- Grain:  one row per agency, fiscal year and node.
-- Params: $concerned, the files that come in or leave

select
    f.agency_id,
    f.fiscal_year,
    f.node,
    f.source_file
from former.score as f
left join score as s
    on f.agency_id = s.agency_id and f.fiscal_year = s.fiscal_year and f.node = s.node
where
    (
        s.agency_id is null
        or (f.score is not null and s.score is distinct from f.score)
        or (f.level is not null and s.level is distinct from f.level)
    )
    and f.source_file not in (select unnest($concerned))
    and not exists (
        select r.node
        from revision as r
        where
            r.agency_id = f.agency_id
            and r.fiscal_year = f.fiscal_year
            and r.node = f.node
            and r.source_file in (select unnest($concerned))
    )
order by
    f.agency_id,
    f.fiscal_year,
    f.node;
