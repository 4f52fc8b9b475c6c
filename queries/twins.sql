-- The agencies whose indicators were nearest to one agency's in one fiscal year; none is further away than most_apart().
-- Grain:  one row per agency, nearest first, at most ten; points_apart in points of 0-100 (the macro twin of the build);
--         furthest is most_apart(). Fewer than least_peers() are no set to compare with (is_set false).
-- Params: $agency_id, $fiscal_year, $nodes (null: all alike), $weights (null: all alike)
-- Columns:
--   agency_id     varchar  code; never null
--   short_name    varchar  name in Thai as officers abbreviate it; never null
--   points_apart  double   points; never null
--   furthest      integer
--   is_set        boolean

select
    t.agency_id,
    a.short_name,
    t.points_apart,
    most_apart() as furthest,
    count(*) over () >= least_peers() as is_set
from twin($agency_id::varchar, $fiscal_year::integer, $nodes::varchar[], $weights::double[]) as t
inner join agency as a on t.agency_id = a.agency_id
order by
    t.points_apart asc,
    t.agency_id asc;
