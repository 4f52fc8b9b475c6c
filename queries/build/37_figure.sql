-- What is shown, with the figure of an earlier year, in its place.
-- Grain:  one row per agency, fiscal year and node of the agency-years in scope, sorted so that a year, and in it an agency,
--         is read from one place.

insert into figure
select
    s.agency_id,
    s.fiscal_year,
    s.node,
    s.score,
    s.computed_score,
    s.is_computed,
    s.is_comparable,
    s.level,
    s.status,
    e.previous_year,
    e.previous_node,
    e.previous_score,
    e.match_kind,
    s.source_file,
    s.source
from shown as s
left join earlier as e
    on s.agency_id = e.agency_id and s.fiscal_year = e.fiscal_year and s.node = e.node
order by
    s.fiscal_year,
    s.agency_id,
    s.sort_order;
