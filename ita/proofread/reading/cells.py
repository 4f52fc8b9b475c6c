"""Which figure a draft writes beside which node and year, in tables and in lines that were tables. Judges nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ita.proofread.facts import Facts
from ita.proofread.reading.claims import Claim, claimed, years_of
from ita.proofread.reading.mentions import Mention
from ita.proofread.reading.spoken import Spoken
from ita.terms import OVERALL, Kind

ALIKE = 0.6  # share of questions that tells which group a mean is of

_SCORE_HEAD = re.compile(r"คะแนน|ร้อยละ|ผลการประเมิน|score", re.IGNORECASE)
_OTHER_HEAD = re.compile(
    r"น้ำหนัก|เป้า|เปลี่ยน|ห่าง|ต่าง|อันดับ|ลำดับ|จำนวน|ค่ากลาง|มัธยฐาน|เพื่อน|สูงสุด|ต่ำสุด|(?<!ส่วน)(?<!ได้)เสีย|ขาด|ถ่วง|เพิ่ม|ลด|ก่อน|ควอร์ไทล์|"
    r"ประเทศ|จังหวัด|อำเภอ|ส่วนร่วม|ผลต่อ|งบประมาณ(?! ?พ| ?25)|หน้า|ข้อที่|ยกเป็น|หมายเหตุ|ระยะเวลา"
)
_GIVEN_HEAD = re.compile(r"^ ?(?:คะแนน)?(?:ที่)?ได้ ?$")
_MEAN_ROW = re.compile(r"^ ?(?:(?:คะแนน|ค่า|ผลคะแนน|รวม)?(?:คะแนน)?เฉลี่ย|คะแนนของ(?:ตัวชี้วัด|ประเด็น)(?!ที่))")
_ONLY_NUMBER = re.compile(r"^ ?(?:ร้อยละ ?)?[(]?(?:\d{1,3}(?:\.\d{1,4})?)[)]? ?(?:คะแนน|%)? ?[●▼◆○▽]? ?$")


@dataclass
class Table:
    """Cells of one table, by row and column."""

    number: int
    rows: dict[int, dict[int, Spoken]] = field(default_factory=lambda: defaultdict(dict))
    section: str = ""
    caption: str = ""
    caption_years: tuple[int, ...] = ()


def tables(blocks: list[Spoken]) -> list[Table]:
    """The tables of the draft; the paragraph right before one is its caption."""
    found: dict[int, Table] = {}
    before: Spoken | None = None
    for one in blocks:
        number = one.block.table
        if not number:
            before = one
            continue
        if number not in found:
            found[number] = Table(number, section=one.section)
            if before is not None and len(before.said) < 200:
                found[number].caption = before.said
                found[number].caption_years = years_of(before)
        found[number].rows[one.block.row][one.block.column] = one
    return list(found.values())


def in_table(table: Table, facts: Facts, heads: dict[int, Spoken]) -> Iterator[Claim]:
    """Figures alone in a cell, by what their row and their column are about. `heads` are headings of a table before."""
    rows = [table.rows[number] for number in sorted(table.rows)]
    if rows and not any(_number(cell) for cell in rows[0].values()):
        heads.clear()
        heads.update(rows[0])
    codes: dict[str, None] = {}
    for row in rows:
        numbers = {column: cell for column, cell in row.items() if _number(cell)}
        if not numbers:
            if row is not rows[0] and _is_head(row):
                heads.clear()
                heads.update(row)
            continue
        leftmost = min(row)
        first = min((column for column in numbers if column > leftmost), default=0)
        node, row_year = _row_subject({column: cell for column, cell in row.items() if column < first})
        is_mean = any(_MEAN_ROW.match(cell.said) for cell in row.values())
        if node and re.fullmatch(r"[ieo]\d+", node):
            codes.setdefault(node)
        scored = _own_score(numbers, heads)
        group = _group(codes, table.section, facts) if is_mean else ""
        for column, cell in numbers.items():
            (figure,) = [one for one in cell.mentions if one.what == "figure"]
            head = heads.get(column)
            if figure.is_signed or (head is not None and not _is_score_head(head, facts)):
                continue
            head_node, head_year = _head_subject(head)
            if column == leftmost and len(row) > 1 and not head_node and not head_year:
                continue  # a running number
            years = table.caption_years
            year = row_year or head_year or (years[0] if len(years) == 1 else facts.fiscal_year)
            if is_mean and not head_node:
                yield claimed(cell, figure, group, year, years, False, True)
            elif node or head_node:
                if not head_year and not head_node and column != scored:
                    continue
                if node and head_node and node != head_node:
                    continue
                yield claimed(cell, figure, node or head_node, year, years, bool(row_year or head_year))
            elif row_year and head is not None and _SCORE_HEAD.search(head.said):
                yield claimed(cell, figure, OVERALL, year, years, True)
        if is_mean:
            codes = {}


def _is_head(row: dict[int, Spoken]) -> bool:
    return any(_SCORE_HEAD.search(cell.said) and len(cell.said) < 40 for cell in row.values())


def _own_score(numbers: dict[int, Spoken], heads: dict[int, Spoken]) -> int:
    """The column of a row's own score: under a heading that says so, else the only figure with two decimals; else 0."""
    scored = [
        number
        for number, head in heads.items()
        if _SCORE_HEAD.search(head.said) and not _OTHER_HEAD.search(head.said)
    ]
    given = [number for number, head in heads.items() if _GIVEN_HEAD.match(head.said)]
    if scored or given:
        return min(scored or given)
    fine = [column for column, cell in numbers.items() if _number(cell, 2)]
    exact = [column for column in fine if _decimals(numbers[column]) == 2]
    return exact[0] if len(fine) == len(exact) == 1 else 0


def _decimals(cell: Spoken) -> int:
    return next(one.decimals for one in cell.mentions if one.what == "figure")


def _is_score_head(head: Spoken, facts: Facts) -> bool:
    node, year = _head_subject(head)
    if node or year or _GIVEN_HEAD.match(head.said):
        return True
    return not _OTHER_HEAD.search(head.said)


def _head_subject(head: Spoken | None) -> tuple[str, int]:
    """The node or the year a column is about."""
    if head is None or len(head.said) > 60:
        return "", 0
    nodes = {one.name for one in head.mentions if one.what == "node"}
    years = {one.year for one in head.mentions if one.what == "year"}
    if _OTHER_HEAD.search(head.said):
        return "", 0
    return nodes.pop() if len(nodes) == 1 else "", years.pop() if len(years) == 1 else 0


def _row_subject(row: dict[int, Spoken]) -> tuple[str, int]:
    """The node and the year a row is about, by its cells that are no figures."""
    for column in sorted(row):
        cell = row[column]
        if _number(cell):
            continue
        nodes = list(dict.fromkeys(one.name for one in cell.mentions if one.what == "node"))
        years = [one for one in cell.mentions if one.what == "year"]
        first = next((one for one in cell.mentions if one.what == "node"), None)
        if first is not None and (first.start <= 6 or _covers(first, cell)):
            if len(nodes) == 1 or re.fullmatch(r"[ieo]\d+|\d+", first.name):
                return first.name, 0
            return "", 0
        if len(years) == 1 and len(cell.said) < 40:
            return "", years[0].year
    return "", 0


def _covers(mention: Mention, cell: Spoken) -> bool:
    return mention.end - mention.start >= 0.55 * len(cell.said.strip())


def _number(cell: Spoken, decimals: int = 0) -> bool:
    return (
        len(cell.mentions) == 1
        and cell.mentions[0].what == "figure"
        and cell.mentions[0].decimals >= decimals
        and bool(_ONLY_NUMBER.match(cell.said))
    )


def _group(codes: Iterable[str], section: str, facts: Facts) -> str:
    """The issue or indicator that a mean below these questions is of; the section's issue where they do not tell."""
    given = set(codes)
    groups = facts.issues | {node: facts.questions_of(node) for node in facts.of_kind(Kind.INDICATOR)}
    shared = {
        group: len(given & set(questions)) / len(given | set(questions))
        for group, questions in groups.items()
        if questions
    }
    best = max(shared, key=lambda group: shared[group], default="")
    return best if best and shared[best] >= ALIKE else section


def in_lines(blocks: list[Spoken], facts: Facts) -> Iterator[Claim]:
    """Means that stand on a line of their own below lines that begin with questions, as tables come out of a PDF."""
    codes: dict[str, None] = {}
    for one in blocks:
        figures = [mention for mention in one.mentions if mention.what == "figure"]
        nodes = [mention for mention in one.mentions if mention.what == "node"]
        if one.block.table:
            continue
        if _MEAN_ROW.match(one.said) and len(figures) == 1 and not nodes and len(one.said) < 40:
            yield claimed(
                one, figures[0], _group(codes, one.section, facts), facts.fiscal_year, (), False, True
            )
            codes = {}
        elif nodes and re.fullmatch(r"[ieo]\d+", nodes[0].name) and nodes[0].start < 3:
            codes.setdefault(nodes[0].name)
        elif len(one.said) > 60 or nodes:
            codes = {}
