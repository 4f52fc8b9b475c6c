"""What readers call columns and tables, how each column's cells are written, and what terms mean. Words only; nothing is computed.

The words stand in `ita/words/columns.csv`, `tables.csv` and `terms.csv`, Thai and English, for an office to edit.
"""

import csv
from pathlib import Path
from typing import Literal, cast, get_args

from ita import words
from ita.wording import language

# Points are written as scores and are none: no bar, no shade.
Kind = Literal["text", "score", "points", "change", "gap", "count", "year", "percent", "leverage"]

NUMBERS: tuple[Kind, ...] = ("score", "points", "change", "gap", "count", "percent", "leverage")
_FOLDER = Path(words.__file__).parent


def rows_of(path: Path) -> dict[str, dict[str, str]]:
    """The rows of a table of words by their name."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def _kind(row: dict[str, str]) -> Kind:
    if row["kind"] not in get_args(Kind):
        raise ValueError(f"columns.csv: {row['name']}: {row['kind']}")
    return cast(Kind, row["kind"])


_COLUMNS = rows_of(_FOLDER / "columns.csv")
_TABLES = rows_of(_FOLDER / "tables.csv")

# Code of a term → its words, in the order in which a list of them is read.
TERMS = rows_of(_FOLDER / "terms.csv")

# Column of a query → Thai heading and how its cells are written.
COLUMNS: dict[str, tuple[str, Kind]] = {name: (row["th"], _kind(row)) for name, row in _COLUMNS.items()}

# Name of a table → its Thai title and its columns. The stem is that of its query, its chart and its files.
TABLES: dict[str, tuple[str, list[str]]] = {
    name: (row["th"], row["columns"].split()) for name, row in _TABLES.items()
}


def heading_of(column: str) -> str:
    """What readers call a column in the language in use."""
    return _COLUMNS[column][language()]


def title_of(table: str) -> str:
    """What readers call a table in the language in use."""
    return _TABLES[table][language()]


def term(code: str) -> tuple[str, str]:
    """What readers call a term, and what it means, in the language in use."""
    return TERMS[code][language()], TERMS[code][f"meaning_{language()}"]
