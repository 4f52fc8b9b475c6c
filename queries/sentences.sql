-- What is said: the words of each section and condition in a paper and on a screen, with the names of their blanks.
-- Grain:  one row per section and condition, in the order of the file.
-- Params: none
-- Columns:
--   section    varchar
--   condition  varchar
--   blanks     varchar
--   text_th    varchar
--   text_en    varchar
--   screen_th  varchar
--   screen_en  varchar
--   file_row   integer

select
    section,
    "condition",
    blanks,
    text_th,
    text_en,
    screen_th,
    screen_en,
    file_row
from sentence
order by file_row;
