-- What a large file left while it was read.
-- Grain:  none.

drop view if exists received;
drop table if exists incoming;
drop table if exists incoming_column;
drop table if exists arriving;
drop table if exists told;
