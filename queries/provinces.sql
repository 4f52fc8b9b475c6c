-- The provinces of the country.
-- Grain:  one row per province, by Thai name.
-- Params: none
-- Columns:
--   province  varchar  name in Thai; null: not registered
--   label_en  varchar  name in English; null: not translated

select
    province,
    label_en
from province
order by
    province collate th;
