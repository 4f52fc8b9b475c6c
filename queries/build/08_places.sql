-- The agency-years of the provinces in which some files brought agencies into the register, who are counted beside them.
-- Grain:  one row per agency and fiscal year, added to those that changed.
-- Params: $source_files

insert into changed
select distinct
    s.agency_id,
    s.fiscal_year
from score as s
inner join agency as a on s.agency_id = a.agency_id
where
    a.province in (
        select n.province from agency as n
        where n.source_file in (select unnest($source_files))
    );
