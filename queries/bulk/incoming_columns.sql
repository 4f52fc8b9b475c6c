-- The columns a large file may leave out, and where its columns stand in a sheet.
-- Grain:  none.

alter table incoming add column if not exists agency_name varchar;
alter table incoming add column if not exists agency_type varchar;
alter table incoming add column if not exists district varchar;
alter table incoming add column if not exists province varchar;
alter table incoming add column if not exists is_local varchar;
alter table incoming add column if not exists successor_id varchar;
alter table incoming add column if not exists successor_from varchar;
alter table incoming add column if not exists predecessor_id varchar;
alter table incoming add column if not exists population varchar;
alter table incoming add column if not exists latitude varchar;
alter table incoming add column if not exists longitude varchar;
alter table incoming add column if not exists former_names varchar;
alter table incoming add column if not exists level varchar;
alter table incoming add column if not exists status varchar;
alter table incoming add column if not exists source varchar;
create or replace temp table incoming_column (
    name varchar,
    letters varchar
);
