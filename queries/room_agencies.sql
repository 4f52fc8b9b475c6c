-- The local agencies of a district, or of a whole province, in one fiscal year, those to be looked after first on top.
-- Grain:  one row per agency of the register or with figures of the year. urgency: 1 below the target, 2 fallen by more than
--         large_fall(), 3 near to losing its level, 4 without an overall, null none of these; the first that holds.
--         near_count: conditions of its level it is near to losing (points); near_node and near_margin the nearest of them.
-- Params: $province, $district (null: the whole province), $fiscal_year
-- Columns:
--   agency_id      varchar  code; never null
--   short_name     varchar  name in Thai as officers abbreviate it; never null
--   district       varchar  name in Thai; null: not registered
--   latitude       double   degrees north; null: not registered
--   longitude      double   degrees east; null: not registered
--   is_namesake    boolean  true where another of the set has its short name; never null
--   peer_scope     varchar  district or province; null: fewer than five peers
--   is_synthetic   boolean  true where the agency is made up; never null
--   has_figures    boolean  true where it has any figure of the year; never null
--   score          double   0-100; null: neither published nor computable
--   is_computed    boolean  true where we computed the score; never null
--   level_order    integer
--   level_symbol   varchar  letter or letters; null: the year's levels have none
--   level_th       varchar  name in Thai; null: not reached or the year has no levels
--   level_en       varchar  name in English; null: not reached or the year has no levels
--   level_printed  varchar  as published; null: not published
--   target         double   0-100; null: the year has no target
--   gap_to_target  double   points; below 0 under the target; null: no score or no target
--   previous_year  integer  Buddhist Era; null: no earlier year to compare with
--   score_change   double   points; null: no earlier year to compare with
--   is_below       boolean  true under the target; never null
--   is_large_fall  boolean  true where it fell by more than large_fall(); never null
--   large_fall     integer  points; never null
--   near_node      varchar  code in the tree of its fiscal year; null: nothing near to losing the level
--   near_margin    double   points; null: nothing near to losing the level
--   near_count     bigint
--   near_within    integer  points; never null
--   weak_count     bigint   indicators below the target; null: no indicator has a score
--   source_file    varchar  path under data/; null: computed or not published
--   source         varchar  title of the published document; null: computed or not named
--   urgency        integer  1 first; null: nothing to look into

with placed as (
    select *
    from room_agency
    where
        province = $province
        and ($district is null or district = $district)
        and fiscal_year = $fiscal_year::integer
),

near_drop as (
    select
        agency_id,
        arg_min(node, margin) as near_node,
        min(margin) as near_margin,
        count(*) as near_count
    from level_margin
    where fiscal_year = $fiscal_year::integer and is_near_drop(margin)
    group by agency_id
),

weak as (
    select
        agency_id,
        count(*) filter (where gap_to_target < 0) as weak_count
    from top_score
    where fiscal_year = $fiscal_year::integer and kind = 'indicator'
    group by agency_id
),

told as (
    select
        p.agency_id,
        p.short_name,
        p.district,
        p.latitude,
        p.longitude,
        count(*) over (partition by p.short_name) > 1 as is_namesake,
        p.peer_scope,
        p.is_synthetic,
        p.has_figures,
        v.score,
        v.is_computed,
        v.level_order,
        v.level_symbol,
        v.level_th,
        v.level_en,
        v.level_printed,
        v.target,
        v.gap_to_target,
        v.previous_year,
        v.score_change,
        coalesce(v.gap_to_target < 0, false) as is_below,
        coalesce(v.score_change < -large_fall(), false) as is_large_fall,
        large_fall() as large_fall,
        n.near_node,
        n.near_margin,
        n.near_count,
        small_spread() as near_within,
        w.weak_count,
        v.source_file,
        v.source
    from placed as p
    left join level_standing as v
        on p.agency_id = v.agency_id and p.fiscal_year = v.fiscal_year
    left join near_drop as n on p.agency_id = n.agency_id
    left join weak as w on p.agency_id = w.agency_id
)

select
    *,
    case
        when is_below then 1
        when is_large_fall then 2
        when near_node is not null then 3
        when score is null then 4
    end as urgency
from told
order by
    urgency asc nulls last,
    case urgency when 1 then gap_to_target when 2 then score_change when 3 then near_margin else score end asc,
    short_name collate th asc,
    agency_id asc;
