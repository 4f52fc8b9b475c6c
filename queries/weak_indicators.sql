-- Indicators and questions below their target in one fiscal year: of some agencies, or of a district or province.
-- Grain:  one row per agency and indicator or question, the agencies in Thai order, what costs most first.
--         Made-up agencies appear only beside made-up ones; a parameter left out (null) leaves nothing out.
-- Params: $agency_ids (null: every agency), $district (null: every district), $province (null: every province), $fiscal_year
-- Columns:
--   agency_id         varchar  code; never null
--   agency_name       varchar  name in Thai; never null
--   short_name        varchar  name in Thai as officers abbreviate it; never null
--   district          varchar  name in Thai; null: not registered
--   province          varchar  name in Thai; null: not registered
--   fiscal_year       integer  Buddhist Era; never null
--   node              varchar  code in the tree of its fiscal year; never null
--   kind              varchar  kind of node; null: not a node of the tree
--   instrument        varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id      integer  number of the indicator; null: not an indicator nor below one
--   label_th          varchar  name in Thai; never null
--   label_en          varchar  name in English; null: not translated
--   score             double   0-100; null: neither published nor computable
--   is_computed       boolean  true where we computed the score; never null
--   target            double   0-100; null: the year has no target
--   gap_to_target     double   points; below 0 under the target; null: no score or no target
--   points_lost_low   double   points of the overall; at least; null: the year's rule is unknown
--   points_lost_high  double   points of the overall; at most; null: the year's rule is unknown
--   confidence        varchar  high medium low assumed or unknown; null: no rule to be sure of
--   previous_year     integer  Buddhist Era; null: no earlier year to compare with
--   score_change      double   points; null: no earlier year to compare with
--   match_kind        varchar  exact partial or merged; null: no earlier year to compare with
--   peer_scope        varchar  district or province; null: fewer than five peers
--   peer_count        bigint   agencies with a score; null: fewer than five peers
--   peer_median       double   0-100; null: fewer than five peers
--   indicator_th      varchar
--   indicator_en      varchar
--   issues            varchar  numbers parted by spaces; null: in no issue
--   action_th         varchar
--   action_en         varchar
--   unit_th           varchar
--   unit_en           varchar
--   status            varchar  published synthetic or draft; null: not published
--   source_file       varchar  path under data/; null: computed or not published
--   source            varchar  title of the published document; null: computed or not named

with chosen as materialized (
    select
        agency_id,
        agency_name,
        district,
        province
    from agency
    where
        ($agency_ids::varchar[] is null or list_contains($agency_ids::varchar[], agency_id))
        and ($district is null or district = $district)
        and ($province is null or province = $province)
        and ($agency_ids::varchar[] is not null or is_local)
),

-- A part of it, so that peers are looked up of these agencies alone.
peered as materialized (
    select m.*
    from peer_middle as m
    semi join chosen as a on m.agency_id = a.agency_id
    where m.fiscal_year = $fiscal_year::integer
)

select
    s.agency_id,
    a.agency_name,
    s.short_name,
    a.district,
    a.province,
    s.fiscal_year,
    s.node,
    s.kind,
    s.instrument,
    s.indicator_id,
    s.label_th,
    s.label_en,
    s.score,
    s.is_computed,
    s.target,
    s.gap_to_target,
    s.points_lost_low,
    s.points_lost_high,
    s.leverage_confidence as confidence,
    s.previous_year,
    s.score_change,
    s.match_kind,
    p.peer_scope,
    p.peer_count,
    p.peer_median,
    i.label_th as indicator_th,
    i.label_en as indicator_en,
    q.issues,
    v.action_th,
    v.action_en,
    v.unit_th,
    v.unit_en,
    s.status,
    s.source_file,
    s.source
from standing as s
inner join chosen as a on s.agency_id = a.agency_id
left join indicator as i on s.fiscal_year = i.fiscal_year and s.indicator_id = i.indicator_id
left join peered as p on s.agency_id = p.agency_id and s.node = p.node
left join question_issues as q on s.fiscal_year = q.fiscal_year and s.node = q.node
left join question_advised as v on s.fiscal_year = v.fiscal_year and s.node = v.node
where
    s.fiscal_year = $fiscal_year::integer
    and s.kind in ('indicator', 'question')
    and s.part is null
    and s.gap_to_target < 0
order by
    s.short_name collate th asc,
    s.agency_id asc,
    s.points_lost_high desc nulls last,
    s.score asc,
    s.sort_order asc;
