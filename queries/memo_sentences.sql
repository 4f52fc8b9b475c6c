-- What a memo says: the text of each section and condition, with the names of its blanks.
-- Grain:  one row per section and condition, in the order of the file.
-- Params: none
-- Columns:
--   section    varchar
--   condition  varchar
--   blanks     varchar
--   text_th    varchar
--   text_en    varchar
--   file_row   integer

select
    section,
    "condition",
    blanks,
    text_th,
    text_en,
    file_row
from memo_sentence
order by file_row;
