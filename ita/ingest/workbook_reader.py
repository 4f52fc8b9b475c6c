"""Reads one workbook in a process of its own, with limits on memory and time, and prints its visible cells as JSON."""

import json
import sys
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetVisibleEnum

MEMORY_BYTES = 1536 << 20
CPU_SECONDS = 30
TOO_MANY_CELLS = 3

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


def main(path: str, most_cells: int) -> None:
    """Print `[[sheet name, rows], …]` of the visible sheets."""
    limited()
    workbook = CalamineWorkbook.from_path(path)
    read = []
    cells = 0
    for sheet in workbook.sheets_metadata:
        if sheet.visible != SheetVisibleEnum.Visible:
            continue
        grid = workbook.get_sheet_by_name(sheet.name)
        height, width = grid.height, grid.width
        cells += height * width
        if cells > most_cells:
            sys.exit(TOO_MANY_CELLS)
        # Addresses count from A1, so leading empty rows and columns are kept.
        rows = grid.to_python(skip_empty_area=False)
        read.append((sheet.name, [[as_text(cell) for cell in row] for row in rows]))
    json.dump(read, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
