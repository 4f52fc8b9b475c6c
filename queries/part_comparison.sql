-- One agency's EIT indicators in one fiscal year, part 1 beside part 2.
-- Grain:  one row per indicator measured in two parts with a score in at least one.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   indicator_id     integer  number of the indicator; null: not an indicator nor below one
--   instrument       varchar  IIT EIT or OIT; null: above the instruments
--   label_th         varchar  name in Thai; never null
--   label_en         varchar  name in English; null: not translated
--   part_1_score     double   0-100; null: not published
--   part_2_score     double   0-100; null: not published
--   part_difference  double
--   is_computed      boolean  true where we computed the score; never null
--   source_file      varchar  path under data/; null: computed or not published
--   source           varchar  title of the published document; null: computed or not named

with part as (
    select
        instrument,
        row_number() over (order by file_row) as place
    from instrument
    where fiscal_year = $fiscal_year::integer and part_of is not null
)

select
    s.indicator_id,
    d.instrument,
    d.label_th,
    d.label_en,
    max(s.score) filter (where p.place = 1) as part_1_score,
    max(s.score) filter (where p.place = 2) as part_2_score,
    max(s.score) filter (where p.place = 2) - max(s.score) filter (where p.place = 1) as part_difference,
    bool_or(s.is_computed) as is_computed,
    min(s.source_file) as source_file,
    min(s.source) as source
from standing as s
inner join part as p on s.part = p.instrument
inner join indicator as d on s.fiscal_year = d.fiscal_year and s.indicator_id = d.indicator_id
where
    s.agency_id = $agency_id
    and s.fiscal_year = $fiscal_year::integer
    and s.kind = 'indicator'
group by
    s.indicator_id,
    d.instrument,
    d.label_th,
    d.label_en
order by s.indicator_id;
