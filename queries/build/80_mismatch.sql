-- Published figures that do not follow from the figures below them.
-- Grain:  one row per agency, fiscal year and node.
-- Rule:   each figure against the nearest ones published below it, unrounded; rounding_allowed() says how far they may differ.
--         A year of weighted points in place of scores has a finding of its own.

insert into mismatch
select
    s.agency_id,
    s.fiscal_year,
    s.node,
    s.score as published,
    c.score as recomputed,
    s.score - c.score as difference,
    c.confidence
from published as s
inner join computed as c
    on s.agency_id = c.agency_id and s.fiscal_year = c.fiscal_year and s.node = c.node
anti join weighted_points as w on s.agency_id = w.agency_id and s.fiscal_year = w.fiscal_year
where abs(s.score - c.score) > rounding_allowed(c.skips_level);
