-- Every check of a failing year, and what each figure could do to it.
-- Grain:  checked: one row per agency, fiscal year, parent and basis, with its gap and what rounding allows. lever: one row
--         per check and figure that takes part in it, the parent too; pull is how far the gap moves per point of the figure.

create or replace temp table checked as
select
    r.agency_id,
    r.fiscal_year,
    r.parent,
    r.basis,
    s.score - sum(r.part order by r.node) as gap,
    rounding_allowed(bool_or(r.is_below)) as allowed
from reading as r
inner join score as s
    on r.agency_id = s.agency_id and r.fiscal_year = s.fiscal_year and r.parent = s.node
group by
    r.agency_id,
    r.fiscal_year,
    r.parent,
    r.basis,
    s.score;

create or replace temp table lever as
select
    c.agency_id,
    c.fiscal_year,
    c.parent,
    c.basis,
    c.gap,
    c.allowed,
    r.node,
    r.pull
from checked as c
inner join reading as r
    on
        c.agency_id = r.agency_id
        and c.fiscal_year = r.fiscal_year
        and c.parent = r.parent
        and c.basis = r.basis

union all

select
    agency_id,
    fiscal_year,
    parent,
    basis,
    gap,
    allowed,
    parent,
    1
from checked;
