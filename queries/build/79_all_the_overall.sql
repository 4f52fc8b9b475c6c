-- Groups whose printed means are all the overall score: the indicators of an instrument, the instruments, or the issues.
-- Grain:  one row per agency, fiscal year in scope and group, named by the node the group makes; issues stand for themselves.
-- Rule:   at least three members. Full marks everywhere are no error. Second figures of the same source count as printed.

insert into all_the_overall
with printed_figure as (
    select
        agency_id,
        fiscal_year,
        node,
        score
    from published
    where score is not null

    union

    select
        agency_id,
        fiscal_year,
        node,
        try_cast(also_printed as double) as score
    from printed_conflict
    where try_cast(also_printed as double) is not null
),

member as (
    select distinct
        fiscal_year,
        parent as whole,
        child as node
    from edge
    where basis in ('instruments', 'indicators')

    union all

    select
        fiscal_year,
        'issues',
        node
    from node
    where kind = 'issue'
),

sized as (
    select
        fiscal_year,
        whole,
        count(*) as member_count
    from member
    group by all
)

select
    o.agency_id,
    o.fiscal_year,
    m.whole as node,
    o.score as published,
    count(*) as member_count
from published as o
inner join printed_figure as p
    on o.agency_id = p.agency_id and o.fiscal_year = p.fiscal_year and o.score = p.score
inner join member as m on p.fiscal_year = m.fiscal_year and p.node = m.node
inner join sized as z on m.fiscal_year = z.fiscal_year and m.whole = z.whole
where o.node = 'overall' and o.score < 100
group by
    o.agency_id,
    o.fiscal_year,
    o.score,
    m.whole,
    z.member_count
having count(*) > 2 and count(*) = z.member_count;
