"""Workbooks to rows of cells as text: visible sheets, the names of hidden ones, and formulas without a value."""

import html
import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from ita.contracts import MAX_CELLS, MAX_UNPACKED_BYTES
from ita.reader.limits import MAX_ANSWER_BYTES
from ita.reader.reasons import UnreadableError

_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(r'<Relationship\b[^>]*?\bId="([^"]*)"[^>]*?\bTarget="([^"]*)"')
_RELATION_TURNED = re.compile(r'<Relationship\b[^>]*?\bTarget="([^"]*)"[^>]*?\bId="([^"]*)"')
_UNCACHED = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')

Cell = str | float | bool | date | datetime | time | timedelta


def read(content: bytes) -> dict[str, Any]:
    """`sheets` as `[name, rows]`, `hidden` by name, `uncached` cells by sheet; raises UnreadableError."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    _within_bounds(content)
    visible, hidden = [], []
    cell_count = letter_count = 0
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in workbook.sheets_metadata:
            if sheet.visible != SheetVisibleEnum.Visible:
                hidden.append(sheet.name)
                continue
            grid = workbook.get_sheet_by_name(sheet.name)
            cell_count += grid.height * grid.width
            if cell_count > MAX_CELLS:
                raise UnreadableError("cells", most=MAX_CELLS)
            # Addresses count from A1, so leading empty rows and columns are kept.
            rows = []
            for row in grid.to_python(skip_empty_area=False):
                texts = [as_text(cell) for cell in row]
                letter_count += sum(map(len, texts))
                if letter_count > MAX_ANSWER_BYTES:
                    raise UnreadableError("too_much")
                rows.append(texts)
            visible.append((sheet.name, rows))
    except (CalamineError, ValueError, OSError) as broken:
        raise UnreadableError("workbook") from broken
    return {"sheets": visible, "hidden": hidden, "uncached": uncached(content)}


def _within_bounds(content: bytes) -> None:
    """Raises UnreadableError where a package says that it unpacks to more than any table of scores."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return  # no package, or a damaged one: the reader will tell
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableError("unpacked")


def as_text(cell: Cell) -> str:
    """The cell as typed: whole numbers without .0, everything else as it prints."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def uncached(content: bytes) -> dict[str, list[str]]:
    """Sheet → cells that hold a formula and no stored value; a program wrote the file and never calculated it."""
    cells_of_sheet: dict[str, list[str]] = {}
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return cells_of_sheet
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = set(packed.namelist())
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return cells_of_sheet
        relations = packed.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        targets = dict(_RELATION.findall(relations))
        targets |= {name: target for target, name in _RELATION_TURNED.findall(relations)}
        for name, relation in _SHEET.findall(packed.read("xl/workbook.xml").decode("utf-8", "replace")):
            member = "xl/" + targets.get(relation, "").removeprefix("/xl/")
            if member in names:
                sheet = packed.read(member)
                if b"<f" in sheet:
                    cells = [cell.decode() for cell in _UNCACHED.findall(sheet)]
                    if cells:
                        cells_of_sheet[html.unescape(name)] = cells
    return cells_of_sheet
