-- Agencies a reader can choose: local ones first by province, district, type and Thai name, other bodies and averages last.
-- Grain:  one row per agency with any figure.
-- Params: $include_synthetic
-- Columns:
--   agency_id       varchar  code; never null
--   agency_name     varchar  name in Thai; never null
--   short_name      varchar  name in Thai as officers abbreviate it; never null
--   agency_type     varchar  kind of local government in Thai; null: not registered
--   district        varchar  name in Thai; null: not registered
--   province        varchar  name in Thai; null: not registered
--   is_local        boolean
--   is_synthetic    boolean  true where the agency is made up; never null
--   first_year      integer  Buddhist Era; null: no score at all
--   last_year       integer  Buddhist Era; null: no score at all
--   score_count     bigint
--   successor_id    varchar
--   successor_from  integer  Buddhist Era; null: has no successor
--   successor_name  varchar

with scored as (
    select
        agency_id,
        max(status) = 'synthetic' as is_synthetic,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year,
        count(score) as score_count
    from score
    group by agency_id
)

select
    a.agency_id,
    a.agency_name,
    a.short_name,
    a.agency_type,
    a.district,
    a.province,
    a.is_local,
    s.is_synthetic,
    s.first_year,
    s.last_year,
    s.score_count,
    a.successor_id,
    a.successor_from,
    n.short_name as successor_name
from agency as a
inner join scored as s on a.agency_id = s.agency_id
left join agency as n on a.successor_id = n.agency_id
left join agency_type as t on a.agency_type = t.agency_type
where $include_synthetic or not s.is_synthetic
order by
    s.is_synthetic asc,
    a.is_local desc,
    a.province collate th asc nulls last,
    a.district collate th asc nulls last,
    t.type_order asc nulls last,
    a.agency_name collate th asc,
    a.agency_id asc;
