"""One row per figure: agency, fiscal year, code, score."""

from itertools import zip_longest

import pandas as pd

from ita.contracts import ADDRESS_COLUMNS
from ita.ingest import clean
from ita.ingest.grid import Grid
from ita.ingest.understood import TEXTS, Understood
from ita.words.language import N_
from ita.words.told import tell

WITHIN_ROWS = 40
CERTAINTY = 95


def find(grid: Grid) -> list[Understood]:
    """The table under the first row with a heading for the code and one for the score."""
    for number, cells in enumerate(grid.rows[:WITHIN_ROWS]):
        fields = grid.fields(cells)
        if not {"node", "score"} <= fields.keys():
            continue
        table = body(grid, number, fields)
        known = {*fields.values()}
        ignored = [
            clean.text(cell)
            for column, cell in enumerate(cells)
            if column not in known and cell.strip() and cell.strip() not in ADDRESS_COLUMNS
        ]
        year, agency, said = grid.told_above(number)
        headings = tell(N_("หัวคอลัมน์แถว {row}: รหัสคะแนนและคะแนน หนึ่งแถวต่อหนึ่งคะแนน"), row=number + 1)
        return [
            Understood(
                "tidy",
                grid.name,
                table,
                fields,
                number + 1,
                len(grid.rows),
                CERTAINTY,
                [headings, *said],
                ignored,
                [],
                year,
                agency,
                grid.doubled(meanings(grid, number), number, range(number + 1, len(grid.rows))),
            )
        ]
    return []


def meanings(grid: Grid, header: int) -> dict[int, str]:
    """Our columns among the headings of a row, by place; several may mean the same."""
    named = {column: grid.field_of(cell) for column, cell in enumerate(grid.rows[header])}
    return {column: name for column, name in named.items() if name in TEXTS}


def body(grid: Grid, header: int, fields: dict[str, int]) -> pd.DataFrame:
    """The rows under a header as texts under our names; empty rows are left out."""
    kept = [
        (number, row)
        for number, row in enumerate(grid.rows[header + 1 :], start=header + 2)
        if row and (row[-1].strip() or any(cell.strip() for cell in row))
    ]
    by_place = dict(enumerate(zip_longest(*(row for _number, row in kept), fillvalue="")))
    columns = {name: by_place.get(fields[name], "") if name in fields else "" for name in TEXTS}
    table = pd.DataFrame(columns, index=range(len(kept)), dtype=object)
    table["row"] = [number for number, _row in kept]
    table["score_column"] = fields.get("score", -1)
    return table
