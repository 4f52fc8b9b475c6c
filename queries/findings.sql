-- What the checks of queries/rules found: errors first, then warnings and notes. Figures stay as published whatever is found.
-- Grain:  one row per finding. A parameter left out (null) leaves nothing out.
-- Rule:   story names the cause that findings of one agency and year share: the level, figures printed twice, one group printed
--         as the overall with the members that do not follow for it, the one cell that explains several. Else it is the rule.
-- Params: $agency_id (null: every agency), $fiscal_year (null: every year)
-- Columns:
--   rule              varchar
--   severity          varchar
--   agency_id         varchar  code; never null
--   agency_name       varchar  name in Thai; never null
--   short_name        varchar  name in Thai as officers abbreviate it; never null
--   fiscal_year       integer  Buddhist Era; never null
--   node              varchar  code in the tree of its fiscal year; never null
--   kind              varchar  kind of node; null: not a node of the tree
--   label_th          varchar  name in Thai; null: concerns no single node
--   label_en          varchar  name in English; null: not translated
--   published         double
--   recomputed        double
--   difference        double
--   suspect_node      varchar
--   suspect_kind      varchar
--   suspect_label_th  varchar
--   suspect_label_en  varchar
--   suspect_score     double
--   candidates        integer
--   printed           varchar
--   other             varchar
--   story             varchar

with wanted as (
    select *
    from finding
    where
        ($agency_id is null or agency_id = $agency_id)
        and ($fiscal_year is null or fiscal_year = $fiscal_year::integer)
),

member as (
    select
        fiscal_year,
        parent as whole,
        child as node
    from edge

    union

    select
        fiscal_year,
        'issues',
        node
    from node
    where kind = 'issue'
),

-- members of a group whose printed means are all the overall: what is said of them follows from that
repeated as (
    select
        f.agency_id,
        f.fiscal_year,
        f.node,
        f.rule,
        f.printed,
        min(g.node) as whole
    from wanted as g
    inner join member as m on g.fiscal_year = m.fiscal_year and g.node = m.whole
    inner join wanted as f
        on g.agency_id = f.agency_id and g.fiscal_year = f.fiscal_year and m.node = f.node
    where
        g.rule = 'all_the_overall'
        and (
            (f.rule = 'does_not_follow' and f.published = g.published)
            or (f.rule = 'printed_twice' and try_cast(f.printed as double) = g.published)
        )
    group by all
)

select
    f.rule,
    f.severity,
    f.agency_id,
    a.agency_name,
    a.short_name,
    f.fiscal_year,
    f.node,
    n.kind,
    n.label_th,
    n.label_en,
    f.published,
    f.recomputed,
    f.difference,
    f.suspect_node,
    x.kind as suspect_kind,
    x.label_th as suspect_label_th,
    x.label_en as suspect_label_en,
    f.suspect_score,
    f.candidates,
    f.printed,
    f.other,
    case
        when f.rule in ('level_differs', 'level_of_other_years') then 'level'
        when f.rule = 'printed_twice' and try_cast(f.printed as double) is null then 'level'
        when f.rule = 'all_the_overall' then f.rule || ' ' || f.node
        when r.whole is not null then 'all_the_overall ' || r.whole
        when f.rule = 'does_not_follow' and f.suspect_node is not null then f.rule || ' ' || f.suspect_node
        else f.rule
    end as story
from wanted as f
inner join agency as a on f.agency_id = a.agency_id
left join node as n on f.fiscal_year = n.fiscal_year and f.node = n.node
left join node as x on f.fiscal_year = x.fiscal_year and f.suspect_node = x.node
left join repeated as r
    on
        f.agency_id = r.agency_id
        and f.fiscal_year = r.fiscal_year
        and f.node = r.node
        and f.rule = r.rule
        and f.printed is not distinct from r.printed
order by
    list_position(['error', 'warning', 'note'], f.severity),
    f.agency_id,
    f.fiscal_year,
    n.sort_order nulls last,
    f.rule,
    f.printed;
