"""Reads one workbook in a process of its own, with limits on memory and time, and prints its visible cells as JSON."""

import html
import json
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetVisibleEnum

MEMORY_BYTES = 1536 << 20
CPU_SECONDS = 30
TOO_MANY_CELLS = 3

_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(r'<Relationship\b[^>]*?\bId="([^"]*)"[^>]*?\bTarget="([^"]*)"')
_RELATION_TURNED = re.compile(r'<Relationship\b[^>]*?\bTarget="([^"]*)"[^>]*?\bId="([^"]*)"')
_UNCACHED = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')

Cell = str | float | bool | date | datetime | time | timedelta


def limited() -> None:
    """Cap memory and processor time where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the caller's time limit remains.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def as_text(cell: Cell) -> str:
    """The cell as typed: whole numbers without .0, everything else as it prints."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def uncached(path: str) -> dict[str, list[str]]:
    """Sheet → cells that hold a formula and no stored value; a program wrote the file and never calculated it."""
    found: dict[str, list[str]] = {}
    if not zipfile.is_zipfile(path):
        return found
    with zipfile.ZipFile(path) as packed:
        names = set(packed.namelist())
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return found
        targets = dict(
            _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace"))
        )
        targets |= {
            b: a
            for a, b in _RELATION_TURNED.findall(
                packed.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
            )
        }
        for name, relation in _SHEET.findall(packed.read("xl/workbook.xml").decode("utf-8", "replace")):
            member = "xl/" + targets.get(relation, "").removeprefix("/xl/")
            if member in names:
                content = packed.read(member)
                if b"<f" in content:
                    cells = [cell.decode() for cell in _UNCACHED.findall(content)]
                    if cells:
                        found[html.unescape(name)] = cells
    return found


def main(path: str, most_cells: int) -> None:
    """Print the visible sheets as `[name, rows]`, the hidden ones by name, and cells whose formula has no value."""
    limited()
    workbook = CalamineWorkbook.from_path(path)
    read = []
    hidden = []
    cells = 0
    for sheet in workbook.sheets_metadata:
        if sheet.visible != SheetVisibleEnum.Visible:
            hidden.append(sheet.name)
            continue
        grid = workbook.get_sheet_by_name(sheet.name)
        height, width = grid.height, grid.width
        cells += height * width
        if cells > most_cells:
            sys.exit(TOO_MANY_CELLS)
        # Addresses count from A1, so leading empty rows and columns are kept.
        rows = grid.to_python(skip_empty_area=False)
        read.append((sheet.name, [[as_text(cell) for cell in row] for row in rows]))
    # In one piece: writing it bit by bit takes several times as long.
    sys.stdout.write(json.dumps({"sheets": read, "hidden": hidden, "uncached": uncached(path)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
