-- The agencies whose indicators were nearest to an agency's in one fiscal year, over the whole country.
-- Grain:  twin gives one row per other agency, at most ten, nearest first; points_apart is the root of the mean squared
--         difference of the indicators both have, in points of 0-100, never above most_apart().
-- Rule:   local agencies of the same status with at least five of the indicators, or with all that are asked for; `nodes`
--         (null: all ten, alike) with their `weights`.

-- An agency further away than this is no twin. The published indicators of one agency move by four points a year (median), so
-- whoever differs by more differs from it more than it does from itself; and five is half the span of a level.
create macro most_apart() as 5;

create macro twin(whose, in_year, nodes, weights) as table (
    with weighed as (
        select
            unnest(nodes) as node,
            unnest(weights) as weight
    ),

    ours as (
        select
            s.node,
            s.score,
            s.status,
            coalesce(w.weight, 1) as weight
        from standing as s
        left join weighed as w on s.node = w.node
        where
            (nodes is null or w.weight > 0)
            and s.agency_id = whose
            and s.fiscal_year = in_year
            and s.kind = 'indicator'
            and s.part is null
            and s.score is not null
    )

    select
        p.agency_id,
        sqrt(sum(o.weight * power(p.score - o.score, 2)) / sum(o.weight)) as points_apart
    from peer_score as p
    inner join ours as o on p.node = o.node and p.status = o.status
    where
        p.fiscal_year = in_year
        and p.kind = 'indicator'
        and p.agency_id != whose
    group by p.agency_id
    having count(*) >= least(5, (select count(*) from ours)) and points_apart <= most_apart()
    qualify row_number() over (order by points_apart, p.agency_id) <= 10
);
