"""Agencies or fiscal years down, fiscal years or agencies across; the heads of columns may stand in several rows."""

from ita.ingest import clean
from ita.ingest.grid import Grid, is_number, is_total
from ita.ingest.layouts import heads
from ita.ingest.understood import Understood, texts
from ita.terms import OVERALL
from ita.words.language import N_
from ita.words.told import tell

SURE = 70
PER_COLUMN = 3
SUREST = 93
UNSURE = 45
LEAST = 2  # columns, each of another year or agency


def find(grid: Grid) -> list[Understood]:
    """Every table under a row whose cells name several years or several agencies, where rows name the other."""
    found: list[Understood] = []
    beyond = 0
    for number in range(len(grid.rows)):
        if number < beyond or len(_several(grid, number)) < LEAST:
            continue
        table = _table(grid, number)
        if table is not None:
            found.append(table)
            beyond = table.last_row
    return found


def _several(grid: Grid, number: int) -> list[int]:
    """The columns of a row that each name one year or one agency, if several are named."""
    named = {
        column: told
        for column, cell in enumerate(grid.rows[number])
        if cell and (told := heads.about(grid, cell)).keys() & heads.TELLING_KEYS
    }
    for key in sorted(heads.TELLING_KEYS):
        columns = [column for column, told in named.items() if key in told]
        if len({named[column][key] for column in columns}) >= LEAST:
            return columns
    return []


def _table(grid: Grid, top: int) -> Understood | None:
    first_column = _several(grid, top)[0]
    first = next(
        (
            at
            for at in range(top + 1, min(top + 1 + heads.MOST_ROWS, len(grid.rows)))
            if any(is_number(cell) for cell in grid.rows[at][first_column:])
        ),
        None,
    )
    if first is None or first_column == 0:
        return None
    columns = [*range(first_column, max(len(grid.rows[at]) for at in range(top, first)))]
    headings = [*(at for at in heads.above(grid, top, columns)), *range(top, first)]
    over = heads.of_columns(grid, headings, columns, None)
    scored = [column for column in columns if over[column].keys() & heads.TELLING_KEYS]
    labels = {
        column: name
        for at in headings
        for column, cell in enumerate(grid.rows[at][:first_column])
        if (name := grid.field_of(cell)) in (*heads.PLACED, "level")
    }
    across = set().union(*(over[column] for column in scored))
    rows: list[dict[str, object]] = []
    down: set[str] = set()
    last, held = first, dict[str, str]()
    for at in range(first, len(grid.rows)):
        row = grid.rows[at]
        if _several(grid, at):
            break
        told = _row(grid, row, first_column, labels)
        if any(is_total(cell) for cell in row[:first_column]) or not any(is_number(row[c]) for c in scored):
            continue
        if not told.keys() & heads.TELLING_KEYS:
            told = held | told  # a merged cell stands in the first of its rows
        if told.keys() & across:
            return None
        held = {name: text for name, text in told.items() if name != "node"}
        down |= told.keys()
        last = at
        rows += [
            {"node": OVERALL}
            | told
            | over[column]
            | {"score": row[column], "row": at + 1, "score_column": column}
            for column in scored
            if not clean.is_blank(row[column])
        ]
    keys = [
        tuple(one.get(name) for name in ("agency_name", "district", "province", "fiscal_year", "node"))
        for one in rows
    ]
    says_so = "node" in across | down or _names_scores(grid, top, first_column)
    if not (says_so or "agency_name" in across | down):
        return None
    if not rows or not down & (heads.TELLING_KEYS | {"node"}) or len({*keys}) < len(keys):
        return None
    is_sure = (
        says_so and "node" not in down
    )  # lists of nodes are better read by who looks at their totals and levels
    year, agency, said = grid.told_above(top)
    evidence = N_("หัวตารางแถว {row}: ปีหรือหน่วยงานเรียงตามแนวนอน {count} คอลัมน์ อีกแกนหนึ่งเรียงลงตามแถว")
    fields = {name: column for column, name in labels.items()}
    return Understood(
        "crossed",
        grid.name,
        texts(rows),
        fields | {"score": scored[0], "node": first_column - 1},
        top + 1,
        last + 1,
        min(SUREST, SURE + PER_COLUMN * len(scored)) if is_sure else UNSURE,
        [tell(evidence, row=top + 1, count=len(scored)), *said],
        notes=[] if says_so else [tell(N_("ตารางไม่มีคำว่า ITA หรือคะแนน ถือว่าตัวเลขเป็นคะแนนภาพรวม"))],
        fiscal_year=year,
        agency=agency,
    )


def _row(grid: Grid, row: list[str], until: int, labels: dict[int, str]) -> dict[str, str]:
    """What the cells before the scores say of a row."""
    told: dict[str, str] = {}
    for column, cell in enumerate(row[:until]):
        if clean.is_blank(cell):
            continue
        if labels.get(column) == "fiscal_year":
            told |= heads.about(grid, cell)
        elif column in labels:
            told[labels[column]] = clean.text(cell)
        elif not is_number(cell):
            told |= heads.about(grid, cell)
    return told


def _names_scores(grid: Grid, top: int, first_column: int) -> bool:
    """A text above or at the corner of the table says that these are scores of ITA."""
    texts_above = [*grid.titles(top), *grid.rows[top][:first_column]]
    return any("ITA" in text.upper() or "คะแนน" in clean.text(text) for text in texts_above)
