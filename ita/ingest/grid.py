"""A sheet ready to be understood: mended texts, and what a heading or a title names."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import SupportsIndex, overload

from ita.contracts import (
    HEADINGS,
    INDICATOR_HEADING,
    OVERALL_HEADINGS,
    POPULATION_HEADING,
    TOTAL_ROWS,
    Refusal,
    without_invisible,
)
from ita.ingest import clean
from ita.ingest.names import Words, by_bones
from ita.ingest.read import Places, Sheet
from ita.ingest.understood import TEXTS, Doubled
from ita.register import squeezed
from ita.words.language import N_
from ita.words.thai import bones
from ita.words.told import tell

_DAMAGED = by_bones(HEADINGS)
_DAMAGED_INDICATOR = bones("ตัวชี้วัดที่") + r"(\d{1,2})"
LONGEST_HEADING = 40
TITLE_ROWS = 8
TITLE_COLUMNS = 60
MOST_COLUMNS = 2_000  # a table of every score of a year has some 200
_NODE = re.compile(r"(?:[a-z]*it[12]?|\d{1,2}(?:\.\d)?(?:@eit[12])?|[ieo]\d{1,2}(?:@eit[12])?|issue\d)")
_YEAR = re.compile(r"(?<!\d)(25\d\d|20[0-5]\d)(?!\d)")


class Row(list[str]):
    """The cells of a row up to its last that holds anything; beyond them every cell is empty."""

    @overload
    def __getitem__(self, place: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> str | list[str]:
        if isinstance(place, slice):
            return super().__getitem__(place)
        return super().__getitem__(place) if place.__index__() < len(self) else ""


class _Mended(dict[str, str]):
    """A text as it is read, by the text as it stands; each is mended once, as most stand in many cells."""

    def __missing__(self, cell: str) -> str:
        self[cell] = mended = without_invisible(clean.markup(cell))
        return mended


_EMPTY = Row()


@dataclass
class Grid:
    """The cells of a sheet with the words they may use. `year` is the one given with the file. Rows are not changed."""

    name: str
    rows: list[Row]
    words: Words
    headings: dict[str, str]
    year: int | None = None
    places: Places = Places()

    @classmethod
    def of(cls, sheet: Sheet, words: Words, headings: dict[str, str], year: int | None) -> "Grid":
        """The sheet with mended texts."""
        mended = _Mended().__getitem__

        def shortened(row: list[str]) -> Row:
            length = len(row)
            while length and not row[length - 1]:
                length -= 1
            return Row(map(mended, row[:length])) if length else _EMPTY

        rows = [shortened(row) for row in sheet.rows]
        return cls(sheet.name, rows, words, headings, year, sheet.places)

    @cached_property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.rows), default=0)

    @property
    def refusals(self) -> list[Refusal]:
        """Why no table is looked for in this sheet; empty for any sheet that a table of scores could be in."""
        if self.width <= MOST_COLUMNS:
            return []
        return [
            Refusal(
                self.name,
                "",
                tell(N_("ตารางกว้าง {width} คอลัมน์"), width=format(self.width, ",")),
                tell(N_("ไม่เกิน {most_columns} คอลัมน์"), most_columns=format(MOST_COLUMNS, ",")),
                tell(N_("ลบช่องที่เกินมาทางขวา หรือเก็บเฉพาะตารางคะแนน แล้วบันทึกใหม่")),
            )
        ]

    @cached_property
    def columns(self) -> list[list[int]]:
        """For each column the rows (0 is the first) that reach it, so that a column is read without those that do not."""
        found: list[list[int]] = [[] for _column in range(self.width)]
        for number, row in enumerate(self.rows):
            for column in range(len(row)):
                found[column].append(number)
        return found

    def field_of(self, cell: str) -> str | None:
        """The column of ours that a heading names."""
        plain = heading(cell)
        if plain in self.headings:
            return self.headings[plain]
        if re.fullmatch(POPULATION_HEADING, plain):
            return "population"
        return HEADINGS.get(plain) or (_DAMAGED.get(bones(cell)) if _may_be_heading(cell) else None)

    def fields(self, cells: list[str]) -> dict[str, int]:
        """Our columns among the headings of a row, the first of those that mean the same; `doubled` tells of the others."""
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            name = self.field_of(cell)
            if name in TEXTS:
                found.setdefault(name, column)
        return found

    def doubled(self, meanings: dict[int, str], header: int, rows: Iterable[int]) -> list[Doubled]:
        """The columns (by place) that mean the same as one before them, under the headings of the row `header`."""
        first: dict[str, int] = {}
        found = []
        wanted = rows if isinstance(rows, range) else {*rows}
        for column, meaning in sorted(meanings.items()):
            kept = first.setdefault(meaning, column)
            if kept == column:
                continue
            pair = (kept, column)
            said = (at for at in self.columns[column] if at in wanted) if column < self.width else ()
            at = next((at for at in said if _says_more(*(self.rows[at][place] for place in pair))), None)
            told = Doubled(
                (clean.text(self.rows[header][kept]), clean.text(self.rows[header][column])),
                (self.places.address(kept, header + 1), self.places.address(column, header + 1)),
            )
            if at is not None:
                told = replace(
                    told,
                    cells=(self.places.address(kept, at + 1), self.places.address(column, at + 1)),
                    found=(self.rows[at][kept], self.rows[at][column]),
                )
            found.append(told)
        return found

    def node_of(self, cell: str) -> str | None:
        """The node a heading or a first cell names, by code or by name; None where it names none."""
        plain = clean.digits(cell).casefold().removesuffix(".0")
        if not plain:
            return None
        given = self.headings.get(heading(cell))
        if given is not None and given not in TEXTS:
            return given or None
        if squeezed(plain) in OVERALL_HEADINGS:
            return "overall"
        indicator = re.match(INDICATOR_HEADING, plain) or re.fullmatch(_DAMAGED_INDICATOR, bones(plain))
        if indicator:
            return indicator[1]
        code = plain.replace(" ", "")
        if _NODE.fullmatch(code) or re.fullmatch(r"0\d{1,2}", code):
            return clean.node(code)
        return self.words.node_named(cell)

    def titles(self, header: int) -> list[str]:
        """Texts above a table, nearest last, and the sheet's name."""
        above = self.rows[max(0, header - TITLE_ROWS) : header]
        return [
            self.name,
            *(clean.text(cell) for row in above for cell in row[:TITLE_COLUMNS] if len(cell) > 3),
        ]

    def told_above(self, header: int) -> tuple[int | None, str, list[str]]:
        """The one fiscal year and the one agency that the texts above a table name, with the sentence that says so."""
        titles = self.titles(header)
        years = {year for title in titles for year in _years(title)}
        places = " ".join(titles)
        agencies = {name for title in titles if (name := self.words.agency_in(title, places))}
        year = years.pop() if len(years) == 1 else None
        agency = agencies.pop() if len(agencies) == 1 else ""
        said: list[str] = [tell(N_("ปี {year} อ่านจากข้อความเหนือตารางหรือชื่อชีต"), year=year)] if year else []
        said += [tell(N_("หน่วยงานอ่านจากข้อความเหนือตาราง"))] if agency else []
        return year, agency, said


def _may_be_heading(cell: str) -> bool:
    return len(cell) <= LONGEST_HEADING and not cell.isascii()


def heading(cell: str) -> str:
    """A heading as it is compared: Arabic digits, without spaces and case."""
    return squeezed(clean.digits(cell))


def _says_more(first: str, second: str) -> bool:
    """The second of two cells holds what the first does not; a blank holds nothing, and 50 is 50.00."""
    if clean.is_blank(second) or clean.text(first) == clean.text(second):
        return False
    return not (is_number(first) and is_number(second) and clean.score(first) == clean.score(second))


def is_number(cell: str) -> bool:
    """The cell holds a number as people write scores; a blank is none."""
    if not cell:
        return False
    try:
        return clean.score(cell) is not None
    except ValueError:
        return False


def year_in(cell: str) -> int | None:
    """The one fiscal year a heading names (`ปี 2564`, `คะแนนปี 2563`, `2568`), or None."""
    found = _years(cell)
    return found.pop() if len(found) == 1 else None


def _years(text: str) -> set[int]:
    """The fiscal years a text names; years no assessment can be of (a regulation of 2546) are not meant."""
    years = set()
    for found in _YEAR.findall(clean.digits(text)):
        with suppress(ValueError):
            years.add(clean.fiscal_year(found))
    return years


def is_total(cell: str) -> bool:
    """The first cell of a row that sums up the rows above it."""
    return squeezed(clean.text(cell)) in TOTAL_ROWS
