-- The questions of one agency's history by topic: what one question was called in each year, its score, and how well it matches.
-- Grain:  one row per topic and fiscal year of the rule book in which the topic is asked; a year without it has no row.
-- Rule:   a topic asked by several questions of a year is their plain mean, where all of them have a score.
-- Params: $agency_id
-- Columns:
--   node         varchar  code of the topic that keeps when question codes change; never null
--   kind         varchar  kind of node; null: not a node of the tree
--   instrument   varchar  IIT EIT or OIT; null: above the instruments
--   label_th     varchar  name in Thai; never null
--   label_en     varchar  name in English; null: not translated
--   fiscal_year  integer  Buddhist Era; never null
--   target       double   0-100; null: the year has no target
--   questions    varchar
--   match_kind   varchar  exact partial or merged; never null
--   score        double   0-100; null: neither published nor computable

select
    t.topic_id as node,
    'topic' as kind,
    t.instrument,
    t.label_th,
    t.label_en,
    x.fiscal_year,
    y.target,
    string_agg(x.question_id, ' ' order by x.file_row) as questions,
    case
        when bool_and(x."match" = 'exact') then 'exact'
        when bool_or(x."match" = 'partial') then 'partial'
        else 'merged'
    end as match_kind,
    case when count(s.score) = count(*) then avg(s.score) end as score
from crosswalk as x
inner join topic as t on x.topic_id = t.topic_id
inner join fiscal_year as y on x.fiscal_year = y.fiscal_year
left join (
    lineage as l
    inner join standing as s
        on
            l.ancestor_id = s.agency_id
            and l.agency_id = $agency_id
            and s.fiscal_year <= coalesce(l.last_year, s.fiscal_year)
            and s.kind = 'question'
)
    on x.fiscal_year = s.fiscal_year and x.question_id = s.node
where x."match" in ('exact', 'partial', 'merged')
group by
    t.topic_id,
    t.instrument,
    t.label_th,
    t.label_en,
    t.file_row,
    x.fiscal_year,
    y.target
order by
    t.file_row,
    x.fiscal_year;
