-- Bounds and sums that stand once: everything that needs one calls it by its name.

-- Of fewer agencies no rank, median, quartile or percentage is told: one more or less would turn it round.
create macro least_peers() as 5;

create macro of_enough(known_count, figure) as case when known_count >= least_peers() then figure end;

-- An agency as lists inside a row name it.
create macro named_agency(agency_id, short_name, district, is_namesake) as {
    agency_id: agency_id, short_name: short_name, district: district, is_namesake: is_namesake
};

-- Agencies within so many points of one another are called alike: their order says little.
create macro small_spread() as 2;

-- A mean that lies on a half comes as 95.31499999999997 or 95.315, by the order it was added up in; printed with two
-- decimals both are the same.
create macro on_its_half(figure) as round(figure, 9);

-- A fall of more points than this from the year before is one to look into.
create macro large_fall() as 2;

-- A figure that stands less than this above a condition of its level may lose it with the next year's usual ups and downs. The
-- nine digits are those of a figure as printed, without the machine's last ones.
create macro is_near_drop(margin) as round(margin, 9) < small_spread();

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

-- How doubtful a rule is, 1 the surest, and back.
create macro doubt_of(confidence) as list_position(['high', 'medium', 'low', 'assumed'], confidence);

create macro confidence_of(doubt) as list_extract(['high', 'medium', 'low', 'assumed'], doubt);

-- How far a figure may be from the one recomputed from those below it, in points: two figures rounded once to two decimals
-- differ by 0.01 at most, and by 0.02 where a level between them is rounded too; more than a machine's last digits beyond it.
create macro rounding_allowed(skips_level) as case when skips_level then 0.02 else 0.01 end + 1e-9;

-- The usual gap that rounding leaves in a check: the standard deviation of the difference of two figures rounded to two
-- decimals, each spread evenly over 0.01 (0.01 / sqrt(12) = 0.0029), is sqrt(2) times that.
create macro usual_rounding() as 0.004;

-- How far a figure usually is from the middle of its neighbours in the tree, or from its year before, in points.
create macro usual_distance() as 4;

-- How much the proposed figure is likelier than the printed one, both set beside what one would expect (logarithm of the odds of
-- two heavy-tailed curves, so that no single distance decides); 0 where nothing is expected.
create macro nearer(printed, proposed, expected, spread) as coalesce(
    ln(1 + power((printed - expected) / spread, 2)) - ln(1 + power((proposed - expected) / spread, 2)), 0
);
