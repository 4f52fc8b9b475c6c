-- What each instrument of each year is worth to the overall, and what the agency scored in it before.
-- Grain:  one row per fiscal year and instrument, parts of one left out; newest year first.
-- Rule:   leverage is the instrument's weight, null where the year's rule is unknown. The score before is of the newest earlier
--         year that has one on the same scale, also of a predecessor. The year has results where the agency has its overall.
-- Params: $agency_id
-- Columns:
--   fiscal_year     integer  Buddhist Era; never null
--   instrument      varchar  IIT EIT or OIT; null: above the instruments
--   node            varchar  code in the tree of its fiscal year; never null
--   kind            varchar  kind of node; null: not a node of the tree
--   label_th        varchar  name in Thai; never null
--   label_en        varchar  name in English; null: not translated
--   weight          double   share 0-1; null: the year's rule is unknown
--   previous_year   integer  Buddhist Era; null: no earlier year to compare with
--   previous_score  double   0-100; null: no earlier year to compare with
--   has_result      boolean
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
    qualify row_number() over (partition by t.fiscal_year, t.node order by past.fiscal_year desc, t.place asc) = 1
)

select
    i.fiscal_year,
    i.instrument,
    i.instrument as node,
    'instrument' as kind,
    i.label_th,
    i.label_en,
    v.leverage_low as weight,
    b.previous_year,
    b.previous_score,
    o.score is not null as has_result
from instrument as i
left join leverage as v on i.fiscal_year = v.fiscal_year and i.instrument = v.node
left join before as b on i.fiscal_year = b.fiscal_year and i.instrument = b.node
left join standing as o on o.agency_id = $agency_id and i.fiscal_year = o.fiscal_year and o.node = 'overall'
where i.part_of is null
order by
    i.fiscal_year desc,
    i.file_row asc;
