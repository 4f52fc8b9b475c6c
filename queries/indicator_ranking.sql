-- The indicators of one agency in one fiscal year ranked high to low, with change, gap to target and place among peers.
-- Grain:  one row per indicator with a score. Equal scores share a rank.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   indicator_id      integer  number of the indicator; null: not an indicator nor below one
--   node              varchar  code in the tree of its fiscal year; never null
--   instrument        varchar  IIT EIT or OIT; null: above the instruments
--   label_th          varchar  name in Thai; never null
--   label_en          varchar  name in English; null: not translated
--   score             double   0-100; null: neither published nor computable
--   is_computed       boolean  true where we computed the score; never null
--   rank_in_year      bigint   1 is highest; never null
--   tied              bigint   figures with the same rank; never null
--   target            double   0-100; null: the year has no target
--   gap_to_target     double   points; below 0 under the target; null: no score or no target
--   score_change      double   points; null: no earlier year to compare with
--   peer_scope        varchar  district or province; null: fewer than five peers
--   peer_count        bigint   agencies with a score; null: fewer than five peers
--   peer_rank         bigint   1 is highest; null: fewer than five peers
--   peer_tied         bigint   agencies with the same rank; null: fewer than five peers
--   points_lost_low   double   points of the overall; at least; null: the year's rule is unknown
--   points_lost_high  double   points of the overall; at most; null: the year's rule is unknown
--   source_file       varchar  path under data/; null: computed or not published
--   source            varchar  title of the published document; null: computed or not named

select
    s.indicator_id,
    s.node,
    s.instrument,
    s.label_th,
    s.label_en,
    s.score,
    s.is_computed,
    rank() over (order by s.score desc) as rank_in_year,
    count(*) over (partition by s.score) as tied,
    s.target,
    s.gap_to_target,
    s.score_change,
    s.peer_scope,
    p.peer_count,
    p.peer_rank,
    p.peer_tied,
    s.points_lost_low,
    s.points_lost_high,
    s.source_file,
    s.source
from standing as s
left join peer_score as p
    on p.agency_id = $agency_id and p.fiscal_year = $fiscal_year::integer and s.node = p.node
where
    s.agency_id = $agency_id
    and s.fiscal_year = $fiscal_year::integer
    and s.kind = 'indicator'
    and s.part is null
    and s.score is not null
order by
    rank_in_year,
    s.indicator_id;
