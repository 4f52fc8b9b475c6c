"""Questions and items down the rows, by code: tables of the seven issues, lists of documents, old forms."""

import re
from collections import Counter

from ita.ingest import clean
from ita.ingest.grid import Grid, is_number, is_total, year_in
from ita.ingest.understood import Understood, texts
from ita.words.language import N_
from ita.words.told import tell

SURE = 40
PER_CODE = 3
SUREST = 88
LEAST = 3
MOST_LOST = 200  # codes without their letter in one sheet: no form has more questions
LONGEST_TEXT = 300  # letters of a question
_CODED = re.compile(r"([ieo])\s*0*(\d{1,2})(?!\d)\s*[.:)]?\s*(.*)", re.I | re.S)
_ZERO = re.compile(r"0\s*(\d{1,2})(?!\d)\s*[.:)]?\s*(\D.*|)", re.S)
_LOST = re.compile(r"(\d{1,3})(?!\d)\s*[.:)]?\s*(\D.*|)", re.S)
_IN_TEXT = re.compile(r"\(\s*(\d{1,3}(?:\.\d{1,2})?)\s*\)\s*$")
_PART = re.compile(r"(?:ส่วนที่|part)\s*([12])", re.I)


def find(grid: Grid) -> list[Understood]:
    """The rows of a sheet that begin with a question's code, all as one table; means of issues are not figures of nodes."""
    codes = Counter(place for row in grid.rows for place, cell in enumerate(row) if cell and _is_coded(cell))
    column = max(range(grid.width), key=lambda place: codes[place], default=None)
    if column is None:
        return []
    coded = [at for at, row in enumerate(grid.rows) if _is_coded(row[column])]
    if len(coded) < LEAST:
        return []
    first, last = coded[0], coded[-1]
    while last + 1 < len(grid.rows) and _LOST.match(clean.digits(grid.rows[last + 1][column])):
        last += 1  # a code whose letter is lost may stand at either end
    while first > 0 and _LOST.match(clean.digits(grid.rows[first - 1][column])):
        first -= 1
    header = next((at for at in range(first - 1, -1, -1) if any(grid.rows[at])), first)
    year, agency, said = grid.told_above(first)
    place = _score_column(grid, column, coded, header)
    if year is None and place is not None:
        year = year_in(grid.rows[header][place])
    rows: list[dict[str, object]] = []
    notes: list[str] = []
    read_by_text = []
    part = ""
    lost = 0
    for at in range(first, last + 1):
        row = grid.rows[at]
        cell = clean.digits(row[column])
        stated = _PART.search(clean.digits(" ".join(row)))
        if stated and not _is_coded(row[column]) and not any(is_number(c) for c in row):
            part = f"@EIT{stated[1]}"  # a section row: what follows was measured in this part
            continue
        if any(is_total(c) for c in row):
            notes.append(tell(N_("แถว {row} ค่าเฉลี่ยของตารางไม่ถูกเก็บ (มักเป็นคะแนนภาพรวมที่ใส่แทน)"), row=at + 1))
            continue
        score, score_column = _score(row, column, place)
        lost += not _is_coded(cell)
        code, text = _code(cell, (year or grid.year) if lost <= MOST_LOST else None, grid, row, column)
        if code is None or score == "":
            continue
        if text:
            read_by_text.append(f"{clean.text(row[column])[:12]} → {code}")
        if code.startswith("e") and part:
            code += part
        rows.append({"node": code, "score": score, "row": at + 1, "score_column": score_column})
    after = grid.rows[last + 1 : last + 3]
    if any(is_total(c) for row in after for c in row):
        notes.append(tell(N_("แถวหลังแถว {row} ค่าเฉลี่ยของตารางไม่ถูกเก็บ (มักเป็นคะแนนภาพรวมที่ใส่แทน)"), row=last + 1))
    if not rows:
        return []
    codes_in = N_("แถว {first}–{last}: รหัสข้อ {count} แถวในคอลัมน์ที่ {column}")
    evidence = [
        tell(codes_in, first=first + 1, last=last + 1, count=len(coded), column=column + 1),
        *said,
    ]
    if read_by_text:
        evidence.append(
            tell(N_("รหัสที่ตัวอักษรหายไป อ่านจากข้อความของข้อนั้น: {codes}"), codes=", ".join(read_by_text))
        )
    return [
        Understood(
            "questions",
            grid.name,
            texts(rows),
            {"node": column, "score": place if place is not None else column},
            header + 1,
            last + 1,
            min(SUREST, SURE + PER_CODE * len(coded)),
            evidence,
            [],
            list(dict.fromkeys(notes)),
            year,
            agency,
            grid.doubled(_headed_scores(grid, column, coded, header), header, coded),
        )
    ]


def _headed_scores(grid: Grid, column: int, coded: list[int], header: int) -> dict[int, str]:
    """The columns of numbers under a heading that means the score."""
    return {
        place: "score"
        for place in range(len(grid.rows[header]))
        if place != column
        and grid.field_of(grid.rows[header][place]) == "score"
        and sum(is_number(grid.rows[at][place]) for at in coded) * 2 >= len(coded)
    }


def _is_coded(cell: str) -> bool:
    return bool(_CODED.match(clean.digits(cell))) or bool(_ZERO.match(clean.digits(cell)))


def _score_column(grid: Grid, column: int, coded: list[int], header: int) -> int | None:
    """The column of scores beside the codes: a heading that says so, else the one with most numbers; None where there is none."""
    counts = Counter(
        place
        for at in coded
        for place, cell in enumerate(grid.rows[at])
        if place != column and is_number(cell)
    )
    likely = sorted(place for place, count in counts.items() if count * 2 >= len(coded))
    headed = [
        place
        for place in likely
        if any(
            grid.field_of(grid.rows[at][place]) == "score" or grid.rows[at][place].startswith("คะแนน")
            for at in range(max(0, header - 2), header + 1)
        )
    ]
    return next(iter(headed or sorted(likely, key=lambda place: -counts[place])), None)


def _score(row: list[str], column: int, place: int | None) -> tuple[str, int]:
    """The score of a row and its column: beside the code, else in brackets at the end of the text."""
    if place is not None:
        return ("" if clean.is_blank(row[place]) else row[place]), place
    for at, cell in enumerate(row):
        found = _IN_TEXT.search(clean.digits(cell))
        if found:
            return found[1], at
    return "", column


def _code(cell: str, year: int | None, grid: Grid, row: list[str], column: int) -> tuple[str | None, bool]:
    """The code a cell begins with, and whether it was read from the text because its letter is lost.

    What cannot be told stays as it stands behind a question mark, and is refused where codes are checked.
    """
    coded = _CODED.match(cell)
    if coded:
        return f"{coded[1].lower()}{int(coded[2])}", False
    zero = _ZERO.match(cell)
    if zero:
        return f"o{int(zero[1])}", False
    lost = _LOST.match(cell)
    if not lost:
        return None, False
    text = lost[2] or (row[column + 1] if column + 1 < len(row) else "")
    found = grid.words.question_reading(year, text) if 3 < len(text) <= LONGEST_TEXT else None
    return (found, True) if found else (f"?{lost[1]}", False)
