"""What is already loaded when a file is checked, and what checking a file gives."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import pandas as pd

from ita.contracts import Refusal
from ita.ingest.names import Words
from ita.register import Agency, Register

KEY = ["agency_id", "fiscal_year", "node"]
AGENCY_COLUMNS = [
    "agency_id",
    "agency_name",
    "short_name",
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
    "source",
    "source_file",
]
# What a register may say anew of an agency that is known already.
DETAIL_COLUMNS = ["agency_id", "population", "latitude", "longitude", "former_names", "source_file"]
SCORE_COLUMNS = [
    *KEY,
    "score",
    "level",
    "status",
    "source_file",
    "source_sheet",
    "source_cell",
    "source",
]


class Asked(Protocol):
    """Something that answers the queries of a build: a build in the making, or the store of the current build."""

    def rows(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        """The rows of a query."""

    def read(self, name: str, /, **params: Any) -> pd.DataFrame:
        """The rows of a query as a frame."""


@dataclass
class Checked:
    """One file's agencies and new scores, ready for their tables, or what is wrong with it.

    `details` is what it says of agencies that are known already.
    `figures` counts every figure of the file, also those that a file before it holds with the same value; `revised` are
    those that replace another value, with the value before.
    """

    agencies: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=AGENCY_COLUMNS))
    details: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=DETAIL_COLUMNS))
    scores: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=SCORE_COLUMNS))
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    figures: int = 0
    revised: pd.DataFrame = field(default_factory=pd.DataFrame)


def agencies_of(rows: pd.DataFrame) -> dict[str, Agency]:
    """The agencies of rows that have AGENCY_COLUMNS, by id."""
    names = ["agency_id", "agency_name", "short_name", "agency_type", "district", "province", "former_names"]
    cells = zip(*(rows[name] for name in names), strict=True)
    return {one[0]: Agency.of(dict(zip(names, one, strict=True))) for one in cells}


@dataclass
class Known:
    """What is already loaded: the register, the trees of the years, and the scores, asked for where they are needed.

    `pending` are scores of files taken in the same breath that do not stand in the database yet.
    """

    asked: Asked

    agencies: dict[str, Agency]
    prefixes: list[dict[str, Any]]
    nodes: dict[int, set[str]]
    parts: list[dict[str, Any]]
    names: tuple[list[dict[str, Any]], list[dict[str, Any]]]
    pending: list[pd.DataFrame] = field(default_factory=list)
    _words: Words | None = None
    _register: Register | None = None

    @classmethod
    def of(cls, asked: Asked) -> "Known":
        """An empty register over the rule book in a build whose tree is made, or in a store."""
        nodes: dict[int, set[str]] = {}
        named = asked.rows("lookup/tree_nodes")
        for row in named:
            nodes.setdefault(row["fiscal_year"], set()).add(row["node"])
        return cls(
            asked,
            {},
            asked.rows("lookup/type_prefixes"),
            nodes,
            asked.rows("lookup/overall_parts"),
            (named, asked.rows("lookup/other_names")),
        )

    @classmethod
    def beside(cls, asked: Asked) -> "Known":
        """The register and the rule book of a build whose files are loaded, or of a store."""
        known = cls.of(asked)
        known.agencies = {row["agency_id"]: Agency.of(row) for row in asked.rows("lookup/known_agencies")}
        return known

    @property
    def words(self) -> Words:
        """The names an input may use, of the rule book and of the agencies known so far."""
        if self._words is None:
            self._words = Words(*self.names, self.agencies.values())
        return self._words

    @property
    def register(self) -> Register:
        """The agencies known so far, to find them by name."""
        if self._register is None:
            self._register = Register(self.agencies.values())
        return self._register

    def take(self, found: Checked) -> None:
        """Remember a file that was loaded."""
        if len(found.agencies):
            self._words = self._register = None
        self.agencies |= agencies_of(found.agencies)

    def wait_for(self, found: Checked) -> None:
        """Remember the scores of a file that will be loaded only later."""
        for rows in (found.scores, found.revised):
            if len(rows):
                self.pending.append(rows[SCORE_COLUMNS])

    def earlier(self, scores: pd.DataFrame) -> pd.DataFrame:
        """The loaded and the waiting scores of the agencies of these, the latest of each node."""
        agency_ids = sorted(set(scores["agency_id"]))
        loaded = self.asked.read("lookup/known_scores", agency_ids=agency_ids)[SCORE_COLUMNS]
        known = [loaded, *(rows[rows["agency_id"].isin(agency_ids)] for rows in self.pending)]
        return (
            pd.concat([rows.astype(object) for rows in known], ignore_index=True)
            .drop_duplicates(KEY, keep="last")
            .astype({"score": float})
        )
