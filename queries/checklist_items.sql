-- The documents that one instrument asks for in each year, what each is worth to the overall, and how the agency fared before.
-- Grain:  one row per fiscal year and item, newest year first, in the order of the year's list; whether or not there are results.
-- Rule:   leverage as in queries/build/26_leverage.sql. The score before is that of the same topic in the newest earlier year
--         that has one, also of a predecessor.
-- Params: $agency_id, $instrument
-- Columns:
--   fiscal_year     integer  Buddhist Era; never null
--   node            varchar  code in the tree of its fiscal year; never null
--   kind            varchar  kind of node; null: not a node of the tree
--   instrument      varchar  IIT EIT or OIT; null: above the instruments
--   indicator_id    integer  number of the indicator; null: not an indicator nor below one
--   label_th        varchar  name in Thai; never null
--   label_en        varchar  name in English; null: not translated
--   sub_indicator   varchar
--   group_th        varchar
--   group_en        varchar
--   leverage_low    double   points of the overall per point; at least; null: the year's rule is unknown
--   leverage_high   double   points of the overall per point; at most; null: the year's rule is unknown
--   previous_year   integer  Buddhist Era; null: no earlier year to compare with
--   previous_score  double   0-100; null: no earlier year to compare with
-- Columns:

with before as (
    select
        t.fiscal_year,
        t.node,
        past.fiscal_year as previous_year,
        past.score as previous_score
    from standing as past
    inner join same_thing as t on past.fiscal_year = t.previous_year and past.node = t.previous_node
    inner join lineage as l
        on past.agency_id = l.ancestor_id and past.fiscal_year <= coalesce(l.last_year, past.fiscal_year)
    where l.agency_id = $agency_id and past.score is not null
    qualify row_number() over (
        partition by t.fiscal_year, t.node
        order by past.fiscal_year desc, t.match_kind asc, t.place asc
    ) = 1
)

select
    q.fiscal_year,
    q.question_id as node,
    'question' as kind,
    q.instrument,
    q.indicator_id,
    q.label_th,
    q.label_en,
    g.sub_indicator,
    g.label_th as group_th,
    g.label_en as group_en,
    v.leverage_low,
    v.leverage_high,
    b.previous_year,
    b.previous_score
from question as q
left join sub_indicator as g on q.fiscal_year = g.fiscal_year and q.sub_indicator = g.sub_indicator
left join leverage as v on q.fiscal_year = v.fiscal_year and q.question_id = v.node
left join before as b on q.fiscal_year = b.fiscal_year and q.question_id = b.node
where q.instrument = $instrument and q.scored != 'no'
order by
    q.fiscal_year desc,
    q.file_row asc;
