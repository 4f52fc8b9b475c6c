"""What understanding a sheet gives: one row per figure, each with the cell it stands in."""

from dataclasses import dataclass, field

import pandas as pd

from ita.ingest.read import Places

_AGENCY_FIELDS = (
    "agency_id",
    "agency_name",
    "agency_type",
    "district",
    "province",
    "is_local",
    "successor_id",
    "successor_from",
    "predecessor_id",
    "population",
    "latitude",
    "longitude",
    "former_names",
)
TEXTS = (*_AGENCY_FIELDS, "fiscal_year", "node", "score", "level", "status", "source", "of_hundred")


@dataclass(frozen=True)
class Doubled:
    """Two columns of a table that mean the same: the texts and cells of their headings, first and second.

    `cells` are those of the first row where the second column holds what the first does not, with their texts in
    `found`; empty where it never does.
    """

    headings: tuple[str, str]
    places: tuple[str, str]
    cells: tuple[str, str] = ("", "")
    found: tuple[str, str] = ("", "")


@dataclass
class Understood:
    """How one table of a sheet was read.

    `table` has the TEXTS columns (empty where the table has none), `row` (1 is the first) and `score_column`;
    `of_hundred` is the score of 100 that the file prints beside weighted points.
    `columns` says which column each field came from, so that a refusal can name the cell. `evidence` says in sentences
    why it was read so, `certainty` (0–100) how sure that is. `fiscal_year` and `agency` are what the title says.
    """

    layout: str
    sheet: str
    table: pd.DataFrame
    columns: dict[str, int]
    header_row: int
    last_row: int
    certainty: int
    evidence: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fiscal_year: int | None = None
    agency: str = ""
    doubled: list[Doubled] = field(default_factory=list)
    places: Places = Places()

    def address(self, column: int, row: int) -> str:
        """What a cell is called: column 0 and row 1 are the first."""
        return self.places.address(column, row)


def texts(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows of figures as a table with every column of TEXTS."""
    table = pd.DataFrame(rows, columns=[*TEXTS, "row", "score_column"], dtype=object)
    for name in TEXTS:
        table[name] = table[name].fillna("")
    return table.astype({"row": int, "score_column": int})
