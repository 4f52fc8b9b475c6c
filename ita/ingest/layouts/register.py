"""A register: one row per agency, no scores."""

from ita.ingest.grid import Grid, Understood
from ita.ingest.layouts.tidy import WITHIN_ROWS, body, meanings

CERTAINTY = 98


def find(grid: Grid) -> list[Understood]:
    """The table under a row with id, name and type of agencies and no score."""
    for number, cells in enumerate(grid.rows[:WITHIN_ROWS]):
        fields = grid.fields(cells)
        if {"agency_id", "agency_name", "agency_type"} <= fields.keys() and "score" not in fields:
            if any(grid.node_of(cell) for column, cell in enumerate(cells) if column not in fields.values()):
                continue
            evidence = [f"หัวคอลัมน์แถว {number + 1}: รหัส ชื่อ และประเภทหน่วยงาน ไม่มีคะแนน"]
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
                    evidence,
                    doubled=grid.doubled(meanings(grid, number), number, range(number + 1, len(grid.rows))),
                )
            ]
    return []
