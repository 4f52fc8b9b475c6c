-- What each instrument adds to the overall of one agency in one fiscal year, in points of the overall.
-- Grain:  one row per instrument of the year's rule, whether or not it has a score; parts follow their instrument.
-- Params: $agency_id, $fiscal_year

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
