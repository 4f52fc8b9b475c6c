-- One agency.
-- Grain:  one row, or none. is_synthetic: it does not exist, its figures are made up; score_count of all fiscal years.
-- Params: $agency_id
-- Columns:
--   agency_id       varchar  code; never null
--   agency_name     varchar  name in Thai; never null
--   short_name      varchar  name in Thai as officers abbreviate it; never null
--   agency_type     varchar  kind of local government in Thai; null: not registered
--   district        varchar  name in Thai; null: not registered
--   province        varchar  name in Thai; null: not registered
--   province_en     varchar  name in English; null: not registered or not translated
--   is_local        boolean
--   is_synthetic    boolean  true where the agency is made up; never null
--   first_year      integer  Buddhist Era; null: no score at all
--   last_year       integer  Buddhist Era; null: no score at all
--   score_count     bigint
--   successor_id    varchar
--   successor_from  integer  Buddhist Era; null: has no successor
--   successor_name  varchar

select
    a.agency_id,
    a.agency_name,
    a.short_name,
    a.agency_type,
    a.district,
    a.province,
    p.label_en as province_en,
    a.is_local,
    coalesce(max(s.status) = 'synthetic', false) as is_synthetic,
    min(s.fiscal_year) as first_year,
    max(s.fiscal_year) as last_year,
    count(s.score) as score_count,
    a.successor_id,
    a.successor_from,
    n.short_name as successor_name
from agency as a
left join score as s on a.agency_id = s.agency_id
left join province as p on a.province = p.province
left join agency as n on a.successor_id = n.agency_id
where a.agency_id = $agency_id
group by all;
