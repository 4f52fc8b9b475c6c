-- Each figure as pages show it: the published score, else the computed one.
-- Grain:  one row per agency, fiscal year and node with a score or a printed level. is_comparable: it may be ranked among
--         other agencies, being published, or a question's mean of its two published parts.

create table shown as
select
    coalesce(s.agency_id, c.agency_id) as agency_id,
    coalesce(s.fiscal_year, c.fiscal_year) as fiscal_year,
    coalesce(s.node, c.node) as node,
    s.score as published_score,
    c.score as computed_score,
    coalesce(s.score, c.score) as score,
    s.score is null as is_computed,
    s.score is not null or (c.basis = 'parts' and n.kind = 'question') as is_comparable,
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
inner join node as n
    on coalesce(s.fiscal_year, c.fiscal_year) = n.fiscal_year and coalesce(s.node, c.node) = n.node
where coalesce(s.score, c.score) is not null or s.level is not null;
