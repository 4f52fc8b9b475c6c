-- Which agencies' figures are the history of which agency: its own, and those of predecessors up to their last year.
-- Grain:  one row per agency and ancestor, itself included; last_year is null where the history goes on.

create or replace table lineage as
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
