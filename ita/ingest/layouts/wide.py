"""One row per agency or fiscal year, one column per code: province reports, ranking of agencies, year series."""

from itertools import zip_longest

from ita.ingest import clean
from ita.ingest.grid import Grid, is_number, is_total
from ita.ingest.layouts import heads
from ita.ingest.understood import TEXTS, Understood, texts
from ita.words.language import N_
from ita.words.told import tell

SURE = 60
PER_NODE = 4
SUREST = 92
# A cell merged over several rows stands in the first of them only.
MERGED = ("agency_id", "agency_name", "agency_type", "district", "province")


def find(grid: Grid) -> list[Understood]:
    """Every table whose header names agencies or fiscal years, and codes or a score."""
    headers: list[tuple[int, int, dict[str, int], dict[int, str], list[str]]] = []
    for number in range(len(grid.rows)):
        within = headers and number < headers[-1][0] + headers[-1][1]  # the second row of the header above
        header = None if within else _header(grid, number)
        if header:
            headers.append((number, *header))
    found = []
    for place, (number, height, fields, nodes, cells) in enumerate(headers):
        last = headers[place + 1][0] if place + 1 < len(headers) else len(grid.rows)
        table = _table(grid, number, height, last, fields, nodes, cells)
        if table is not None:
            found.append(table)
    return found


Header = tuple[int, dict[str, int], dict[int, str], list[str]]


def _header(grid: Grid, number: int) -> Header | None:
    """Height, our fields, and the columns of nodes of the header that begins at this row; None where none does."""
    single = _read(grid, grid.rows[number])
    if number + 1 < len(grid.rows):
        # Two rows: a merged heading above, what it is split into below.
        above, below = grid.rows[number], grid.rows[number + 1]
        both = [
            low if low.strip() and not is_number(low) else high
            for high, low in zip_longest(above, below, fillvalue="")
        ]
        is_more = both != [*above, *[""] * (len(both) - len(above))]
        if is_more and not any(is_number(low) for low in below):
            double = _read(grid, both)
            lower = _read(grid, below)
            adds = double and not (lower and len(lower[1]) >= len(double[1]))  # else a title above a header
            if double and adds and (single is None or len(double[1]) > len(single[1])):
                return 2, *double, both
    return (1, *single, grid.rows[number]) if single else None


def _read(grid: Grid, cells: list[str]) -> tuple[dict[str, int], dict[int, str]] | None:
    fields = grid.fields(cells)
    if "node" in fields or not ({"agency_id", "agency_name", "fiscal_year", "province"} & fields.keys()):
        return None
    nodes: dict[int, str] = {}
    for column, cell in enumerate(cells):
        named = None if column in fields.values() else grid.node_of(cell)
        if named and named not in nodes.values():
            nodes[column] = named
    if "score" in fields and "overall" not in nodes.values():
        nodes[fields["score"]] = "overall"  # a report with one score gives the overall
    if not nodes and not ("level" in fields and {"agency_id", "agency_name"} & fields.keys()):
        return None
    return fields, nodes


def _table(
    grid: Grid,
    number: int,
    height: int,
    last: int,
    fields: dict[str, int],
    nodes: dict[int, str],
    cells: list[str],
) -> Understood | None:
    held: dict[str, str] = {}
    rows: list[dict[str, object]] = []
    notes: list[str] = []
    carried = False
    last_row = number + height
    for at in range(number + height, last):
        row = grid.rows[at]
        told = {name: row[column] for name, column in fields.items() if name not in ("score", "node")}
        figures = {
            column: row[column] for column in nodes if column < len(row) and not clean.is_blank(row[column])
        }
        level = told.get("level", "")
        if not figures and clean.is_blank(level):
            continue
        if any(is_total(told.get(name, "")) for name in ("agency_name", "province", "district", "agency_id")):
            notes.append(tell(N_("แถว {row} เป็นแถวสรุป ไม่ถูกเก็บ"), row=at + 1))
            continue
        if not any(is_number(cell) for cell in figures.values()) and not any(
            told.get(name) for name in ("agency_id", "agency_name", "fiscal_year")
        ):
            continue  # a note below the table
        for name in MERGED:
            if name in told and not told[name].strip() and name in held and "fiscal_year" in fields:
                told[name] = held[name]
                carried = True
        if any(told.get(name) for name in MERGED):
            held |= {name: told[name] for name in MERGED if told.get(name)}
        if not (told.get("agency_name") or told.get("agency_id")) and "agency_name" not in fields:
            told["agency_name"] = told.get("province", "") if "fiscal_year" in fields else ""
            if told["agency_name"]:
                told["province"] = ""
        last_row = at + 1
        for column, cell in figures.items():
            rows.append(
                told
                | {"node": nodes[column], "score": cell, "row": at + 1, "score_column": column}
                | ({} if nodes[column] == "overall" else {"level": ""})
            )
        overall = [column for column, node in nodes.items() if node == "overall"]
        if not clean.is_blank(level) and not any(column in figures for column in overall):
            rows.append(
                told | {"node": "overall", "score": "", "row": at + 1, "score_column": fields["level"]}
            )
    if not rows:
        return None
    year, agency, said = grid.told_above(number)
    headings = (
        N_("หัวตารางแถว {row}: หนึ่งแถวต่อหนึ่งหน่วยงาน คอลัมน์คะแนน {nodes}")
        if {"agency_id", "agency_name"} & fields.keys()
        else N_("หัวตารางแถว {row}: หนึ่งแถวต่อหนึ่งปี คอลัมน์คะแนน {nodes}")
    )
    evidence = [tell(headings, row=number + 1, nodes=", ".join(dict.fromkeys(nodes.values()))), *said]
    if fields.get("score") in nodes:
        evidence.append(tell(N_("คอลัมน์ “{heading}” คือคะแนนภาพรวม"), heading=cells[fields["score"]]))
    if carried:
        evidence.append(tell(N_("ช่องว่างใต้ชื่อใช้ชื่อด้านบน (เซลล์ผสาน)")))
    known = {*fields.values(), *nodes}
    ignored = [
        clean.text(cell)
        for column, cell in enumerate(cells)
        if column not in known and cell.strip() and clean.text(cell).casefold() not in heads.COUNTING
    ]
    certainty = min(SUREST, SURE + PER_NODE * len(nodes))
    meanings = {column: _meaning(grid, cell) for column, cell in enumerate(cells)}
    told_twice = {column: name for column, name in meanings.items() if name}
    return Understood(
        "wide",
        grid.name,
        texts(rows),
        fields,
        number + 1,
        last_row,
        certainty,
        evidence,
        ignored,
        notes,
        year,
        agency,
        grid.doubled(told_twice, number + height - 1, range(number + height, last_row)),
    )


def _meaning(grid: Grid, cell: str) -> str | None:
    """The field or node that a column holds; a column of scores holds the overall."""
    name = grid.field_of(cell)
    return "overall" if name == "score" else name if name in TEXTS else grid.node_of(cell)
