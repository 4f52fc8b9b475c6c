"""The tables of a PDF with text as sheets of cells, each row with the page and the row of the page it stands in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ita.reader import pdf_glyphs, pdf_grid, pdf_rules
from ita.reader.pdf_grid import Page, Table
from ita.reader.reasons import UnreadableError

MOST_PAGES = 200
MOST_LETTERS = 250_000  # each asks pdfium for its place; a page of a table has some three thousand
FEWEST_LETTERS = 20  # on a page of text; a scanned page has none, or the stamp of its scanner
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
        raise UnreadableError(
            "pdf_table_locked" if "password" in str(wrong).casefold() else "pdf_table"
        ) from wrong
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
    with opened(content) as document:
        pages = len(document)
        if pages > MOST_PAGES:
            raise UnreadableError("pdf_table_long", pages=MOST_PAGES, letters=format(MOST_LETTERS, ","))
        letters = 0
        former: _Former | None = None
        for number in range(pages):
            page = document[number]
            text_page = page.get_textpage()
            letters += text_page.count_chars()
            if letters > MOST_LETTERS:
                raise UnreadableError("pdf_table_long", pages=MOST_PAGES, letters=format(MOST_LETTERS, ","))
            laid = _laid(page, text_page, former.table if former else None)
            text_page.close()
            page.close()
            rows = [_texts(row.cells) for row in laid.rows]
            own = [(number + 1, place + 1) for place in range(len(rows))]
            skipped = former.repeated(laid, rows) if former else None
            if former is not None and skipped is not None:
                sheets[-1][1].extend(rows[skipped:])
                places[-1].extend(own[skipped:])
                former = _Former.of(laid, rows, former.beginning)
            elif rows:
                sheets.append(("", rows))
                places.append(own)
                former = _Former.of(laid, rows, None)
            else:
                former = None
    if letters < FEWEST_LETTERS * max(pages, 1):
        raise UnreadableError("pdf_table_picture", pages=pages, letters=letters)
    return {"sheets": sheets, "hidden": [], "uncached": {}, "places": places}


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
