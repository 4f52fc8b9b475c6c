-- A sentence fills in a name it does not have, or a brace is left open.
-- Grain:  one row per sentence and language.

with told as (
    select
        file_row,
        section || ' ' || "condition" as place,
        coalesce(blanks, '') as blanks,
        unnest([text_th, text_en, screen_th, screen_en]) as said
    from sentence
),

used as (
    select
        file_row,
        place,
        blanks,
        said,
        regexp_extract_all(said, '\{([^{}]*)\}', 1) as filled,
        regexp_replace(said, '\{[a-z_]+\}', '', 'g') as rest
    from told
)

select distinct
    'sentences.csv' as source_file,
    file_row,
    said as found,
    case
        when blanks = '' then 'ข้อความที่ไม่มีช่อง { }'
        else 'ช่อง { } ที่ปิดครบและชื่อเป็นหนึ่งใน: ' || blanks
    end as expected,
    place
from used
where
    contains(rest, '{')
    or contains(rest, '}')
    or not list_has_all(string_split(blanks, ' '), filled)
order by
    file_row,
    found;
