-- The provinces and districts whose local agencies can be looked at together, in the years with any figures of the province.
-- Grain:  one row per province, district (null: agencies registered under none) and fiscal year, newest year first.
-- Params: $include_synthetic
-- Columns:
--   province      varchar  name in Thai; null: not registered
--   district      varchar  name in Thai; null: not registered
--   fiscal_year   integer  Buddhist Era; never null
--   is_synthetic  boolean  true where the agency is made up; never null
--   roster_count  bigint   agencies registered with or without figures; null: the register knows none
--   scored_count  bigint   agencies; never null

with counted as (
    select
        province,
        district,
        fiscal_year,
        bool_and(is_synthetic) as is_synthetic,
        count(*) as roster_count,
        count(*) filter (where has_figures) as scored_count
    from room_agency
    where $include_synthetic or not is_synthetic
    group by
        province,
        district,
        fiscal_year
)

select *
from counted
qualify sum(scored_count) over (partition by province, fiscal_year) > 0
order by
    is_synthetic asc,
    province collate th asc,
    district collate th asc nulls last,
    fiscal_year desc;
