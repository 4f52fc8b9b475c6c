-- The figures as published of the agency-years in scope, read once, and room for what is computed of them.
-- Grain:  published: one row per agency, fiscal year and node.

create or replace temp table published as
select s.*
from score as s
semi join scope as h on s.agency_id = h.agency_id and s.fiscal_year = h.fiscal_year;

create or replace temp table computed as
select *
from computed_score
where false;
