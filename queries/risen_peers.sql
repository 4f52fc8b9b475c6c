-- The peers of one agency (peer_set) whose score of one question is at least so high, whether it was lower in their year before,
-- followed by topic, and the documents of the year that show it with their scores.
-- Grain:  one row per peer, itself not among them, those that rose most first. Figures that may be compared only.
-- Rule:   the year before is the newest earlier one in which the peer has a score of the same topic; without one it has not
--         risen. proofs are the disclosure items that the advice on the question's topics names, other than the question itself,
--         in the year's order.
-- Params: $agency_id, $fiscal_year, $node, $least (0-100)
-- Columns:
--   agency_id       varchar   code; never null
--   short_name      varchar   name in Thai as officers abbreviate it; never null
--   district        varchar   name in Thai; null: not registered
--   is_namesake     boolean   true where another of the set has its short name; never null
--   score           double    0-100; null: neither published nor computable
--   has_risen       boolean   true where it was lower the year before; never null
--   previous_year   integer   Buddhist Era; null: no earlier year to compare with
--   previous_node   varchar   code in the tree of the earlier year; null: no earlier year to compare with
--   previous_score  double    0-100; null: no earlier year to compare with
--   score_change    double    points; null: no earlier year to compare with
--   target          double    0-100; null: the year has no target
--   gap_to_target   double    points; below 0 under the target; null: no score or no target
--   proofs          struct[]  disclosure items with their scores; null: none of them has a score
--   source_file     varchar   path under data/; null: computed or not published
--   source          varchar   title of the published document; null: computed or not named

with proof as (
    select distinct
        q.question_id as node,
        q.label_th,
        q.label_en,
        q.file_row
    from crosswalk as x
    inner join advice as a on x.topic_id = a.topic_id
    inner join crosswalk as p
        on list_contains(string_split(a.proof_topics, ' '), p.topic_id) and x.fiscal_year = p.fiscal_year
    inner join question as q on p.fiscal_year = q.fiscal_year and p.question_id = q.question_id
    where
        x.fiscal_year = $fiscal_year::integer
        and x.question_id = $node
        and q.question_id <> $node
        and x."match" in ('exact', 'partial', 'merged')
        and p."match" in ('exact', 'partial', 'merged')
),

reached as (
    select
        s.*,
        coalesce(round(s.previous_score, 9) < $least::double, false) as has_risen
    from peer as p
    inner join standing as s on p.peer_id = s.agency_id and p.fiscal_year = s.fiscal_year
    where
        p.agency_id = $agency_id
        and p.peer_id <> p.agency_id
        and p.fiscal_year = $fiscal_year::integer
        and s.fiscal_year = $fiscal_year::integer
        and s.node = $node
        and s.is_comparable
        and round(s.score, 9) >= $least::double
),

shown as (
    select
        s.agency_id,
        list(
            { node: p.node, label_th: p.label_th, label_en: p.label_en, score: s.score } order by p.file_row
        ) as proofs
    from standing as s
    inner join proof as p on s.node = p.node
    where s.fiscal_year = $fiscal_year::integer and s.score is not null and s.agency_id in (select agency_id from reached)
    group by s.agency_id
)

select
    r.agency_id,
    r.short_name,
    a.district,
    count(*) over (partition by r.short_name) > 1 as is_namesake,
    r.score,
    r.has_risen,
    r.previous_year,
    r.previous_node,
    r.previous_score,
    r.score_change,
    r.target,
    r.gap_to_target,
    d.proofs,
    r.source_file,
    r.source
from reached as r
inner join agency as a on r.agency_id = a.agency_id
left join shown as d on r.agency_id = d.agency_id
order by
    r.has_risen desc,
    r.score_change desc nulls last,
    r.short_name collate th asc,
    r.agency_id asc;
