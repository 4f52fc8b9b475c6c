"""Where the agency stands: its rank, how far it moved since an earlier year, and the mean of the nation."""

import re
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.spoken import Spoken
from ita.terms import OVERALL
from ita.wording import _

_NATION = re.compile(r"(?:ทั้งประเทศ|ระดับประเทศ)[^\n]{0,44}?(?:คือ|เท่ากับ|อยู่ที่|ได้|:) ?(\d{1,3}\.\d{1,2})")
_RANK = re.compile(r"อันดับ(?:ที่)? ?(\d{1,3}) ?จาก(?:ทั้งหมด)? ?(\d{1,3})(?: ?แห่ง)? ?(?:ใน)?(อำเภอ|จังหวัด)")
_MOVED = re.compile(
    r"(เพิ่มขึ้น|ลดลง)จากปี(?:งบประมาณ)? ?(?:พ\.ศ\. ?)?(25\d\d) ?(?:\(\d{1,3}\.\d{1,2} ?คะแนน\))? ?(\d{1,3}\.\d{1,2}) ?คะแนน"
)
_SMALL = 0.011


def standing(context: Context) -> Iterator[Finding]:
    """Ranks, moves of the overall and national means that the data contradict; what the data do not have stays unsaid."""
    for one in context.blocks:
        yield from _nation(context, one)
        yield from _rank(context, one)
        yield from _moved(context, one)


def _nation(context: Context, one: Spoken) -> Iterator[Finding]:
    facts = context.facts
    for match in _NATION.finditer(one.said):
        year = re.search(r"25\d\d", match[0])
        mean = facts.national.get(int(year[0]) if year else facts.fiscal_year)
        if mean is not None and abs(float(match[1]) - mean) > _SMALL:
            yield context.on(
                "figure",
                one,
                match.start(1),
                match.end(1),
                _("ค่าเฉลี่ยทั้งประเทศในร่างคือ {found} ข้อมูลมี {expected}").format(
                    found=match[1], expected=wording.score(mean)
                ),
                found=match[1],
                expected=wording.score(mean),
                severity="warning",
                sure="medium",
            )


def _rank(context: Context, one: Spoken) -> Iterator[Finding]:
    for match in _RANK.finditer(one.said):
        known = context.facts.ranks.get("district" if match[3] == "อำเภอ" else "province")
        if known is not None and (int(match[1]), int(match[2])) != known:
            expected = _("อันดับ {place} จาก {count}").format(place=known[0], count=known[1])
            yield context.on(
                "order",
                one,
                match.start(),
                match.end(),
                _("ร่างว่า “{found}” ข้อมูลที่มีให้ {expected}").format(found=match[0], expected=expected),
                node=OVERALL,
                found=match[0],
                expected=expected,
                severity="warning",
                sure="medium",
            )


def _moved(context: Context, one: Spoken) -> Iterator[Finding]:
    facts = context.facts
    now = facts.score(OVERALL)
    for match in _MOVED.finditer(one.said):
        before = facts.figure(OVERALL, int(match[2]))
        if (
            now is None
            or before is None
            or facts.scales.get(int(match[2])) != facts.scales.get(facts.fiscal_year)
        ):
            continue
        told = float(match[3]) * (1 if match[1] == "เพิ่มขึ้น" else -1)
        moved = now - before.score
        if abs(told - moved) > _SMALL:
            yield context.on(
                "figure",
                one,
                match.start(1),
                match.end(3),
                _("ร่างว่าภาพรวม{found} คำนวณจากข้อมูลได้ {expected}").format(
                    found=f"{match[1]} {match[3]}", expected=wording.change(moved)
                ),
                node=OVERALL,
                found=f"{match[1]} {match[3]}",
                expected=wording.change(moved),
            )
