-- What is told of so many agencies: of too few no statistics, only the agencies and their scores.

-- Of fewer agencies no rank, median, quartile or percentage is told: one more or less would turn it round.
create macro least_peers() as 5;

create macro of_enough(known_count, figure) as case when known_count >= least_peers() then figure end;

-- An agency as lists inside a row name it.
create macro named_agency(agency_id, short_name, district, is_namesake) as {
    agency_id: agency_id, short_name: short_name, district: district, is_namesake: is_namesake
};

-- Agencies within so many points of one another are called alike: their order says little.
create macro small_spread() as 2;

-- What so many scores (0-100) have in common, as an aggregate over agencies. Median, mean, quartiles and the share at the target
-- (0-1) are null of fewer than least_peers(); counts at the target are null in a year without one. The median is that of the
-- two decimals printed.
create macro score_summary(score, gap_to_target) as {
    scored_count: count(score),
    passed_count: case when count(gap_to_target) > 0 then count(*) filter (where gap_to_target >= 0) end,
    share: of_enough(
        count(score), case when count(gap_to_target) > 0 then count(*) filter (where gap_to_target >= 0) / count(score) end
    ),
    median: of_enough(count(score), round(median(score), 9)),
    mean: of_enough(count(score), avg(score)),
    lowest: min(score),
    first_quartile: of_enough(count(score), quantile_cont(score, 0.25)),
    third_quartile: of_enough(count(score), quantile_cont(score, 0.75)),
    highest: max(score),
    is_narrow: count(score) > 1 and max(score) - min(score) <= small_spread(),
    small_spread: small_spread()
};
