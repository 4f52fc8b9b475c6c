"""Which figure a draft writes beside which node and year, in sentences. Judges nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ita.proofread.facts import Facts
from ita.proofread.reading.draft import Block
from ita.proofread.reading.mentions import Mention
from ita.proofread.reading.spoken import Spoken
from ita.terms import OVERALL

NEAR = 90  # letters between a name and its figure
FAR = 320  # between a question's code and the figure in brackets after its text
BESIDE_YEAR = 14
BEFORE_YEAR = 80  # letters before a year that can say it is the year of a plan or a law

# The figure after such words is no score: a bar, a change, a weight, a count, somebody else's.
_NO_SCORE = re.compile(
    r"ต่ำกว่า|สูงกว่า|มากกว่า|น้อยกว่า|ไม่น้อย|ไม่ต่ำ|เกินกว่า|ตั้งแต่|เกณฑ์|เป้า|เพิ่ม|ลด(?!ี)|ห่าง|ต่าง(?!ๆ| ๆ)|ขาด|เกิน|(?<!ส่วน)(?<!ได้)เสีย|"
    r"น้ำหนัก|ถ่วง|อันดับ|ลำดับที่|จำนวน|ให้ได้|ให้ถึง|ถึงร้อยละ|เพื่อให้|ค่ากลาง|คาด|เต็ม(?!ที่)|ไม่ถึง|ยกเป็น|ประเทศ|"
    r"อีก|จะเป็น|จะได้|จะถึง|พิมพ์|ใน(?:อำเภอ|จังหวัด)|เพื่อน|กลุ่ม|หน้า ?$|ข้อ ?$|(?<!อยู่)(?<!หน้า)ที่ ?$|ครั้งที่|ผลต่อ|คนละ|มาตรา|บาท|แต้มละ"
)
_NO_SCORE_AFTER = re.compile(
    r" ?(?:คะแนน|%)? ?(?:ขึ้นไป|ตัวชี้วัด|ตัว(?!อย่าง)|ข้อ|ประเด็น|เครื่องมือ|แบบวัด|คน|ครั้ง|แห่ง|ราย|วัน|ปี|บาท|เดือน|หน่วยงาน|ชุด|ฉบับ|โครงการ|กิจกรรม)"
)
# A sentence about points lost or lacking, and one about points had again.
_LOSS = re.compile(r"น้ำหนัก|(?<!ส่วน)(?<!ได้)เสีย(?!หาย)|ยังขาด|ขาดจาก|(?<!ปัญ)หาก|ส่งผลต่อ")
_GAIN = re.compile(r"ได้|คะแนนที่|ผลการประเมิน|\n")
_SAID_AS_SCORE = re.compile(r"(?:ร้อยละ|คะแนน(?:เฉลี่ย)?(?:ที่ได้)?|เท่ากับ|ได้|คิดเป็น|\() ?$")
_POINTS = re.compile(r" ?(?:คะแนน|%|เปอร์เซ็นต์)")
_LIST_GAP = re.compile(
    r"[\s,()/“”\"'·•:;]*+(?:และ|กับ|หรือ)?[\s,()/“”\"'·•:;]*+(?:แบบวัด|แบบตรวจ|ข้อ|ตัวชี้วัด)?[\s(]*+$"
)
_COLUMN_GAP = re.compile(r" ?(?:\([ก-๛]+\))? ?")
_BESIDE = re.compile(r"[\s(:=–-]*+(?:ได้|มี)?(?:ผล)?(?:คะแนน|ร้อยละ|เท่ากับ|คิดเป็น|อยู่ที่|ภาพรวม|ใน)*+[\s(:=–-]*+$")
_NOT_THIS_YEAR = re.compile(r"(?:แผน|มาตรการ|แนวทาง|ระเบียบ|พระราชบัญญัติ|ประกาศ|คำสั่ง)[^\d]{0,60}$")
_CLOSED = re.compile(r"\s*\)")


@dataclass(frozen=True, slots=True)
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


def in_sentences(one: Spoken, facts: Facts) -> Iterator[Claim]:
    """Figures beside nodes in a paragraph or in one cell."""
    said, mentions = one.said, one.mentions
    years = years_of(one)
    lost = _Losses(said)
    pending: list[Mention] = []
    spoken_nodes: dict[str, None] = {}  # in the order they were first spoken of
    last_node = ""
    year = facts.fiscal_year
    end = 0
    for place, mention in enumerate(mentions):
        gap = said[end : mention.start]
        if mention.what == "node":
            last_node = mention.name
            spoken_nodes.setdefault(last_node)
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
        elif mention.what == "year" and not _NOT_THIS_YEAR.search(
            said[max(0, mention.start - BEFORE_YEAR) : mention.start]
        ):
            year = min(mention.year, facts.fiscal_year)
        elif mention.what == "figure":
            before = mentions[place - 1] if place else None
            if _is_score(said, gap, mention) and not lost.before(mention.start):
                beside = before is not None and before.what == "year" and bool(_BESIDE.fullmatch(gap))
                if beside and before is not None and len(gap) <= BESIDE_YEAR:
                    if before.year <= facts.fiscal_year:
                        node = _of_the_year(facts, one, spoken_nodes, last_node, mention, before.year)
                        if node:
                            yield claimed(one, mention, node, before.year, years, True)
                    pending = []
                elif pending and _reaches(said, pending[-1], mention, before):
                    names = _shared(said, pending, mention, _next_said(mentions, place + 1))
                    for name in names:
                        yield claimed(one, mention, name, year, years, False)
                    pending = []
        end = mention.end


def _of_the_year(
    facts: Facts, one: Spoken, spoken_nodes: dict[str, None], last_node: str, figure: Mention, year: int
) -> str:
    """What a figure right beside a year is of: a node spoken of before whose figure it is, else the last one."""
    if not spoken_nodes and not one.is_about_result:
        return ""
    for node in [*spoken_nodes, OVERALL]:
        if any(known.is_written(figure.number, figure.decimals) for known in facts.accepted(node, year)):
            return node
    return OVERALL if not spoken_nodes or OVERALL in spoken_nodes else last_node


class _Losses:
    """Where a text speaks of points lost, lacking or wished for, and where of points had."""

    def __init__(self, said: str) -> None:
        losses = [match.span() for match in _LOSS.finditer(said)]
        gains = [match.span() for match in _GAIN.finditer(said)] if losses else []
        self._losses, self._loss_ends = [start for start, _end in losses], [end for _start, end in losses]
        self._gains, self._gain_ends = [start for start, _end in gains], [end for _start, end in gains]

    def before(self, place: int) -> bool:
        """The words before this place speak of a loss, and of no gain after it."""
        loss = bisect_right(self._loss_ends, place) - 1
        gain = bisect_right(self._gain_ends, place) - 1
        return loss >= 0 and (gain < 0 or self._gains[gain] < self._losses[loss])


def _next_said(mentions: list[Mention], place: int) -> Mention | None:
    """The first mention from this place on that is more than a span of years."""
    while place < len(mentions) and mentions[place].what == "span":
        place += 1
    return mentions[place] if place < len(mentions) else None


def _shared(said: str, pending: list[Mention], figure: Mention, following: Mention | None) -> list[str]:
    """Which of the nodes named in a row the figure belongs to: all, or none where more figures follow in turn."""
    names = list(dict.fromkeys(node.name for node in pending))
    if len(names) == 1:
        return names
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
    years = years_of(one)
    for mention in [*one.mentions, None]:
        if mention is not None and mention.what == "figure" and len(nodes) > 1 and not mention.is_signed:
            figures.append(mention)
            continue
        if figures:
            tail = said[figures[-1].end : figures[-1].end + 40]
            if len(figures) == len(nodes) and "ตามลำดับ" in tail:
                for node, figure in zip(nodes, figures, strict=True):
                    yield claimed(
                        one, figure, node.name, years[-1] if years else facts.fiscal_year, years, False
                    )
            nodes, figures = [], []
        if mention is not None and mention.what == "node":
            nodes.append(mention)


def _is_score(said: str, gap: str, figure: Mention) -> bool:
    if figure.is_signed or _NO_SCORE_AFTER.match(said, figure.end):
        return False
    if _NO_SCORE.search(gap):
        return False
    if figure.decimals >= 2:
        return True
    return bool(_POINTS.match(said, figure.end) or _SAID_AS_SCORE.search(gap[-16:]))


def _reaches(said: str, node: Mention, figure: Mention, before: Mention | None) -> bool:
    """No more stands between the node and the figure than words that lead from one to the other."""
    if figure.start - node.end > FAR:
        return False
    gap = said[node.end : figure.start]
    if "\n" in gap and len(gap) > 40 or re.search(r"\d\.\d\d ?$", gap):
        return False
    if len(gap) <= NEAR:
        return not _NO_SCORE.search(gap) and not re.search(r"เมื่อ|ดังนั้น|จึง|ทั้งนี้|นอกจาก", gap)
    in_brackets = gap.rstrip().endswith("(") and bool(_CLOSED.match(said, figure.end))
    is_question = bool(re.fullmatch(r"[ieo]\d+", node.name))
    return is_question and in_brackets and len(gap) <= FAR and before is not None and before.end == node.end


def claimed(
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


def years_of(one: Spoken) -> tuple[int, ...]:
    return tuple(dict.fromkeys(mention.year for mention in one.mentions if mention.what == "year"))
