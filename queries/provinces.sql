-- The provinces of the country.
-- Grain:  one row per province, by Thai name.
-- Params: none

select
    province,
    label_en
from province
order by
    province collate th;
