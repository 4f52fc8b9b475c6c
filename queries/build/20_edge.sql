-- Edges of each year's tree: how a node is made of the nodes below it, as weights that add to 1 in each basis.
-- Grain:  one row per fiscal year, parent, child and basis. A rule that is unknown has no edge and computes nothing.
-- Rule:   instruments by their weights, everything below by plain means, never weighted by how many questions there are;
--         a question without its part never makes an EIT indicator in a year that has parts.

insert into edge
with weighted as (
    select
        i.fiscal_year,
        i.instrument,
        i.part_of,
        i.weight_percent,
        i.confidence,
        count(p.instrument) > 0 as has_parts
    from instrument as i
    inner join fiscal_year as y on i.fiscal_year = y.fiscal_year
    left join instrument as p on i.fiscal_year = p.fiscal_year and i.instrument = p.part_of
    where y.rule != 'unknown' and i.weight_percent is not null
    group by
        i.fiscal_year,
        i.instrument,
        i.part_of,
        i.weight_percent,
        i.confidence
),

link as (
    -- overall from the parts where an instrument has them, else from the instruments
    select
        fiscal_year,
        'overall' as parent,
        instrument as child,
        'parts' as basis,
        1 as preference,
        weight_percent as share,
        confidence
    from weighted
    where
        not has_parts
        and fiscal_year in (
            select p.fiscal_year
            from weighted as p
            where p.has_parts
        )

    union all

    select
        fiscal_year,
        'overall',
        instrument,
        'instruments',
        2,
        weight_percent,
        confidence
    from weighted
    where part_of is null

    union all

    select
        fiscal_year,
        part_of,
        instrument,
        'parts',
        1,
        weight_percent,
        confidence
    from weighted
    where part_of is not null

    union all

    -- an instrument, and each of its parts, from the indicators
    select
        n.fiscal_year,
        n.instrument,
        n.node,
        'indicators',
        2,
        1,
        w.confidence
    from node as n
    inner join weighted as w
        on n.fiscal_year = w.fiscal_year and n.instrument = w.instrument
    where n.kind = 'indicator'

    union all

    -- an indicator or question measured in parts, from the parts
    select
        n.fiscal_year,
        split_part(n.node, '@', 1),
        n.node,
        'parts',
        1,
        w.weight_percent,
        'low'
    from node as n
    inner join weighted as w
        on n.fiscal_year = w.fiscal_year and n.part = w.instrument
    where n.kind in ('indicator', 'question')

    union all

    -- an indicator from its questions: in each part where it has parts, else directly
    select
        q.fiscal_year,
        i.node,
        q.node,
        'questions',
        2,
        1,
        r.confidence
    from node as q
    inner join node as i
        on
            q.fiscal_year = i.fiscal_year
            and q.indicator_id = i.indicator_id
            and q.instrument = i.instrument
            and q.part is not distinct from i.part
            and i.kind = 'indicator'
    inner join indicator as r
        on i.fiscal_year = r.fiscal_year and i.indicator_id = r.indicator_id
    where
        q.kind = 'question'
        and q.scored
        and r.made_of = 'questions'
        and (
            q.part is not null
            or not exists (
                select 1
                from weighted as w
                where w.fiscal_year = r.fiscal_year and w.instrument = r.instrument and w.has_parts
            )
        )

    union all

    select
        b.fiscal_year,
        b.indicator_id::varchar,
        b.sub_indicator,
        'sub_indicators',
        2,
        1,
        r.confidence
    from sub_indicator as b
    inner join indicator as r
        on b.fiscal_year = r.fiscal_year and b.indicator_id = r.indicator_id
    where r.made_of = 'sub_indicators'

    union all

    select
        q.fiscal_year,
        b.sub_indicator,
        q.question_id,
        'questions',
        2,
        1,
        b.confidence
    from question as q
    inner join sub_indicator as b
        on q.fiscal_year = b.fiscal_year and q.sub_indicator = b.sub_indicator
    where q.scored = 'yes'

    union all

    -- an issue is the plain mean of its questions, also of those the total does not count
    select
        fiscal_year,
        'issue' || issue_id,
        unnest(string_split(questions, ' ')),
        'questions',
        2,
        1,
        confidence
    from issue
)

select
    l.fiscal_year,
    l.parent,
    l.child,
    l.basis,
    l.preference,
    l.share / sum(l.share) over (partition by l.fiscal_year, l.parent, l.basis) as weight,
    l.confidence
from link as l
inner join fiscal_year as y on l.fiscal_year = y.fiscal_year
where y.rule != 'unknown';
