"""Files to raw cells with their addresses. Understands nothing; the reader service opens the files and says what it cannot read."""

import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ita.contracts import MAX_FILE_BYTES, MAX_TEXT_BYTES, READABLE
from ita.ingest import clean
from ita.reader import delimited, service
from ita.reader.reasons import UnreadableError
from ita.words.language import N_
from ita.words.told import tell

BEGINNING_BYTES = 64 * 2**10
MOST_CELLS_OF_THE_OFFICE = 100_000_000  # of a text file the office itself put into the data folder
SEPARATORS = {".csv": ",", ".tsv": "\t"}


@dataclass(frozen=True)
class Places:
    """How the cells of a sheet are called. `rows` are the page and the row of the page of each row of a PDF's sheet."""

    rows: tuple[tuple[int, int], ...] = ()

    def address(self, column: int, row: int) -> str:
        """Of column 3 (0 is the first) and row 14 (1 is the first): `D14`, in a PDF `หน้า 2 แถว 5 ช่อง 4`."""
        if not 0 < row <= len(self.rows):
            return letters(column) + str(row)
        page, row_of_page = self.rows[row - 1]
        place = N_("หน้า {page} แถว {row} ช่อง {column}")
        return str(tell(place, page=page, row=row_of_page, column=column + 1))

    def pages(self, rows: Iterable[int]) -> set[int]:
        """The pages of a PDF that rows (1 is the first) stand on; of other files none."""
        return {self.rows[row - 1][0] for row in rows} if self.rows else set()


def letters(column: int) -> str:
    """`D` for column 3 (0 is the first)."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


@dataclass(frozen=True)
class Sheet:
    """Raw cells as text. `rows[r][c]` stands in row r + 1, column c + 1; rows may differ in length.

    `notes` tell what was mended or left out; `uncached` are cells with a formula and no stored value.
    """

    name: str
    rows: list[list[str]]
    notes: tuple[str, ...] = ()
    uncached: tuple[str, ...] = ()
    places: Places = Places()


def sheets(path: Path) -> list[Sheet]:
    """Every sheet of a CSV or workbook, every page or table of a PDF; raises SourceError when the file cannot be read."""
    ending = service.ending_of(path.name)
    if ending in SEPARATORS and path.stat().st_size > MAX_FILE_BYTES:
        return [_noted(Sheet("", _large(path, SEPARATORS[ending])))]
    if ending in READABLE and path.stat().st_size > MAX_FILE_BYTES:
        raise service.source_error(UnreadableError("file_size", megabytes=MAX_FILE_BYTES // 2**20))
    told = _asked(path)
    hidden = tell(N_("ชีตที่ซ่อนไว้ไม่ถูกอ่าน: {sheets}"), sheets=", ".join(told["hidden"]))
    notes = (hidden,) if told["hidden"] else ()
    of_pages = [Places(tuple(map(tuple, rows))) for rows in told.get("places", ())]
    return [
        _noted(
            Sheet(
                name,
                rows,
                notes if place == 0 else (),
                tuple(told["uncached"].get(name, ())),
                of_pages[place] if of_pages else Places(),
            )
        )
        for place, (name, rows) in enumerate(told["sheets"])
    ]


def beginning(path: Path) -> list[Sheet]:
    """As `sheets`, of a text file only its first lines."""
    ending = service.ending_of(path.name)
    if ending not in SEPARATORS:
        return sheets(path)
    with path.open("rb") as file:
        start = file.read(BEGINNING_BYTES)
    whole = start if len(start) < BEGINNING_BYTES else start[: start.rfind(b"\n")]
    try:
        return [Sheet("", delimited.rows(whole, SEPARATORS[ending]))]
    except UnreadableError:
        return []


def _large(path: Path, separator: str) -> list[list[str]]:
    """A text file larger than an upload may be: only the office itself can have put it into the data folder."""
    if path.stat().st_size > MAX_TEXT_BYTES:
        raise service.source_error(UnreadableError("file_size", megabytes=MAX_TEXT_BYTES // 2**20))
    try:
        return delimited.rows(path.read_bytes(), separator, MOST_CELLS_OF_THE_OFFICE)
    except UnreadableError as unreadable:
        raise service.source_error(unreadable) from unreadable


_last_read: tuple[str, dict[str, Any]] | None = None
_keeping = threading.Lock()


def _asked(path: Path) -> dict[str, Any]:
    """What the reader service says; the last file is remembered, as what is asked again is the file just read."""
    global _last_read
    content = path.read_bytes()
    version = path.suffix + hashlib.sha256(content).hexdigest()
    with _keeping:
        if _last_read is not None and _last_read[0] == version:
            return _last_read[1]
    told = service.tables(path.name, content)
    with _keeping:
        _last_read = (version, told)
    return told


def _noted(sheet: Sheet) -> Sheet:
    """With a note where Thai Windows text had been read as Latin-1; raises SourceError where UTF-8 had been."""
    for row in sheet.rows:
        for cell in row:
            if cell.isascii():
                continue
            if any(mark in cell for mark in delimited.GARBLED):
                raise service.source_error(UnreadableError("garbled"))
            if clean.is_latin(cell):
                note = tell(N_("ตัวอักษรไทยถูกอ่านผิดรหัส (TIS-620 เป็น Latin-1) แปลงกลับให้แล้ว"))
                return replace(sheet, notes=(*sheet.notes, note))
    return sheet
