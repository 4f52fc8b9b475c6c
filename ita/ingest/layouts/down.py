"""Indicators and instruments down the rows, by name or code: rankings, grouped tables, exports, several years or agencies across."""

import re
from collections import Counter

from ita.ingest import clean
from ita.ingest.grid import Grid, is_number, is_total
from ita.ingest.layouts import heads
from ita.ingest.read import letters
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
ADDS_UP = 0.03  # as points are printed with two decimals
_PRINTED = re.compile(r"\b(IIT|EIT|OIT)\s*[=:]\s*(\d{1,3}(?:\.\d+)?)")
FORM = 35  # a list of questions with one score each is a form


def find(grid: Grid) -> list[Understood]:
    """Each run of rows that name indicators, instruments or the overall in one column, with the scores beside them."""
    found = []
    taken: set[int] = set()
    headers = {number for number, row in enumerate(grid.rows) if not grid.fields(row).keys() <= {"score"}}
    for column in range(grid.width):
        runs = _runs(grid, column, headers)
        leads = bool(runs) and _leading(grid, column, runs[0]) is not None
        leading = [_leading(grid, column, rows) if leads else None for rows in runs]
        begins = [min(rows) if lead is None else lead for rows, lead in zip(runs, leading, strict=True)]
        since = 0
        for rows, total, until in zip(runs, leading, [*begins, len(grid.rows)][1:], strict=True):
            block = range(since, until)
            since = max(rows) + 1
            if not taken.isdisjoint(rows):
                continue
            table = _table(grid, column, rows, block, total)
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
        and (not cell.strip().isdecimal())
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


def _leading(grid: Grid, column: int, named: dict[int, str]) -> int | None:
    """The row right above a run that sums it up, where an agency's list begins with its overall; None where none does."""
    at = min(named) - 1
    while at >= max(0, min(named) - GAP_ROWS):
        row = grid.rows[at]
        if is_total(row[column]):
            return at if any(is_number(cell) for cell in row[column + 1 :]) else None
        at -= 1
    return None


def _table(
    grid: Grid, column: int, named: dict[int, str], block: range, total: int | None
) -> Understood | None:
    """The table of a run of named rows; `block` are the rows from the end of the run before to the begin of the next.

    `total` is the row above that sums up, in a column of lists that begin with one.
    """
    first, last = min(named), max(named)
    full = _full(grid, column, named)
    over = heads.of_columns(grid, heads.above(grid, first, full), full, column)
    scored = _score_columns(grid, column, named, full, over)
    if not scored:
        return None
    after = last + 1
    if total is None:
        below = range(after, min(after + 2, block.stop))
        total = next((at for at in below if any(is_total(c) for c in grid.rows[at])), None)
    above = range(first - 1, max(block.start - 1, first - 4), -1)
    header = next((at for at in above if any(grid.rows[at])), first)
    beside = _beside(grid, named, block, {column, *full})
    printed = _printed(grid, range(max(block.start, first - GAP_ROWS), min(block.stop, last + GAP_ROWS + 1)))
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
    unnamed = len(scored) > 1 and not any(heads.TELLING_KEYS & over[place].keys() for place in scored)
    if unnamed:
        evidence.append(tell(N_("ไม่มีชื่อหน่วยงานเหนือคอลัมน์คะแนน จึงถามทีละคอลัมน์")))
    for place in scored:
        figures = {at: grid.rows[at][place] for at in named if not clean.is_blank(grid.rows[at][place])}
        told: dict[str, object] = beside | {name: over[place][name] for name in over[place] if name != "node"}
        if unnamed:
            told["agency_name"] = f"คอลัมน์ {letters(place)}"
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
        level = _level(grid, last, place, block)
        rows += [
            told
            | {"node": nodes[at], "score": cell, "row": at + 1, "score_column": place}
            | ({"level": level} if nodes[at] == "overall" and level else {})
            | ({"of_hundred": printed[nodes[at]]} if len(scored) == 1 and nodes[at] in printed else {})
            for at, cell in figures.items()
        ]
    if not rows:
        return None
    year, agency, said = grid.told_above(first)
    return Understood(
        "down",
        grid.name,
        texts(rows),
        {"node": column, "score": scored[0]},
        header + 1,
        max(total or 0, last) + 1,
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
    questions = sum(node[0] in "ieo" and node[1:2].isdecimal() for node in named.values())
    return len(scored) == 1 and questions * 2 > len(named)


def _score_columns(
    grid: Grid, column: int, named: dict[int, str], full: list[int], over: dict[int, dict[str, str]]
) -> list[int]:
    """The columns of scores right of the names: those under a year or an agency, or each an agency whose name is not there.

    Else the one under a score heading, or the one with most numbers.
    """
    several = [place for place in full if heads.TELLING_KEYS & over[place].keys()]
    if len(several) > 1:
        return several
    headed = _headed(grid, column, named)
    if not several and not headed and all(_is_whole(grid, named, place) for place in full):
        return full
    return (headed or full)[:1]


def _is_whole(grid: Grid, named: dict[int, str], place: int) -> bool:
    """The column alone is all scores of one agency: its instruments, in points, make its overall."""
    scores = {
        node: clean.score(grid.rows[at][place])
        for at, node in named.items()
        if node in INSTRUMENTS | {"overall"} and is_number(grid.rows[at][place])
    }
    overall = scores.pop("overall", None)
    parts = [score for score in scores.values() if score is not None]
    return overall is not None and len(parts) == len(INSTRUMENTS) and abs(sum(parts) - overall) <= ADDS_UP


def _beside(grid: Grid, named: dict[int, str], block: range, others: set[int]) -> dict[str, object]:
    """Agency, year and place that a merged cell beside the names says of the whole run."""
    found: dict[str, set[str]] = {}
    header = next(
        (at for at in range(min(named) - 1, -1, -1) if grid.fields(grid.rows[at]).keys() & set(heads.PLACED)),
        None,
    )
    called = (
        {}
        if header is None
        else {place: name for name, place in grid.fields(grid.rows[header]).items() if name in heads.PLACED}
    )
    begin = min(named) if header is None else max(header + 1, min(named) - GAP_ROWS)
    for at in range(max(block.start, begin), max(named) + 1):
        for place, cell in enumerate(grid.rows[at]):
            if place in others or clean.is_blank(cell):
                continue
            told = {called[place]: clean.text(cell)} if place in called else heads.about(grid, cell)
            for name in told.keys() & set(heads.PLACED):
                found.setdefault(name, set()).add(told[name])
    return {name: texts.pop() for name, texts in found.items() if len(texts) == 1}


def _printed(grid: Grid, rows: range) -> dict[str, str]:
    """Scores of instruments printed in one cell (`IIT=97.10 EIT=94.20 OIT=95.00`)."""
    for at in rows:
        for cell in grid.rows[at]:
            found = dict(_PRINTED.findall(clean.digits(cell)))
            if len(found) > 1:
                return found
    return {}


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
    numbers = [int(text) for text in found if text.isdecimal()]
    return len(numbers) == len(named) and numbers == sorted(set(numbers)) and max(numbers) <= 2 * INDICATORS


def _label(grid: Grid, at: int) -> str:
    return next((clean.text(cell) for cell in grid.rows[at] if is_total(cell)), "")


def _is_overall(grid: Grid, figures: dict[int, str], nodes: dict[int, str], total: int, place: int) -> bool:
    """The last row of a whole list of indicators or instruments is the overall, unless it is plainly their mean."""
    scores = [
        score
        for at, cell in figures.items()
        if nodes[at].isdecimal() and is_number(cell) and (score := clean.score(cell)) is not None
    ]
    if len(scores) < INDICATORS and not set(nodes.values()) >= INSTRUMENTS:
        return False
    if not scores:
        return True
    mean = sum(scores) / len(scores)
    given = clean.score(grid.rows[total][place])
    return given is not None and (abs(given - mean) > NEARLY or max(scores) == min(scores))


def _level(grid: Grid, last: int, place: int, block: range) -> str:
    """The level printed in a row of its own close to the list."""
    near = range(max(block.start, last - LEVEL_ROWS), min(block.stop, last + LEVEL_ROWS + 1))
    for row in (grid.rows[at] for at in near):
        if any(grid.field_of(cell) == "level" for cell in row[:place]):
            found = clean.text(row[place])
            if found and not is_number(found) and grid.field_of(found) is None:
                return found
    return ""
