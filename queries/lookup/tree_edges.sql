-- Every edge of every year but those of issues, for making sample scores that follow the rule.
-- Grain:  one row per fiscal year, parent, child and basis; parents of lower height first, preferred bases first.

select
    e.fiscal_year,
    e.parent,
    e.child,
    e.preference,
    e.weight
from edge as e
inner join node as p on e.fiscal_year = p.fiscal_year and e.parent = p.node and p.kind != 'issue'
inner join node as c on e.fiscal_year = c.fiscal_year and e.child = c.node
order by
    e.fiscal_year,
    p.height,
    e.parent,
    e.preference,
    c.sort_order,
    e.child;
