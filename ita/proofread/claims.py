"""Which figure a draft writes beside which node and year: in sentences and in tables. Judges nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ita.proofread.facts import Facts
from ita.proofread.mentions import Mention, Speech
from ita.proofread.reading import Block, Draft
from ita.terms import OVERALL, Kind

NEAR = 90  # letters between a name and its figure
FAR = 320  # between a question's code and the figure in brackets after its text
BESIDE_YEAR = 14
ALIKE = 0.6  # share of questions that tells which group a mean is of

# The figure after such words is no score: a bar, a change, a weight, a count, somebody else's.
_NO_SCORE = re.compile(
    r"ต่ำกว่า|สูงกว่า|มากกว่า|น้อยกว่า|ไม่น้อย|ไม่ต่ำ|เกินกว่า|ตั้งแต่|เกณฑ์|เป้า|เพิ่ม|ลด(?!ี)|ห่าง|ต่าง(?!ๆ| ๆ)|ขาด|เกิน|(?<!ส่วน)(?<!ได้)เสีย|"
    r"น้ำหนัก|ถ่วง|อันดับ|ลำดับที่|จำนวน|ให้ได้|ให้ถึง|ถึงร้อยละ|เพื่อให้|ค่ากลาง|คาด|เต็ม(?!ที่)|ไม่ถึง|ยกเป็น|ประเทศ|"
    r"อีก|จะเป็น|จะได้|จะถึง|พิมพ์|ใน(?:อำเภอ|จังหวัด)|เพื่อน|กลุ่ม|หน้า ?$|ข้อ ?$|(?<!อยู่)(?<!หน้า)ที่ ?$|ครั้งที่|ผลต่อ|คนละ|มาตรา|บาท|แต้มละ"
)
_NO_SCORE_AFTER = re.compile(
    r"^ ?(?:คะแนน|%)? ?(?:ขึ้นไป|ตัวชี้วัด|ตัว(?!อย่าง)|ข้อ|ประเด็น|เครื่องมือ|แบบวัด|คน|ครั้ง|แห่ง|ราย|วัน|ปี|บาท|เดือน|หน่วยงาน|ชุด|ฉบับ|โครงการ|กิจกรรม)"
)
# A sentence about points lost or lacking, and one about points had again.
_LOSS = re.compile(r"น้ำหนัก|(?<!ส่วน)(?<!ได้)เสีย(?!หาย)|ยังขาด|ขาดจาก|(?<!ปัญ)หาก|ส่งผลต่อ")
_GAIN = re.compile(r"ได้|คะแนนที่|ผลการประเมิน|\n")
_SAID_AS_SCORE = re.compile(r"(?:ร้อยละ|คะแนน(?:เฉลี่ย)?(?:ที่ได้)?|เท่ากับ|ได้|คิดเป็น|\() ?$")
_POINTS = re.compile(r"^ ?(?:คะแนน|%|เปอร์เซ็นต์)")
_LIST_GAP = re.compile(
    r"[\s,()/“”\"'·•:;]*(?:และ|กับ|หรือ)?[\s,()/“”\"'·•:;]*(?:แบบวัด|แบบตรวจ|ข้อ|ตัวชี้วัด)?[\s(]*$"
)
_COLUMN_GAP = re.compile(r" ?(?:\([ก-๛]+\))? ?")
_BESIDE = re.compile(r"[\s(:=–-]*(?:ได้|มี)?(?:ผล)?(?:คะแนน|ร้อยละ|เท่ากับ|คิดเป็น|อยู่ที่|ภาพรวม|ใน)*[\s(:=–-]*$")
_NOT_THIS_YEAR = re.compile(r"(?:แผน|มาตรการ|แนวทาง|ระเบียบ|พระราชบัญญัติ|ประกาศ|คำสั่ง)[^\d]{0,60}$")
_ABOUT_RESULT = re.compile(r"ผลการประเมิน|ผลคะแนน|ภาพรวม|คะแนน")

_SCORE_HEAD = re.compile(r"คะแนน|ร้อยละ|ผลการประเมิน|score", re.IGNORECASE)
_OTHER_HEAD = re.compile(
    r"น้ำหนัก|เป้า|เปลี่ยน|ห่าง|ต่าง|อันดับ|ลำดับ|จำนวน|ค่ากลาง|มัธยฐาน|เพื่อน|สูงสุด|ต่ำสุด|(?<!ส่วน)(?<!ได้)เสีย|ขาด|ถ่วง|เพิ่ม|ลด|ก่อน|ควอร์ไทล์|"
    r"ประเทศ|จังหวัด|อำเภอ|ส่วนร่วม|ผลต่อ|งบประมาณ(?! ?พ| ?25)|หน้า|ข้อที่|ยกเป็น|หมายเหตุ|ระยะเวลา"
)
_GIVEN_HEAD = re.compile(r"^ ?(?:คะแนน)?(?:ที่)?ได้ ?$")
_MEAN_ROW = re.compile(r"^ ?(?:(?:คะแนน|ค่า|ผลคะแนน|รวม)?(?:คะแนน)?เฉลี่ย|คะแนนของ(?:ตัวชี้วัด|ประเด็น)(?!ที่))")
_ONLY_NUMBER = re.compile(r"^ ?(?:ร้อยละ ?)?[(]?(?:\d{1,3}(?:\.\d{1,4})?)[)]? ?(?:คะแนน|%)? ?[●▼◆○▽]? ?$")


@dataclass(frozen=True)
class Claim:
    """The draft writes `number` as the score of `node` in `year`; `start`–`end` count the draft's letters.

    `in_brackets` tells a year that stands right beside the figure from one that was only spoken of; `others` are the
    years spoken of in the same stretch. `codes` are the questions above a mean.
    """

    node: str
    year: int
    number: float
    decimals: int
    start: int
    end: int
    block: Block
    is_beside_year: bool = False
    others: tuple[int, ...] = ()
    is_mean: bool = False


@dataclass
class Spoken:
    """A block with its mentions."""

    block: Block
    mentions: list[Mention]
    section: str = ""

    @property
    def said(self) -> str:
        """The block's mended text."""
        return self.block.text.text


@dataclass
class Table:
    """Cells of one table, by row and column."""

    number: int
    rows: dict[int, dict[int, Spoken]] = field(default_factory=lambda: defaultdict(dict))
    section: str = ""
    caption: str = ""
    caption_years: tuple[int, ...] = ()


def spoken(draft: Draft, speech: Speech) -> list[Spoken]:
    """Every block with its mentions and the issue whose section it stands in."""
    found, section = [], ""
    for block in draft.blocks:
        original = draft.text[block.start : block.end]
        one = Spoken(block, speech.mentions(block.text, original))
        if not block.table:
            issues = [mention.name for mention in one.mentions if mention.name.startswith("issue")]
            first = next((mention for mention in one.mentions if mention.what == "node"), None)
            if len(issues) == 1 and (
                len(one.said) < 140 or first and first.name == issues[0] and first.start < 30
            ):
                section = issues[0]
            elif (
                len(one.said) < 140
                and re.match(r" ?\(?\d{1,2}[.)]|ตัวชี้วัด|#", one.said)
                and not one.said.strip().endswith("ดังนี้")
            ):
                section = ""
        one.section = section
        found.append(one)
    return found


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
                found[number].caption_years = _years(before)
        found[number].rows[one.block.row][one.block.column] = one
    return list(found.values())


def in_sentences(one: Spoken, facts: Facts) -> Iterator[Claim]:
    """Figures beside nodes in a paragraph or in one cell."""
    said, mentions = one.said, one.mentions
    years = _years(one)
    pending: list[Mention] = []
    year = facts.fiscal_year
    end = 0
    for place, mention in enumerate(mentions):
        gap = said[end : mention.start]
        if mention.what == "node":
            # The letters of its instrument in the next column of an indicator or question.
            if (
                pending
                and re.fullmatch(r"[ieo]?\d+", pending[-1].name)
                and mention.name.isupper()
                and _COLUMN_GAP.fullmatch(gap)
            ):
                continue
            if pending and not _LIST_GAP.fullmatch(gap):
                pending = []
            pending.append(mention)
        elif mention.what == "year" and not _NOT_THIS_YEAR.search(said[: mention.start]):
            year = min(mention.year, facts.fiscal_year)
        elif mention.what == "figure":
            before = mentions[place - 1] if place else None
            if _is_score(said, gap, mention) and not _is_lost(said[: mention.start]):
                beside = before is not None and before.what == "year" and bool(_BESIDE.fullmatch(gap))
                if beside and before is not None and len(gap) <= BESIDE_YEAR:
                    if before.year <= facts.fiscal_year:
                        node = _of_the_year(facts, said, mentions[:place], mention, before.year)
                        if node:
                            yield _claim(one, mention, node, before.year, years, True)
                    pending = []
                elif pending and _reaches(said, pending[-1], mention, before):
                    names = _shared(said, pending, mention, mentions[place + 1 :])
                    for name in names:
                        yield _claim(one, mention, name, year, years, False)
                    pending = []
        end = mention.end


def _of_the_year(facts: Facts, said: str, before: list[Mention], figure: Mention, year: int) -> str:
    """What a figure right beside a year is of: a node spoken of before whose figure it is, else the last one."""
    nodes = [one.name for one in before if one.what == "node"]
    if not nodes and not _ABOUT_RESULT.search(said):
        return ""
    for node in [*nodes, OVERALL]:
        if any(one.is_written(figure.number, figure.decimals) for one in facts.accepted(node, year)):
            return node
    return OVERALL if not nodes or OVERALL in nodes else nodes[-1]


def _is_lost(said: str) -> bool:
    """The words before a figure speak of points lost, lacking or wished for."""
    losses = [match.start() for match in _LOSS.finditer(said)]
    return bool(losses) and not _GAIN.search(said, losses[-1])


def _shared(said: str, pending: list[Mention], figure: Mention, after: list[Mention]) -> list[str]:
    """Which of the nodes named in a row the figure belongs to: all, or none where more figures follow in turn."""
    names = list(dict.fromkeys(node.name for node in pending))
    if len(names) == 1:
        return names
    following = next((one for one in after if one.what != "span"), None)
    in_turn = (
        following is not None
        and following.what == "figure"
        and re.fullmatch(
            r"[ ,]*(?:คะแนน|%)?[ ,]*(?:และ)?[ ,]*(?:ร้อยละ)?[ ,]*", said[figure.end : following.start]
        )
    )
    # A last name with its own figure in brackets does not speak for those before it.
    return [] if in_turn else names if "และ" in said[pending[0].end : pending[-1].start] else names[-1:]


def in_turn(one: Spoken, facts: Facts) -> Iterator[Claim]:
    """Several nodes and then as many figures: the first belongs to the first, and so on."""
    said = one.said
    nodes: list[Mention] = []
    figures: list[Mention] = []
    years = _years(one)
    for mention in [*one.mentions, None]:
        if mention is not None and mention.what == "figure" and len(nodes) > 1 and not mention.is_signed:
            figures.append(mention)
            continue
        if figures:
            tail = said[figures[-1].end : figures[-1].end + 40]
            if len(figures) == len(nodes) and "ตามลำดับ" in tail:
                for node, figure in zip(nodes, figures, strict=True):
                    yield _claim(
                        one, figure, node.name, years[-1] if years else facts.fiscal_year, years, False
                    )
            nodes, figures = [], []
        if mention is not None and mention.what == "node":
            nodes.append(mention)


def in_table(table: Table, facts: Facts, heads: dict[int, Spoken]) -> Iterator[Claim]:
    """Figures alone in a cell, by what their row and their column are about. `heads` are headings of a table before."""
    rows = [table.rows[number] for number in sorted(table.rows)]
    if rows and not any(_number(cell) for cell in rows[0].values()):
        heads.clear()
        heads.update(rows[0])
    codes: list[str] = []
    for row in rows:
        if not any(_number(cell) for cell in row.values()):
            if row is not rows[0] and _is_head(row):
                heads.clear()
                heads.update(row)
            continue
        first = min(
            (column for column, cell in row.items() if _number(cell) and column > min(row)), default=0
        )
        node, row_year = _row_subject({column: cell for column, cell in row.items() if column < first})
        is_mean = any(_MEAN_ROW.match(cell.said) for cell in row.values())
        if node and re.fullmatch(r"[ieo]\d+", node):
            codes.append(node)
        numbers = {column: cell for column, cell in row.items() if _number(cell)}
        for column, cell in numbers.items():
            (figure,) = [one for one in cell.mentions if one.what == "figure"]
            head = heads.get(column)
            if figure.is_signed or (head is not None and not _is_score_head(head, facts)):
                continue
            head_node, head_year = _head_subject(head)
            if column == min(row) and len(row) > 1 and not head_node and not head_year:
                continue  # a running number
            years = table.caption_years
            year = row_year or head_year or (years[0] if len(years) == 1 else facts.fiscal_year)
            if is_mean and not head_node:
                yield _claim(cell, figure, _group(codes, table.section, facts), year, years, False, True)
            elif node or head_node:
                if not head_year and not head_node and not _is_only_score(column, numbers, heads, figure):
                    continue
                if node and head_node and node != head_node:
                    continue
                yield _claim(cell, figure, node or head_node, year, years, bool(row_year or head_year))
            elif row_year and head is not None and _SCORE_HEAD.search(head.said):
                yield _claim(cell, figure, OVERALL, year, years, True)
        if is_mean:
            codes = []


def _is_head(row: dict[int, Spoken]) -> bool:
    return any(_SCORE_HEAD.search(cell.said) and len(cell.said) < 40 for cell in row.values())


def _is_only_score(
    column: int, numbers: dict[int, Spoken], heads: dict[int, Spoken], figure: Mention
) -> bool:
    """The row's own score: under a heading that says so, else the only figure with two decimals."""
    scored = [
        number
        for number, head in sorted(heads.items())
        if _SCORE_HEAD.search(head.said) and not _OTHER_HEAD.search(head.said)
    ]
    given = [number for number, head in sorted(heads.items()) if _GIVEN_HEAD.match(head.said)]
    if scored or given:
        return column == (scored or given)[0]
    fine = [cell for cell in numbers.values() if _number(cell, 2)]
    return figure.decimals == 2 and len(fine) == 1


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
    figures = [one for one in cell.mentions if one.what == "figure"]
    return (
        len(figures) == 1
        and len(cell.mentions) == 1
        and figures[0].decimals >= decimals
        and bool(_ONLY_NUMBER.match(cell.said))
    )


def _group(codes: list[str], section: str, facts: Facts) -> str:
    """The issue or indicator that a mean below these questions is of; the section's issue where they do not tell."""
    tree = facts.nodes.get(facts.fiscal_year, {})
    groups = dict(facts.issues)
    for node in facts.of_kind(Kind.INDICATOR):
        groups[node] = [one for one in facts.of_kind(Kind.QUESTION) if str(tree[one].indicator_id) == node]
    shared = {
        group: len(set(codes) & set(questions)) / len(set(codes) | set(questions))
        for group, questions in groups.items()
        if questions
    }
    best = max(shared, key=lambda group: shared[group], default="")
    return best if best and shared[best] >= ALIKE else section


def in_lines(blocks: list[Spoken], facts: Facts) -> Iterator[Claim]:
    """Means that stand on a line of their own below lines that begin with questions, as tables come out of a PDF."""
    codes: list[str] = []
    for one in blocks:
        figures = [mention for mention in one.mentions if mention.what == "figure"]
        nodes = [mention for mention in one.mentions if mention.what == "node"]
        if one.block.table:
            continue
        if _MEAN_ROW.match(one.said) and len(figures) == 1 and not nodes and len(one.said) < 40:
            yield _claim(
                one, figures[0], _group(codes, one.section, facts), facts.fiscal_year, (), False, True
            )
            codes = []
        elif nodes and re.fullmatch(r"[ieo]\d+", nodes[0].name) and nodes[0].start < 3:
            codes.append(nodes[0].name)
        elif len(one.said) > 60 or nodes:
            codes = []


def _is_score(said: str, gap: str, figure: Mention) -> bool:
    if figure.is_signed or _NO_SCORE_AFTER.match(said[figure.end :]):
        return False
    if _NO_SCORE.search(gap):
        return False
    if figure.decimals >= 2:
        return True
    return bool(_POINTS.match(said[figure.end :]) or _SAID_AS_SCORE.search(gap[-16:]))


def _reaches(said: str, node: Mention, figure: Mention, before: Mention | None) -> bool:
    """No more stands between the node and the figure than words that lead from one to the other."""
    gap = said[node.end : figure.start]
    if "\n" in gap and len(gap) > 40 or re.search(r"\d\.\d\d ?$", gap):
        return False
    if len(gap) <= NEAR:
        return not _NO_SCORE.search(gap) and not re.search(r"เมื่อ|ดังนั้น|จึง|ทั้งนี้|นอกจาก", gap)
    in_brackets = gap.rstrip().endswith("(") and said[figure.end :].lstrip().startswith(")")
    is_question = bool(re.fullmatch(r"[ieo]\d+", node.name))
    return is_question and in_brackets and len(gap) <= FAR and before is not None and before.end == node.end


def _claim(
    one: Spoken,
    figure: Mention,
    node: str,
    year: int,
    years: tuple[int, ...],
    beside: bool,
    is_mean: bool = False,
) -> Claim:
    start, end = one.block.text.span(figure.start, figure.end)
    return Claim(node, year, figure.number, figure.decimals, start, end, one.block, beside, years, is_mean)


def _years(one: Spoken) -> tuple[int, ...]:
    return tuple(dict.fromkeys(mention.year for mention in one.mentions if mention.what == "year"))
