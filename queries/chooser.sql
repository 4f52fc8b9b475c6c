-- Agencies a reader types a name for: those with figures first, then those that have none yet.
-- Grain:  one row per agency. is_synthetic: it does not exist, its figures are made up.
-- Params: none
-- Columns:
--   agency_id     varchar  code; never null
--   agency_name   varchar  name in Thai; never null
--   short_name    varchar  name in Thai as officers abbreviate it; never null
--   district      varchar  name in Thai; null: not registered
--   province      varchar  name in Thai; null: not registered
--   province_en   varchar  name in English; null: not registered or not translated
--   is_synthetic  boolean  true where the agency is made up; never null
--   has_scores    boolean

with scored as (
    select
        agency_id,
        max(status) = 'synthetic' as is_synthetic
    from score
    group by agency_id
)

select
    a.agency_id,
    a.agency_name,
    a.short_name,
    a.district,
    a.province,
    p.label_en as province_en,
    coalesce(s.is_synthetic, false) as is_synthetic,
    s.agency_id is not null as has_scores
from agency as a
left join scored as s on a.agency_id = s.agency_id
left join province as p on a.province = p.province
left join agency_type as t on a.agency_type = t.agency_type
order by
    has_scores desc,
    is_synthetic asc,
    a.is_local desc,
    a.province collate th asc nulls last,
    a.district collate th asc nulls last,
    t.type_order asc nulls last,
    a.agency_name collate th asc,
    a.agency_id asc;
