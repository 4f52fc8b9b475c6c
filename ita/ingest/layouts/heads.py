"""What a heading over a column or before a row is about: an agency, a fiscal year, a node; alone or in several rows of headings."""

import re
from collections.abc import Iterable

from ita.ingest import clean
from ita.ingest.grid import Grid, is_number, year_in

TELLING_KEYS = {"agency_id", "agency_name", "fiscal_year"}  # what tells one column of scores from another
PLACED = ("agency_id", "agency_name", "agency_type", "fiscal_year", "district", "province")
MOST_ROWS = 4
COUNTING = {"#", "ลำดับ", "ลำดับที่", "ที่", "no", "no.", "อันดับ", "อันดับที่"}  # headings of what only counts
_TYPES = ("อบต", "เทศบาล", "ทต.", "ทม.", "ทน.", "องค์การ", "อบจ")
_YEAR_WORDS = re.compile(r"(?:ประจำ)?(?:ปีงบประมาณ|ปี)?\s*(?:พ\.ศ\.)?\s*(?<!\d)(?:25|20)\d\d(?!\d)")


def about(grid: Grid, cell: str) -> dict[str, str]:
    """The agency, year and node that the text of one heading names."""
    if clean.is_blank(cell):
        return {}
    year = year_in(cell)
    rest = _YEAR_WORDS.sub(" ", clean.digits(cell)).strip(" ()") if year else clean.text(cell)
    told = {"fiscal_year": str(year)} if year else {}
    if any(word in rest for word in _TYPES) or grid.words.agency_in(rest):
        return told | {"agency_name": rest}
    node = None if rest.isdecimal() else grid.node_of(rest)
    return told | ({"node": node} if node else {})


def of_columns(
    grid: Grid, rows: Iterable[int], columns: list[int], label: int | None
) -> dict[int, dict[str, str]]:
    """What all headings over each column are about, the lower deciding where two say the same.

    A heading merged over several columns stands in the first of them; it is meant for the others where a row below has a
    heading of their own. A column whose own lowest heading is about nothing known (a difference, a rank) is about nothing.
    `label` is the column that names the rows: a row called อำเภอ has districts, one called ระดับ is no heading.
    """
    found: dict[int, dict[str, str]] = {column: {} for column in columns}
    heading_rows = [at for at in rows if label is None or grid.field_of(grid.rows[at][label]) != "level"]
    for number in heading_rows:
        row = grid.rows[number]
        called = grid.field_of(row[label]) if label is not None else None
        merged: dict[str, str] = {}
        for column in columns:
            cell = row[column]
            told = about(grid, cell)
            if called in PLACED and not clean.is_blank(cell) and called not in told:
                told = told | {called: clean.text(cell)}
            below = any(grid.rows[lower][column].strip() for lower in heading_rows if lower > number)
            if cell.strip():
                merged = told
            elif below:
                told = merged
            found[column] |= told
            if cell.strip() and not told and grid.field_of(cell) != "score":
                found[column] = {}
    return found


def above(grid: Grid, first: int, columns: list[int]) -> list[int]:
    """The rows of headings above the row `first`, top to bottom: texts or years, never scores."""
    rows: list[int] = []
    for number in range(first - 1, max(-1, first - 1 - MOST_ROWS), -1):
        cells = [grid.rows[number][column] for column in columns]
        if any(is_number(cell) for cell in cells):
            if any(clean.text(cell).casefold() in COUNTING for cell in grid.rows[number]):
                continue  # ranks of the columns
            break
        rows.insert(0, number)
    return rows
