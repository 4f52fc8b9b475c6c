-- What stands of the agency-years in scope makes room for what is derived anew.
-- Grain:  none. Suspects of a year are weighed against all figures of the year, so all of them go.

delete from computed_score
using scope as h
where computed_score.agency_id = h.agency_id and computed_score.fiscal_year = h.fiscal_year;

delete from figure
using scope as h
where figure.agency_id = h.agency_id and figure.fiscal_year = h.fiscal_year;

delete from peer_set
using scope as h
where peer_set.agency_id = h.agency_id and peer_set.fiscal_year = h.fiscal_year;

delete from top_score
using scope as h
where top_score.agency_id = h.agency_id and top_score.fiscal_year = h.fiscal_year;

delete from level_standing
using scope as h
where level_standing.agency_id = h.agency_id and level_standing.fiscal_year = h.fiscal_year;

delete from level_gap
using scope as h
where level_gap.agency_id = h.agency_id and level_gap.fiscal_year = h.fiscal_year;

delete from level_margin
using scope as h
where level_margin.agency_id = h.agency_id and level_margin.fiscal_year = h.fiscal_year;

delete from agency_year
using scope as h
where agency_year.agency_id = h.agency_id and agency_year.fiscal_year = h.fiscal_year;

delete from written
using scope as h
where written.agency_id = h.agency_id and written.fiscal_year = h.fiscal_year;

delete from weighted_points
using scope as h
where weighted_points.agency_id = h.agency_id and weighted_points.fiscal_year = h.fiscal_year;

delete from all_the_overall
using scope as h
where all_the_overall.agency_id = h.agency_id and all_the_overall.fiscal_year = h.fiscal_year;

delete from mismatch
using scope as h
where mismatch.agency_id = h.agency_id and mismatch.fiscal_year = h.fiscal_year;

delete from peer_score
using scope as h
where peer_score.agency_id = h.agency_id and peer_score.fiscal_year = h.fiscal_year;

delete from peer_summary
using scope as h inner join agency as a on h.agency_id = a.agency_id
where peer_summary.fiscal_year = h.fiscal_year and peer_summary.province = a.province;

delete from suspect
where fiscal_year in (select fiscal_year from scope);
