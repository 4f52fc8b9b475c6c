-- What a set of agencies has in common in one fiscal year, and one agency's place in it.
-- Grain:  one row, none where no agency has an overall. score_summary() says which columns are null of few; so are rank_in_set
--         (1 is best) and tied. listed: agencies with their scores, highest first, where there are too few for a summary.
-- Params: $agency_ids, $fiscal_year, $agency_id
-- Columns:
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
--   listed          struct[]  agencies with their scores; null: five agencies or more
--   score           double    0-100; null: neither published nor computable
--   rank_in_set     bigint    1 is best; null: fewer than five agencies or no score
--   tied            bigint    agencies of the same score; null: fewer than five agencies or no score

with overall as (
    select
        *,
        rank() over (order by score desc) as place,
        count(*) over (partition by score) as same_count
    from set_score($agency_ids::varchar[], $fiscal_year::integer)
    where node = 'overall'
),

summed as (
    select
        score_summary(score, gap_to_target) as figures,
        list(
            struct_insert(named_agency(agency_id, short_name, district, is_namesake), score := score)
            order by score desc, short_name collate th asc, agency_id asc
        ) as listed
    from overall
)

select
    len($agency_ids::varchar[]) as member_count,
    unnest(s.figures),
    case when s.figures.scored_count < least_peers() then s.listed end as listed,
    o.score,
    of_enough(s.figures.scored_count, o.place) as rank_in_set,
    of_enough(s.figures.scored_count, o.same_count) as tied
from summed as s
left join overall as o on o.agency_id = $agency_id
where s.figures.scored_count > 0;
