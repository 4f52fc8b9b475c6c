-- The summary of a set of agencies year by year, with the indicators most of them were below the target in, who rose most, and
-- which levels were reached.
-- Grain:  one row per fiscal year in which any of them has an overall, newest first; score_summary() says what is null of few.
--         weak: the indicators tied as most common; risen: who rose most since the year before on the same scale, else empty.
-- Params: $agency_ids
-- Columns:
--   fiscal_year     integer   Buddhist Era; never null
--   member_count    bigint    agencies; never null
--   scored_count    bigint    agencies; never null
--   passed_count    bigint    agencies; null: the year has no target
--   share           double    0-1 of those with a score; null: fewer than five agencies or the year has no target
--   median          double    0-100; null: fewer than five agencies
--   mean            double    0-100; null: fewer than five agencies
--   lowest          double
--   first_quartile  double    0-100; null: fewer than five agencies
--   third_quartile  double    0-100; null: fewer than five agencies
--   highest         double
--   is_narrow       boolean
--   small_spread    integer
--   weak            struct[]
--   risen           struct[]
--   levels          struct[]
--   national        double    0-100; null: not announced

with past as (
    select * from set_past($agency_ids::varchar[])
),

summed as (
    select
        fiscal_year,
        score_summary(score, gap_to_target) as figures,
        arg_max(
            struct_insert(named_agency(agency_id, short_name, district, is_namesake), score_change := score_change),
            score_change
        ) filter (where score_change > 0) as most_risen
    from past
    where node = 'overall'
    group by fiscal_year
),

weak_indicator as (
    select
        fiscal_year,
        indicator_id,
        any_value(label_th) as label_th,
        any_value(label_en) as label_en,
        count(*) filter (where gap_to_target < 0) as weak_count,
        count(*) as scored_count
    from past
    where kind = 'indicator'
    group by
        fiscal_year,
        indicator_id
    having weak_count > 0
    qualify weak_count = max(weak_count) over (partition by fiscal_year)
),

weak as (
    select
        fiscal_year,
        list(weak_indicator order by indicator_id) as weak
    from weak_indicator
    group by fiscal_year
),

reached as (
    select
        fiscal_year,
        coalesce(level_th, level_printed) as level_th,
        coalesce(level_en, level_printed) as level_en,
        level_symbol,
        null::varchar as level_printed,
        count(*) as agency_count,
        max(score) as best
    from past
    where node = 'overall' and coalesce(level_th, level_printed) is not null
    group by all
),

level_list as (
    select
        fiscal_year,
        list(reached order by best desc) as levels
    from reached
    group by fiscal_year
)

select
    s.fiscal_year,
    len($agency_ids::varchar[]) as member_count,
    unnest(s.figures),
    coalesce(w.weak, []) as weak,
    case when s.most_risen is null then [] else [s.most_risen] end as risen,
    coalesce(v.levels, []) as levels,
    n.mean_score as national
from summed as s
left join weak as w on s.fiscal_year = w.fiscal_year
left join level_list as v on s.fiscal_year = v.fiscal_year
left join national as n on s.fiscal_year = n.fiscal_year
order by
    s.fiscal_year desc;
