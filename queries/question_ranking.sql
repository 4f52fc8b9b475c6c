-- The questions of one agency in one fiscal year, those below target first, then those that cost most: score, gaps, what each
-- costs the overall, change of the same topic, and the agency's peers.
-- Grain:  one row per question with a score; a question asked in two parts is one row, their mean.
-- Rule:   points lost lie between two bounds where the rule from items to indicator is not known, else the bounds are equal;
--         null only in a year whose rule is not known at all. group_points_lost is what the indicators of such items lose
--         together, which is known. Peers: null where fewer than least_peers() have the question.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   node               varchar  code in the tree of its fiscal year; never null
--   kind               varchar  kind of node; null: not a node of the tree
--   instrument         varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id       integer  number of the indicator; null: not an indicator nor below one
--   label_th           varchar  name in Thai; never null
--   label_en           varchar  name in English; null: not translated
--   indicator_th       varchar
--   indicator_en       varchar
--   score              double   0-100; null: neither published nor computable
--   is_computed        boolean  true where we computed the score; never null
--   target             double   0-100; null: the year has no target
--   gap_to_target      double   points; below 0 under the target; null: no score or no target
--   gap_to_full        double   points; null: no score
--   leverage_low       double   points of the overall per point; at least; null: the year's rule is unknown
--   leverage_high      double   points of the overall per point; at most; null: the year's rule is unknown
--   confidence         varchar  high medium low assumed or unknown; null: no rule to be sure of
--   points_lost_low    double   points of the overall; at least; null: the year's rule is unknown
--   points_lost_high   double   points of the overall; at most; null: the year's rule is unknown
--   group_points_lost  double   points of the overall lost together; null: the share of each is certain
--   previous_year      integer  Buddhist Era; null: no earlier year to compare with
--   previous_node      varchar  code in the tree of the earlier year; null: no earlier year to compare with
--   previous_score     double   0-100; null: no earlier year to compare with
--   match_kind         varchar  exact partial or merged; null: no earlier year to compare with
--   score_change       double   points; null: no earlier year to compare with
--   peer_scope         varchar  district or province; null: fewer than five peers
--   peer_median        double   0-100; null: fewer than five peers
--   peer_best          double   0-100; null: fewer than five peers
--   peer_count         bigint   agencies with a score; null: fewer than five peers
--   issues             varchar  numbers parted by spaces; null: in no issue
--   source_file        varchar  path under data/; null: computed or not published
--   source             varchar  title of the published document; null: computed or not named

with mine as (
    select *
    from standing
    where
        agency_id = $agency_id
        and fiscal_year = $fiscal_year::integer
        and part is null
        and score is not null
),

uncertain as (
    select distinct indicator_id
    from mine
    where leverage_confidence = 'unknown'
),

grouped as (
    select
        m.instrument,
        sum(m.points_lost_low) as group_points_lost
    from mine as m
    inner join uncertain as u on m.indicator_id = u.indicator_id
    where m.kind = 'indicator'
    group by m.instrument
)

select
    m.node,
    m.kind,
    m.instrument,
    m.indicator_id,
    m.label_th,
    m.label_en,
    i.label_th as indicator_th,
    i.label_en as indicator_en,
    m.score,
    m.is_computed,
    m.target,
    m.gap_to_target,
    100 - m.score as gap_to_full,
    m.leverage_low,
    m.leverage_high,
    m.leverage_confidence as confidence,
    m.points_lost_low,
    m.points_lost_high,
    case when m.leverage_confidence = 'unknown' then g.group_points_lost end as group_points_lost,
    m.previous_year,
    m.previous_node,
    m.previous_score,
    m.match_kind,
    m.score_change,
    m.peer_scope,
    p.peer_median,
    p.peer_best,
    p.peer_count,
    q.issues,
    m.source_file,
    m.source
from mine as m
left join peer_middle as p
    on p.agency_id = $agency_id and p.fiscal_year = $fiscal_year::integer and m.node = p.node
left join indicator as i on i.fiscal_year = $fiscal_year::integer and m.indicator_id = i.indicator_id
left join grouped as g on m.instrument = g.instrument
left join question_issues as q on q.fiscal_year = $fiscal_year::integer and m.node = q.node
where m.kind = 'question'
order by
    m.gap_to_target < 0 desc nulls last,
    m.points_lost_high desc nulls last,
    m.points_lost_low desc nulls last,
    gap_to_full desc,
    m.sort_order asc;
