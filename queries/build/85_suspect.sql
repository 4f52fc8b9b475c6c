-- Single cells that would explain why a year's figures do not follow from one another: one published figure with one digit
-- changed, or two neighbouring digits swapped, after which every check of that agency and year agrees.
-- Grain:  one row per agency, fiscal year, node and proposed figure; place 1 is the likeliest node.
-- Rule:   a check is a published figure beside the published figures it is made of, in every way the year's tree knows,
--         through levels nobody published. A candidate takes part in every check that fails and mends them all.
--         Order: how well the checks then agree, and how much nearer the proposed figure is than the printed one to the
--         same agency's year before, to its neighbours in the tree, and to other agencies' figures. Nothing is changed.

create table suspect as
with recursive failing as (
    select distinct
        agency_id,
        fiscal_year
    from mismatch
),

published as materialized (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.score,
        s.status
    from score as s
    semi join failing as f on s.agency_id = f.agency_id and s.fiscal_year = f.fiscal_year
    where s.score is not null
),

computed as materialized (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.basis
    from computed_score as c
    semi join failing as f on c.agency_id = f.agency_id and c.fiscal_year = f.fiscal_year
    anti join published as p
        on c.agency_id = p.agency_id and c.fiscal_year = p.fiscal_year and c.node = p.node
),

available as (
    select
        agency_id,
        fiscal_year,
        node
    from published

    union all

    select
        agency_id,
        fiscal_year,
        node
    from computed
),

whole as (
    select
        p.agency_id,
        p.fiscal_year,
        p.node as parent,
        p.score,
        e.basis
    from published as p
    inner join edge as e on p.fiscal_year = e.fiscal_year and p.node = e.parent
    left join available as a
        on p.agency_id = a.agency_id and p.fiscal_year = a.fiscal_year and e.child = a.node
    group by all
    having count(*) = count(a.node)
),

term as (
    select
        w.agency_id,
        w.fiscal_year,
        w.parent,
        w.basis,
        e.child as node,
        e.weight,
        false as is_below
    from whole as w
    inner join edge as e
        on w.fiscal_year = e.fiscal_year and w.parent = e.parent and w.basis = e.basis

    union all

    select
        t.agency_id,
        t.fiscal_year,
        t.parent,
        t.basis,
        e.child,
        t.weight * e.weight,
        true
    from term as t
    inner join computed as c
        on t.agency_id = c.agency_id and t.fiscal_year = c.fiscal_year and t.node = c.node
    inner join edge as e
        on c.fiscal_year = e.fiscal_year and c.node = e.parent and c.basis = e.basis
),

reading as (
    select
        t.agency_id,
        t.fiscal_year,
        t.parent,
        t.basis,
        t.node,
        -sum(t.weight) as pull,
        sum(t.weight * p.score) as part,
        bool_or(t.is_below) as is_below
    from term as t
    inner join published as p
        on t.agency_id = p.agency_id and t.fiscal_year = p.fiscal_year and t.node = p.node
    group by
        t.agency_id,
        t.fiscal_year,
        t.parent,
        t.basis,
        t.node
),

-- every check with its gap and what it allows
checked as materialized (
    select
        w.agency_id,
        w.fiscal_year,
        w.parent,
        w.basis,
        w.score - sum(r.part) as gap,
        case when bool_or(r.is_below) then 0.02 else 0.01 end + 1e-9 as allowed
    from whole as w
    inner join reading as r
        on
            w.agency_id = r.agency_id
            and w.fiscal_year = r.fiscal_year
            and w.parent = r.parent
            and w.basis = r.basis
    group by
        w.agency_id,
        w.fiscal_year,
        w.parent,
        w.basis,
        w.score
),

-- every figure in every check it takes part in: by how much the gap moves per point of the figure
lever as materialized (
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
    from checked
),

failures as (
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
    inner join published as p
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
),

candidate as materialized (
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
        and m.proposed between 0 and 100
),

-- how well the checks agree with the proposed figure, in squares of the usual rounding
agreement as (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.proposed,
        sum(power(l.gap, 2) - power(l.gap + l.pull * (c.proposed - c.score), 2)) / (2 * power(0.004, 2)) as evidence
    from candidate as c
    inner join lever as l
        on c.agency_id = l.agency_id and c.fiscal_year = l.fiscal_year and c.node = l.node
    group by
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.proposed
),

suspected as (
    select distinct
        agency_id,
        fiscal_year,
        node
    from candidate
),

-- the figure's neighbours: others made into the same node
beside as (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        median(o.score) as middle
    from suspected as c
    inner join edge as e on c.fiscal_year = e.fiscal_year and c.node = e.child
    inner join edge as s
        on e.fiscal_year = s.fiscal_year and e.parent = s.parent and e.basis = s.basis and e.child != s.child
    inner join published as o
        on c.agency_id = o.agency_id and c.fiscal_year = o.fiscal_year and s.child = o.node
    group by all
),

peers as (
    select
        s.fiscal_year,
        s.node,
        s.status,
        median(s.score) as middle,
        greatest(quantile_cont(s.score, 0.75) - quantile_cont(s.score, 0.25), 1) as spread
    from score as s
    semi join candidate as c on s.fiscal_year = c.fiscal_year and s.node = c.node and s.status = c.status
    group by all
    having count(s.score) > 4
),

seen as (
    select
        s.fiscal_year,
        s.node,
        s.status,
        s.score,
        count(*) as times
    from score as s
    semi join candidate as c on s.fiscal_year = c.fiscal_year and s.node = c.node and s.status = c.status
    group by all
),

before as (
    select
        s.agency_id,
        s.fiscal_year,
        s.node,
        s.previous_score
    from standing as s
    semi join candidate as c
        on s.agency_id = c.agency_id and s.fiscal_year = c.fiscal_year and s.node = c.node
    where s.previous_score is not null
),

weighed as (
    select
        c.agency_id,
        c.fiscal_year,
        c.node,
        c.score,
        c.proposed,
        a.evidence
        + coalesce(
            ln(1 + power((c.score - b.middle) / 4, 2)) - ln(1 + power((c.proposed - b.middle) / 4, 2)), 0
        )
        + coalesce(
            ln(1 + power((c.score - y.previous_score) / 4, 2)) - ln(1 + power((c.proposed - y.previous_score) / 4, 2)), 0
        )
        + coalesce(
            ln(1 + power((c.score - p.middle) / p.spread, 2)) - ln(1 + power((c.proposed - p.middle) / p.spread, 2)), 0
        )
        + ln((coalesce(w.times, 0) + 1) / (coalesce(t.times, 1)))
            as weight_of_evidence
    from candidate as c
    inner join agreement as a
        on
            c.agency_id = a.agency_id
            and c.fiscal_year = a.fiscal_year
            and c.node = a.node
            and c.proposed = a.proposed
    left join beside as b
        on c.agency_id = b.agency_id and c.fiscal_year = b.fiscal_year and c.node = b.node
    left join before as y
        on c.agency_id = y.agency_id and c.fiscal_year = y.fiscal_year and c.node = y.node
    left join peers as p
        on c.fiscal_year = p.fiscal_year and c.node = p.node and c.status = p.status
    left join seen as t
        on c.fiscal_year = t.fiscal_year and c.node = t.node and c.status = t.status and c.score = t.score
    left join seen as w
        on c.fiscal_year = w.fiscal_year and c.node = w.node and c.status = w.status and c.proposed = w.score
),

-- relative to the best, so that no exponent runs away
likelihood as (
    select
        agency_id,
        fiscal_year,
        node,
        score,
        proposed,
        exp(weight_of_evidence - max(weight_of_evidence) over (partition by agency_id, fiscal_year)) as odds,
        count(*) over (partition by agency_id, fiscal_year) as candidates
    from weighed
),

together as (
    select
        agency_id,
        fiscal_year,
        node,
        score,
        proposed,
        candidates,
        odds,
        sum(odds) over (partition by agency_id, fiscal_year, node) as node_odds,
        row_number() over (
            partition by agency_id, fiscal_year, node
            order by odds desc, proposed asc
        ) as place_in_node
    from likelihood
)

select
    agency_id,
    fiscal_year,
    node,
    score,
    proposed,
    candidates,
    dense_rank() over (partition by agency_id, fiscal_year order by node_odds desc, node asc) as place,
    place_in_node,
    odds / sum(odds) over (partition by agency_id, fiscal_year) as share
from together
order by
    agency_id,
    fiscal_year,
    place,
    place_in_node;
