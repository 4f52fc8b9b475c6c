-- What else was asked about the matter of the questions of one agency and year: part 1 beside part 2 of the same question, and
-- the question put to staff beside the one put to the public (data/reference/pairs.csv).
-- Grain:  one row per pair with a score on both sides, widest apart first. difference is b - a, in points.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   closeness     varchar
--   matter_th     varchar
--   matter_en     varchar
--   question_id   varchar
--   node_a        varchar
--   instrument_a  varchar
--   score_a       double
--   node_b        varchar
--   instrument_b  varchar
--   score_b       double
--   difference    double
--   source_file   varchar  path under data/; null: computed or not published
--   source        varchar  title of the published document; null: computed or not named

with mine as (
    select
        s.node,
        s.part,
        split_part(s.node, '@', 1) as question_id,
        s.instrument,
        s.label_th,
        s.label_en,
        s.score,
        s.source_file,
        s.source
    from standing as s
    where
        s.agency_id = $agency_id
        and s.fiscal_year = $fiscal_year::integer
        and s.kind = 'question'
        and s.score is not null
),

place as (
    select
        instrument,
        row_number() over (order by file_row) as number
    from instrument
    where fiscal_year = $fiscal_year::integer and part_of is not null
),

parts as (
    select
        'parts' as closeness,
        q.label_th as matter_th,
        q.label_en as matter_en,
        q.question_id,
        one.node as node_a,
        one.part as instrument_a,
        one.score as score_a,
        two.node as node_b,
        two.part as instrument_b,
        two.score as score_b,
        one.source_file,
        one.source
    from mine as one
    inner join mine as two on one.question_id = two.question_id
    inner join place as p on one.part = p.instrument
    inner join place as r on two.part = r.instrument
    inner join question as q on q.fiscal_year = $fiscal_year::integer and one.question_id = q.question_id
    where p.number < r.number
),

asked as (
    select
        p.closeness,
        p.matter_th,
        p.matter_en,
        a.question_id,
        a.node as node_a,
        a.instrument as instrument_a,
        a.score as score_a,
        b.node as node_b,
        b.instrument as instrument_b,
        b.score as score_b,
        a.source_file,
        a.source
    from pair as p
    inner join crosswalk as x on p.topic_a = x.topic_id and x.fiscal_year = $fiscal_year::integer
    inner join crosswalk as y on p.topic_b = y.topic_id and y.fiscal_year = $fiscal_year::integer
    inner join mine as a on x.question_id = a.node
    inner join mine as b on y.question_id = b.node
    where
        x."match" in ('exact', 'partial', 'merged')
        and y."match" in ('exact', 'partial', 'merged')
)

select
    closeness,
    matter_th,
    matter_en,
    question_id,
    node_a,
    instrument_a,
    score_a,
    node_b,
    instrument_b,
    score_b,
    score_b - score_a as difference,
    source_file,
    source
from (
    from parts
    union all
    from asked
) as found
order by
    abs(score_b - score_a) desc,
    closeness desc,
    node_a asc,
    node_b asc;
