-- What each instrument adds to the overall of one agency in one fiscal year, in points of the overall.
-- Grain:  one row per instrument of the year's rule, whether or not it has a score; parts follow their instrument.
-- Params: $agency_id, $fiscal_year
-- Columns:
--   instrument         varchar  IIT EIT or OIT; null: above the instruments
--   part_of            varchar  instrument; null: not a part of an instrument
--   label_th           varchar  name in Thai; never null
--   label_en           varchar  name in English; null: not translated
--   short_th           varchar
--   short_en           varchar
--   weight             double   share 0-1; null: the year's rule is unknown
--   score              double   0-100; null: neither published nor computable
--   is_computed        boolean  true where we computed the score; never null
--   contribution       double   points of the overall; null: no score or no weight
--   points_lost        double
--   gap_to_target      double   points; below 0 under the target; null: no score or no target
--   score_change       double   points; null: no earlier year to compare with
--   weight_confidence  varchar  high medium low assumed or unknown; never null
--   source_file        varchar  path under data/; null: computed or not published
--   source             varchar  title of the published document; null: computed or not named

select
    i.instrument,
    i.part_of,
    i.label_th,
    i.label_en,
    i.short_th,
    i.short_en,
    i.weight_percent / 100 as weight,
    s.score,
    coalesce(s.is_computed, false) as is_computed,
    s.score * i.weight_percent / 100 as contribution,
    s.points_lost_high as points_lost,
    s.gap_to_target,
    s.score_change,
    i.confidence as weight_confidence,
    s.source_file,
    s.source
from instrument as i
left join standing as s
    on
        i.fiscal_year = s.fiscal_year
        and i.instrument = s.node
        and s.agency_id = $agency_id
where i.fiscal_year = $fiscal_year::integer
order by i.file_row;
