-- The peers of one agency in one fiscal year (peer_set), itself among them.
-- Grain:  one row per agency, in Thai order. None for an agency that is compared with nobody. roster_count are the agencies
--         the register knows of the same place and year, with or without figures; null where it knows none.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   agency_id     varchar  code; never null
--   short_name    varchar  name in Thai as officers abbreviate it; never null
--   peer_scope    varchar  district or province; null: fewer than five peers
--   roster_count  bigint   agencies registered with or without figures; null: the register knows none

select
    p.peer_id as agency_id,
    a.short_name,
    p.scope as peer_scope,
    o.roster_count
from peer as p
inner join peer_set as o on p.agency_id = o.agency_id and p.fiscal_year = o.fiscal_year
inner join agency as a on p.peer_id = a.agency_id
where p.agency_id = $agency_id and p.fiscal_year = $fiscal_year::integer
order by
    a.short_name collate th asc,
    p.peer_id asc;
