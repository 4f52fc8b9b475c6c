-- Single cells that would mend every check of a failing year: one published figure with one digit changed, or two
-- neighbouring digits swapped, so that it lies in the span its true value must lie in.
-- Grain:  one row per agency, fiscal year, node and proposed figure (0-100). A candidate takes part in every check that fails.

create or replace temp table candidate as
with failures as (
    select
        agency_id,
        fiscal_year,
        count(*) as failure_count
    from checked
    where abs(gap) > allowed
    group by all
),

-- figures that take part in every failing check, and the span their true value must lie in
cell as materialized (
    select
        l.agency_id,
        l.fiscal_year,
        l.node,
        p.score,
        p.status,
        p.score + max(least((l.allowed - l.gap) / l.pull, (-l.allowed - l.gap) / l.pull)) as lowest,
        p.score + min(greatest((l.allowed - l.gap) / l.pull, (-l.allowed - l.gap) / l.pull)) as highest
    from lever as l
    inner join failures as f on l.agency_id = f.agency_id and l.fiscal_year = f.fiscal_year
    inner join score as p
        on l.agency_id = p.agency_id and l.fiscal_year = p.fiscal_year and l.node = p.node
    group by
        l.agency_id,
        l.fiscal_year,
        l.node,
        p.score,
        p.status,
        f.failure_count
    having count(*) filter (where abs(l.gap) > l.allowed) = f.failure_count
),

-- digits of a figure in hundredths, five of them, so that 5.55 may have been 95.55 and 10.00 may have been 100.00
figure as (
    select distinct
        score,
        lpad(round(score * 100)::integer::varchar, 5, '0') as digits
    from cell
    where lowest <= highest
),

misreading as (
    select
        f.score,
        (left(f.digits, p.place - 1) || d.digit || substr(f.digits, p.place + 1))::integer / 100 as proposed
    from figure as f
    cross join range(1, 6) as p (place)
    cross join range(10) as d (digit)

    union

    select
        f.score,
        (
            left(f.digits, p.place - 1)
            || substr(f.digits, p.place + 1, 1)
            || substr(f.digits, p.place, 1)
            || substr(f.digits, p.place + 2)
        )::integer
        / 100
    from figure as f
    cross join range(1, 5) as p (place)
)

select
    c.agency_id,
    c.fiscal_year,
    c.node,
    c.score,
    c.status,
    m.proposed
from cell as c
inner join misreading as m on c.score = m.score
where
    m.proposed != c.score
    and m.proposed between c.lowest and c.highest
    and m.proposed between 0 and 100;
