"""How tables of scores are laid out: one recogniser a file, each `find(grid)` giving the tables it recognises.

Every recogniser looks at the whole sheet and says how sure it is and why. The surest tables that do not overlap are
taken. A new layout is a new file here, its name in RECOGNISERS, and a fixture in tests/test_layouts.py.
"""

from collections.abc import Callable

from ita.ingest.grid import Grid
from ita.ingest.layouts import crossed, down, questions, register, tidy, wide
from ita.ingest.understood import Understood

RECOGNISERS: dict[str, Callable[[Grid], list[Understood]]] = {
    "tidy": tidy.find,
    "agencies": register.find,
    "wide": wide.find,
    "crossed": crossed.find,
    "down": down.find,
    "questions": questions.find,
}


LONG = 500
COVERED = 0.8


def understand(grid: Grid, layout: str = "") -> list[Understood]:
    """The tables of a sheet, top to bottom, each by the recogniser surest of it; only by `layout` where one is given.

    A sheet with refusals has none.
    """
    if grid.refusals:
        return []
    found: list[Understood] = []
    for name, find in RECOGNISERS.items():
        if layout in ("", name):
            found += [table for table in find(grid) if len(table.table)]
        if len(grid.rows) > LONG and sum(
            table.last_row - table.header_row for table in found
        ) > COVERED * len(grid.rows):
            break  # a long sheet that is one table need not be looked at in every other way
    found.sort(key=lambda table: (-table.certainty, -len(table.table)))
    taken: list[Understood] = []
    for table in found:
        if not any(_overlap(table, other) for other in taken):
            table.places = grid.places
            taken.append(table)
    return sorted(taken, key=lambda table: table.header_row)


def _overlap(one: Understood, other: Understood) -> bool:
    return one.header_row <= other.last_row and other.header_row <= one.last_row
