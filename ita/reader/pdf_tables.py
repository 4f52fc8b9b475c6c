"""The tables of a PDF with text as sheets of cells, each row with the page and the row of the page it stands in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ita.reader import pdf_glyphs, pdf_grid, pdf_rules
from ita.reader.pdf_columns import Table
from ita.reader.pdf_grid import Page
from ita.reader.reasons import UnreadableError

MOST_PAGES = 200
MOST_LETTERS = 250_000  # each asks pdfium for its place; a page of a table has some three thousand
FEWEST_LETTERS = 40  # on a page of text; a scanned page has none, or the stamp of its scanner
_PAGE_NUMBER = re.compile(
    r"(?:หน้า(?:ที่)?\s*)?[-–(]?\s*[\d๐-๙]{1,3}\s*[-–)]?(?:\s*(?:/|จาก)\s*[\d๐-๙]{1,3})?|[Pp]age\s*\d+.*"
)


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The document; raises UnreadableError where it is damaged or has a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as wrong:
        is_locked = any(reason in str(wrong).casefold() for reason in ("password", "security"))
        raise UnreadableError("pdf_table_locked" if is_locked else "pdf_table") from wrong
    try:
        yield document
    except pypdfium2.PdfiumError as wrong:
        raise UnreadableError("pdf_table") from wrong
    finally:
        document.close()


def read(content: bytes) -> dict[str, Any]:
    """As of a workbook: `sheets` as `[name, rows]`, and for each in `places` the page and row of the page of every row.

    Raises UnreadableError where the file is damaged, has a password, too many pages, or (almost) no letters.
    """
    sheets: list[tuple[str, list[list[str]]]] = []
    places: list[list[tuple[int, int]]] = []
    letters = 0
    with opened(content) as document:
        for one in pages(document):
            letters += one.letters
            own = [(one.number, place) for place in range(1, len(one.rows) + 1)]
            if one.skipped is not None:
                sheets[-1][1].extend(one.rows[one.skipped :])
                places[-1].extend(own[one.skipped :])
            elif one.rows:
                sheets.append(("", one.rows))
                places.append(own)
        count = len(document)
    if letters < FEWEST_LETTERS * max(count, 1):
        raise UnreadableError("pdf_table_picture", pages=count, letters=letters)
    if not sheets:
        raise UnreadableError("pdf_table")  # every letter lies beyond its page
    return {"sheets": sheets, "hidden": [], "uncached": {}, "places": places}


@dataclass
class ReadPage:
    """A page (1 is the first) with its rows; of one whose table goes on, how many rows at its top repeat headings."""

    number: int
    letters: int
    laid: Page
    rows: list[list[str]]
    skipped: int | None


def pages(document: Any) -> Iterator[ReadPage]:
    """The pages from the first on; raises UnreadableError where there are too many, or too many letters."""
    letters = 0
    former: _Former | None = None
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        count = text_page.count_chars()
        letters += count
        if letters > MOST_LETTERS or len(document) > MOST_PAGES:
            raise UnreadableError("pdf_table_long", pages=MOST_PAGES, letters=format(MOST_LETTERS, ","))
        laid = _laid(page, text_page, former.table if former else None)
        text_page.close()
        page.close()
        rows = [_texts(row.cells) for row in laid.rows]
        skipped = former.repeated(laid, rows) if former else None
        beginning = former.beginning if former is not None and skipped is not None else None
        former = _Former.of(laid, rows, beginning) if rows else None
        yield ReadPage(number + 1, count, laid, rows, skipped)


def _laid(page: Any, text_page: Any, former: Table | None) -> Page:
    """The page as rows, without the number of the page."""
    view, words = pdf_glyphs.read(page, text_page)
    laid = pdf_grid.read(words, pdf_rules.read(page, view), former)
    for at in (-1, 0):
        if laid.rows and laid.rows[at].table is None and _PAGE_NUMBER.fullmatch(laid.rows[at].cells[0].text):
            del laid.rows[at]
    return laid


def _texts(cells: dict[int, Any]) -> list[str]:
    return [cells[column].text if column in cells else "" for column in range(max(cells) + 1)]


def _same(row: list[str], other: list[str]) -> bool:
    return ["".join(cell.split()) for cell in row] == ["".join(cell.split()) for cell in other]


class _Former:
    """What stood on the page before: the table at its end, and the rows it began with."""

    def __init__(self, table: Table | None, beginning: list[list[str]]) -> None:
        self.table, self.beginning = table, beginning

    @classmethod
    def of(cls, laid: Page, rows: list[list[str]], beginning: list[list[str]] | None) -> "_Former":
        """Of a page; `beginning` are the rows that the table's first page began with."""
        last = laid.rows[-1].table if laid.rows else None
        data = next((place for place, row in enumerate(laid.rows) if row.is_data), len(rows))
        return cls(
            None if last is None else laid.tables[last], rows[:data] if beginning is None else beginning
        )

    def repeated(self, laid: Page, rows: list[list[str]]) -> int | None:
        """How many rows at the top of the next page only repeat the headings; None where another table begins there."""
        if self.table is None or not rows:
            return None
        skipped = 0
        while skipped < len(rows) and any(_same(rows[skipped], one) for one in self.beginning):
            skipped += 1
        if skipped == len(rows) or laid.rows[skipped].table is None:
            return None
        columns = laid.tables[laid.rows[skipped].table or 0].columns
        if len(columns) != len(self.table.columns):
            return None
        if not all(
            one[0] < other[1] and other[0] < one[1]
            for one, other in zip(columns, self.table.columns, strict=True)
        ):
            return None
        return skipped if skipped or laid.rows[0].is_data else None
