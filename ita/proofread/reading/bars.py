"""Phrases that say on which side of which score something lies."""

import re
from bisect import bisect_left, insort
from dataclasses import dataclass

from ita.proofread.facts import Facts
from ita.terms import Kind
from ita.wording import _

_POINTS = r"(?: ?(?:ร้อยละ|เกณฑ์|ค่า|เป้าหมาย|เป้า|คะแนน|ที่กำหนด|ระดับ|การประเมิน|มาตรฐาน|ที่ตั้งไว้))*"
_BAR = rf"{_POINTS} ?(?P<bar>\d{{2,3}}(?:\.\d+)?)?"
# Side of the bar → how it is written; the first that matches at a place counts.
_SIDES: list[tuple[str, re.Pattern[str]]] = [
    ("not full", re.compile(r"(?:ไม่|ยังไม่|มิ)(?:ได้|ถึง)? ?(?:คะแนน)? ?เต็ม(?: ?ร้อยละ)?(?: ?100(?:\.00)?)?")),
    ("full", re.compile(r"(?:คะแนน ?เต็ม|เต็ม ?(?:ร้อยละ|100))(?: ?ร้อยละ)?(?: ?100(?:\.00)?)?")),
    ("above", re.compile(rf"(?:ไม่ต่ำกว่า|ไม่น้อยกว่า){_BAR}")),
    ("below", re.compile(rf"(?:ต่ำกว่า|น้อยกว่า){_BAR}")),
    ("below", re.compile(rf"(?:ไม่|ยังไม่)(?:ผ่าน|ถึง|บรรลุ){_BAR}")),
    ("above", re.compile(rf"(?:สูงกว่า|มากกว่า|เกินกว่า){_POINTS} ?(?P<bar>\d{{2,3}}(?:\.\d+)?)")),
    ("above", re.compile(rf"ตั้งแต่{_POINTS} ?(?P<bar>\d{{2,3}}(?:\.\d+)?)")),
    ("above", re.compile(r"(?P<bar>\d{2,3}(?:\.\d+)?) ?(?:คะแนน)? ?ขึ้นไป")),
    ("above", re.compile(r"(?<!ไม่)(?<!การ)(?:ผ่าน|ถึง)(?:เกณฑ์|เป้าหมาย|เป้า|ค่าเป้าหมาย)(?:การประเมิน)?")),
    ("below", re.compile(r"จุดอ่อน")),
    ("above", re.compile(r"จุดแข็ง")),
]
UNITS = {
    "ตัวชี้วัด": Kind.INDICATOR,
    "ตัว": Kind.INDICATOR,
    "ข้อ": Kind.QUESTION,
    "ประเด็น": Kind.ISSUE,
    "เครื่องมือ": Kind.INSTRUMENT,
    "แบบวัด": Kind.INSTRUMENT,
}
# The words of a wish or a condition.
WISHED = re.compile(r"ให้|(?<!ปัญ)หาก|ถ้า|กรณี|เมื่อ|เพื่อ|เป้าหมาย|จะต้อง|ต้อง|ควร|กำหนด|หรือ ?$")
# Another sentence begins.
TURNS = re.compile(r"พบว่า|ปรากฏว่า|สุด|รองลงมา|\n")


@dataclass(frozen=True, slots=True)
class Bar:
    """A phrase that says on which side of which score something lies, at letters `start`–`end`."""

    side: str
    score: float
    start: int
    end: int

    def holds(self, score: float) -> bool:
        """A score lies where the phrase says; exactly on the bar is right for either wording of above."""
        if self.side == "full":
            return score >= 99.995
        if self.side == "not full":
            return score < 99.995
        return score < self.score if self.side == "below" else score >= self.score - 0.005

    @property
    def words(self) -> str:
        """The phrase in a message."""
        sides = {
            "full": lambda: _("ได้คะแนนเต็ม"),
            "not full": lambda: _("ไม่ได้คะแนนเต็ม"),
            "below": lambda: _("ต่ำกว่า {bar}").format(bar=f"{self.score:g}"),
            "above": lambda: _("ตั้งแต่ {bar}").format(bar=f"{self.score:g}"),
        }
        return sides[self.side]()


def bars(said: str, facts: Facts) -> list[Bar]:
    """The phrases of a text in order, none inside another; none where neither text nor data give the bar."""
    found: list[Bar] = []
    for side, pattern in _SIDES:
        for match in pattern.finditer(said):
            after = bisect_left(found, match.start(), key=_start)
            if after < len(found) and found[after].start < match.end():
                continue
            if after and match.start() < found[after - 1].end:
                continue
            given = match.groupdict().get("bar")
            score = float(given) if given else facts.target
            if side in ("full", "not full"):
                score = 100.0
            if score is not None and 40 <= score <= 100:
                insort(found, Bar(side, score, match.start(), match.end()), key=_start)
    return found


def _start(bar: Bar) -> int:
    return bar.start


def unit_name(word: str) -> str:
    """The word for what is counted, in the language in use."""
    return {
        Kind.INDICATOR: _("ตัวชี้วัด"),
        Kind.QUESTION: _("ข้อ"),
        Kind.ISSUE: _("ประเด็น"),
        Kind.INSTRUMENT: _("เครื่องมือ"),
    }[UNITS[word]]
