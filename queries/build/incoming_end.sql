-- What a large file left while it was read.
-- Grain:  none.
-- Read by: ita/ingest/quick.py

drop table if exists incoming;
drop table if exists incoming_column;
drop table if exists arriving;
