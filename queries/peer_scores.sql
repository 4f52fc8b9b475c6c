-- Indicator scores of an agency's peers (peer_set), to see how far apart they are.
-- Grain:  one row per indicator and agency, itself included. Figures that may be compared only.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   indicator_id  integer  number of the indicator; null: not an indicator nor below one
--   agency_id     varchar  code; never null
--   short_name    varchar  name in Thai as officers abbreviate it; never null
--   score         double   0-100; null: neither published nor computable

select
    s.indicator_id,
    s.agency_id,
    s.short_name,
    s.score
from peer as p
inner join standing as s on p.peer_id = s.agency_id and p.fiscal_year = s.fiscal_year
where
    p.agency_id = $agency_id
    and p.fiscal_year = $fiscal_year::integer
    and s.fiscal_year = $fiscal_year::integer
    and s.kind = 'indicator'
    and s.part is null
    and s.is_comparable
order by
    s.indicator_id asc,
    s.score desc,
    s.agency_id asc;
