"""Raw cells to a long table of texts: one row per figure, each with the place it was read from.

A layout is a function from a sheet to `Understood`, or None where the sheet is not of that layout; LAYOUTS
tries them in order. A new layout is one more function here or in a file beside this one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from ita.contracts import (
    ADDRESS_COLUMNS,
    HEADINGS,
    INDICATOR_HEADING,
    OVERALL_HEADINGS,
)
from ita.ingest import clean
from ita.ingest.read import Sheet
from ita.register import squeezed

HEADER_WITHIN_ROWS = 15
_NODE = re.compile(r"(?:[a-z]*it[12]?|\d{1,2}(?:\.\d)?(?:@eit[12])?|[ieo]\d{1,2}(?:@eit[12])?)")
_AGENCY_FIELDS = (
    "agency_id",
    "agency_name",
    "agency_type",
    "district",
    "province",
    "is_local",
    "successor_id",
    "successor_from",
)
TEXTS = (*_AGENCY_FIELDS, "fiscal_year", "node", "score", "level", "status", "source")


@dataclass
class Understood:
    """How one sheet was read.

    `table` has the TEXTS columns (empty where the sheet has none), `row` (1 is the first) and `score_column`;
    `columns` says which column each field came from, so that a refusal can name the cell.
    """

    layout: str
    sheet: str
    table: pd.DataFrame
    columns: dict[str, int]
    header_row: int
    ignored: list[str] = field(default_factory=list)


def address(column: int, row: int) -> str:
    """`D14` for column 3 (0 is the first) of row 14 (1 is the first)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def node_heading(heading: str) -> str | None:
    """The node a column heading names, or None."""
    plain = clean.digits(heading).casefold().removesuffix(".0")
    if squeezed(plain) in OVERALL_HEADINGS:
        return "overall"
    indicator = re.match(INDICATOR_HEADING, plain)
    if indicator:
        return indicator[1]
    code = plain.replace(" ", "")
    return clean.node(code) if _NODE.fullmatch(code) else None


def _fields(cells: list[str]) -> dict[str, int]:
    """Our columns among the headings of a row; the first of two equal ones counts."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        name = HEADINGS.get(squeezed(clean.text(cell)))
        if name:
            found.setdefault(name, column)
    return found


def _body(sheet: Sheet, header: int) -> pd.DataFrame:
    """The rows under the header, padded to the header's width, with their row numbers; empty rows are left out."""
    width = max(len(sheet.rows[header]), 1)
    kept = [
        (number, *row[:width], *[""] * (width - len(row)))
        for number, row in enumerate(sheet.rows[header + 1 :], start=header + 2)
        if any(cell.strip() for cell in row)
    ]
    return pd.DataFrame(kept, columns=["row", *range(width)], dtype=object)


def _texts(body: pd.DataFrame, fields: dict[str, int]) -> pd.DataFrame:
    table = pd.DataFrame(index=body.index)
    for name in TEXTS:
        table[name] = body[fields[name]] if name in fields else ""
    table["row"] = body["row"].astype(int)
    table["score_column"] = fields.get("score", -1)
    return table


def _headers(sheet: Sheet) -> list[tuple[int, list[str], dict[str, int]]]:
    rows = sheet.rows[:HEADER_WITHIN_ROWS]
    return [(number, cells, _fields(cells)) for number, cells in enumerate(rows)]


def _named(fields: dict[str, int]) -> bool:
    return "agency_id" in fields or "agency_name" in fields


def tidy(sheet: Sheet) -> Understood | None:
    """One row per figure: agency, fiscal year, node, score."""
    for number, cells, fields in _headers(sheet):
        if {"node", "score"} <= fields.keys():
            table = _texts(_body(sheet, number), fields)
            known = {*fields.values()}
            ignored = [
                clean.text(cell)
                for column, cell in enumerate(cells)
                if column not in known and cell.strip() and cell.strip() not in ADDRESS_COLUMNS
            ]
            return Understood("tidy", sheet.name, table, fields, number + 1, ignored)
    return None


def wide(sheet: Sheet) -> Understood | None:
    """One row per agency, one column per node."""
    for number, cells, fields in _headers(sheet):
        nodes = {
            column: named
            for column, cell in enumerate(cells)
            if column not in fields.values() and (named := node_heading(cell))
        }
        if not nodes or not (_named(fields) or "fiscal_year" in fields):
            continue
        body = _body(sheet, number)
        pieces = []
        for column, named in nodes.items():
            piece = _texts(body, fields)
            piece["node"] = named
            piece["score"] = body[column]
            piece["score_column"] = column
            if named != "overall":
                piece["level"] = ""
            pieces.append(piece)
        if "level" in fields and "overall" not in nodes.values():
            piece = _texts(body, fields)
            piece["node"] = "overall"
            piece["score_column"] = fields["level"]
            pieces.append(piece)
        known = {*fields.values(), *nodes}
        ignored = [
            clean.text(cell)
            for column, cell in enumerate(cells)
            if column not in known and cell.strip() and cell.strip() not in ("#", "ลำดับ")
        ]
        table = pd.concat(pieces, ignore_index=True)
        return Understood("wide", sheet.name, table, fields, number + 1, ignored)
    return None


def agencies(sheet: Sheet) -> Understood | None:
    """A register: one row per agency, no scores."""
    for number, _cells, fields in _headers(sheet):
        if {"agency_id", "agency_name", "agency_type"} <= fields.keys() and "score" not in fields:
            return Understood(
                "agencies", sheet.name, _texts(_body(sheet, number), fields), fields, number + 1
            )
    return None


LAYOUTS: tuple[Callable[[Sheet], Understood | None], ...] = (tidy, wide, agencies)


def understand(sheet: Sheet) -> Understood | None:
    """The sheet by the first layout that recognises it, or None."""
    for layout in LAYOUTS:
        understood = layout(sheet)
        if understood is not None:
            return understood
    return None
