"""A register: one row per agency, no scores."""

from ita.ingest import clean
from ita.ingest.grid import Grid
from ita.ingest.layouts.tidy import WITHIN_ROWS, body, meanings
from ita.ingest.understood import Understood
from ita.words.language import N_
from ita.words.told import tell

CERTAINTY, CERTAINTY_WITHOUT_ID = 98, 85
# Headings that only a list of agencies has; a list of results may have their names and places too.
OF_REGISTERS = {"agency_type", "population", "latitude", "longitude", "former_names", "is_local"}


def find(grid: Grid) -> list[Understood]:
    """The table under a row with names of agencies and, of each, its id and type, or its province and what only registers tell."""
    for number, cells in enumerate(grid.rows[:WITHIN_ROWS]):
        fields = grid.fields(cells)
        has_ids = {"agency_id", "agency_type"} <= fields.keys()
        is_register = has_ids or ("province" in fields and OF_REGISTERS & fields.keys())
        if not is_register or "agency_name" not in fields or {"score", "node"} & fields.keys():
            continue
        if any(grid.node_of(cell) for column, cell in enumerate(cells) if column not in fields.values()):
            continue
        headings = (
            tell(N_("หัวคอลัมน์แถว {row}: รหัส ชื่อ และประเภทหน่วยงาน ไม่มีคะแนน"), row=number + 1)
            if has_ids
            else tell(N_("หัวคอลัมน์แถว {row}: ชื่อและจังหวัดของหน่วยงาน ไม่มีคะแนน"), row=number + 1)
        )
        ignored = [
            clean.text(cell)
            for column, cell in enumerate(cells)
            if column not in fields.values() and cell.strip()
        ]
        return [
            Understood(
                "agencies",
                grid.name,
                body(grid, number, fields),
                fields,
                number + 1,
                len(grid.rows),
                CERTAINTY if has_ids else CERTAINTY_WITHOUT_ID,
                [headings],
                [] if has_ids else ignored,
                doubled=grid.doubled(meanings(grid, number), number, range(number + 1, len(grid.rows))),
            )
        ]
    return []
