-- The peers of one agency in one fiscal year (peer_set), itself among them.
-- Grain:  one row per agency, in Thai order. None for an agency that is compared with nobody.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   agency_id   varchar  code; never null
--   short_name  varchar  name in Thai as officers abbreviate it; never null
--   peer_scope  varchar  district or province; null: fewer than five peers

select
    p.peer_id as agency_id,
    a.short_name,
    p.scope as peer_scope
from peer as p
inner join agency as a on p.peer_id = a.agency_id
where p.agency_id = $agency_id and p.fiscal_year = $fiscal_year::integer
order by
    a.short_name collate th asc,
    p.peer_id asc;
