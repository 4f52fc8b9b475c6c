"""Indicators and instruments down the rows, by name or code: rankings, grouped tables, exports, several years or agencies across."""

from collections import Counter

from ita.ingest import clean
from ita.ingest.grid import Grid, is_number, is_total, year_in
from ita.ingest.understood import Understood, texts
from ita.words.language import N_
from ita.words.told import tell

SURE = 44
PER_NODE = 4
SUREST = 90
LEAST = 3
INDICATORS = 10
NEARLY = 0.011
GAP_ROWS = 3
LEVEL_ROWS = GAP_ROWS + INDICATORS + 8  # from the end of a list to the row of its level
INSTRUMENTS = {"IIT", "EIT", "OIT"}
FORM = 35  # a list of questions with one score each is a form


def find(grid: Grid) -> list[Understood]:
    """Each run of rows that name indicators, instruments or the overall in one column, with the scores beside them."""
    found = []
    taken: set[int] = set()
    headers = {number for number, row in enumerate(grid.rows) if not grid.fields(row).keys() <= {"score"}}
    for column in range(grid.width):
        for rows in _runs(grid, column, headers):
            if not taken.isdisjoint(rows):
                continue
            table = _table(grid, column, rows)
            if table is not None:
                taken |= set(rows)
                found.append(table)
    return found


def _runs(grid: Grid, column: int, headers: set[int]) -> list[dict[int, str]]:
    """Row → node of each run of named rows of a column; up to three other rows may lie between; `headers` are of other tables."""
    named = {
        number: node
        for number in grid.columns[column]
        if not clean.is_blank(cell := grid.rows[number][column])
        and not is_total(cell)
        and (node := grid.node_of(cell))
        and (not cell.strip().isdigit())
        and (number == 0 or number not in headers)
    }
    runs: list[dict[int, str]] = []
    last, nodes = 0, set[str]()
    for number, node in named.items():
        if runs and number - last <= GAP_ROWS + 1 and node not in nodes:
            runs[-1][number] = node
        else:
            runs.append({number: node})
            nodes = set()
        last = number
        nodes.add(node)
    return [run for run in runs if len(run) >= LEAST]


def _table(grid: Grid, column: int, named: dict[int, str]) -> Understood | None:
    first, last = min(named), max(named)
    scored = _score_columns(grid, column, named)
    if not scored:
        return None
    after = last + 1
    total = next(
        (
            at
            for at in range(after, min(after + 2, len(grid.rows)))
            if any(is_total(c) for c in grid.rows[at])
        ),
        None,
    )
    header = next((at for at in range(first - 1, max(-1, first - 4), -1) if any(grid.rows[at])), first)
    heads = _heads(grid, header, first, scored)
    notes: list[str] = []
    evidence = [
        tell(
            N_("แถว {first}–{last}: ชื่อหรือรหัสของรายการในคอลัมน์ที่ {column} จับคู่ด้วยชื่อ ไม่ใช้เลขลำดับ"),
            first=first + 1,
            last=last + 1,
            column=column + 1,
        )
    ]
    rows: list[dict[str, object]] = []
    for place in scored:
        figures = {at: grid.rows[at][place] for at in named if not clean.is_blank(grid.rows[at][place])}
        told = _whose(heads[place])
        nodes = dict(named)
        if total is not None and is_number(grid.rows[total][place]) and "overall" not in named.values():
            summed = {"row": total + 1, "label": _label(grid, total)}
            if _is_overall(grid, figures, nodes, total, place):
                nodes[total] = "overall"
                figures[total] = grid.rows[total][place]
                is_overall = N_("แถว {row} “{label}” คือคะแนนภาพรวมที่ถ่วงน้ำหนัก ไม่ใช่ค่าเฉลี่ยของตัวชี้วัด")
                evidence.append(tell(is_overall, **summed))
            else:
                notes.append(tell(N_("แถว {row} “{label}” เป็นค่าเฉลี่ยของแถวด้านบน ไม่ถูกเก็บ"), **summed))
        level = _level(grid, last, place, heads[place])
        rows += [
            told
            | {"node": nodes[at], "score": cell, "row": at + 1, "score_column": place}
            | ({"level": level} if nodes[at] == "overall" and level else {})
            for at, cell in figures.items()
        ]
    if not rows:
        return None
    year, agency, said = grid.told_above(first)
    if year is None and len(scored) == 1:
        year = year_in(heads[scored[0]])
    return Understood(
        "down",
        grid.name,
        texts(rows),
        {"node": column, "score": scored[0]},
        header + 1,
        (total if total is not None else last) + 1,
        FORM if _is_form(named, scored) else min(SUREST, SURE + PER_NODE * len(named)),
        [*dict.fromkeys([*evidence, *said])],
        [],
        list(dict.fromkeys(notes)),
        year,
        agency,
        grid.doubled(dict.fromkeys(_headed(grid, column, named), "score"), header, named)
        if len(scored) == 1
        else [],
    )


def _is_form(named: dict[int, str], scored: list[int]) -> bool:
    questions = sum(node[0] in "ieo" and node[1:2].isdigit() for node in named.values())
    return len(scored) == 1 and questions * 2 > len(named)


def _score_columns(grid: Grid, column: int, named: dict[int, str]) -> list[int]:
    """The columns of scores right of the names: those under a score heading, a year or an agency; else the one with most numbers."""
    full = _full(grid, column, named)
    first = min(named)
    several = [
        place
        for place in full
        if any(
            year_in(grid.rows[at][place]) or grid.words.agency_in(grid.rows[at][place])
            for at in range(max(0, first - 4), first)
        )
    ]
    if len(several) > 1:
        return several
    return (_headed(grid, column, named) or full)[:1]


def _full(grid: Grid, column: int, named: dict[int, str]) -> list[int]:
    """The columns right of the names with a number in most rows, but those that only count the rows."""
    counts = Counter(
        place
        for at in named
        for place, cell in enumerate(grid.rows[at][column + 1 :], start=column + 1)
        if is_number(cell)
    )
    full = sorted(place for place, count in counts.items() if count * 2 >= len(named))
    return [place for place in full if not _counts_up(grid, place, named)]


def _headed(grid: Grid, column: int, named: dict[int, str]) -> list[int]:
    """Those of them under a score heading."""
    first = min(named)
    return [
        place
        for place in _full(grid, column, named)
        if any(grid.field_of(grid.rows[at][place]) == "score" for at in range(max(0, first - 4), first))
    ]


def _counts_up(grid: Grid, place: int, named: dict[int, str]) -> bool:
    """A column of small whole numbers that only rise: an order, not scores."""
    found = [clean.digits(grid.rows[at][place]) for at in named]
    numbers = [int(text) for text in found if text.isdigit()]
    return len(numbers) == len(named) and numbers == sorted(set(numbers)) and max(numbers) <= 2 * INDICATORS


def _heads(grid: Grid, header: int, first: int, scored: list[int]) -> dict[int, str]:
    """The heading of each score column: the lowest text above it that names a year or an agency, else the lowest."""
    found = {}
    for place in scored:
        above = [row[place] for row in grid.rows[max(0, header - 2) : first] if row[place].strip()]
        telling = [cell for cell in above if year_in(cell) or _whose(cell)]
        found[place] = [*above, *telling][-1] if above else ""
    return found


def _whose(head: str) -> dict[str, object]:
    year = year_in(head)
    if year is not None:
        return {"fiscal_year": str(year)}
    plain = clean.text(head)
    return (
        {"agency_name": plain}
        if any(word in plain for word in ("อบต", "เทศบาล", "ทต.", "ทม.", "ทน.", "องค์การ", "อบจ"))
        else {}
    )


def _label(grid: Grid, at: int) -> str:
    return next((clean.text(cell) for cell in grid.rows[at] if is_total(cell)), "")


def _is_overall(grid: Grid, figures: dict[int, str], nodes: dict[int, str], total: int, place: int) -> bool:
    """The last row of a whole list of indicators or instruments is the overall, unless it is plainly their mean."""
    scores = [
        score
        for at, cell in figures.items()
        if nodes[at].isdigit() and is_number(cell) and (score := clean.score(cell)) is not None
    ]
    if len(scores) < INDICATORS and not set(nodes.values()) >= INSTRUMENTS:
        return False
    if not scores:
        return True
    mean = sum(scores) / len(scores)
    given = clean.score(grid.rows[total][place])
    return given is not None and (abs(given - mean) > NEARLY or max(scores) == min(scores))


def _level(grid: Grid, last: int, place: int, head: str) -> str:
    """The level printed in a row of its own close to the list."""
    for row in grid.rows[max(0, last - LEVEL_ROWS) : last + LEVEL_ROWS + 1]:
        if any(grid.field_of(cell) == "level" for cell in row[:place]):
            found = clean.text(row[place])
            if found and not is_number(found) and grid.field_of(found) is None:
                return found
    return ""
