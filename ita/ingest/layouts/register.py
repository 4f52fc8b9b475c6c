"""A register: one row per agency, no scores."""

from ita.ingest.grid import Grid
from ita.ingest.layouts.tidy import WITHIN_ROWS, body, meanings
from ita.ingest.understood import Understood
from ita.words.language import N_
from ita.words.told import tell

CERTAINTY = 98


def find(grid: Grid) -> list[Understood]:
    """The table under a row with id, name and type of agencies and no score."""
    for number, cells in enumerate(grid.rows[:WITHIN_ROWS]):
        fields = grid.fields(cells)
        if {"agency_id", "agency_name", "agency_type"} <= fields.keys() and "score" not in fields:
            if any(grid.node_of(cell) for column, cell in enumerate(cells) if column not in fields.values()):
                continue
            headings = tell(N_("หัวคอลัมน์แถว {row}: รหัส ชื่อ และประเภทหน่วยงาน ไม่มีคะแนน"), row=number + 1)
            table = body(grid, number, fields)
            return [
                Understood(
                    "agencies",
                    grid.name,
                    table,
                    fields,
                    number + 1,
                    len(grid.rows),
                    CERTAINTY,
                    [headings],
                    doubled=grid.doubled(meanings(grid, number), number, range(number + 1, len(grid.rows))),
                )
            ]
    return []
