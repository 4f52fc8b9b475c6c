-- The agency-years whose derived figures may move with those that changed: later years of the agencies and their successors,
-- which are set beside them, and in each such year all agencies of the province, which are ranked with them.
-- Grain:  one row per agency and fiscal year, with or without figures.

create or replace temp table touched as
with reached as (
    select
        agency_id,
        fiscal_year
    from changed

    union

    select
        l.agency_id,
        y.fiscal_year
    from changed as c
    inner join lineage as l on c.agency_id = l.ancestor_id
    inner join fiscal_year as y on c.fiscal_year <= y.fiscal_year
),

place as (
    select distinct
        r.fiscal_year,
        a.province
    from reached as r
    inner join agency as a on r.agency_id = a.agency_id
)

select
    a.agency_id,
    p.fiscal_year
from place as p
inner join agency as a on p.province is not distinct from a.province;
