"""Highest, second and lowest: claims about order that the data contradict."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ita import sentences, wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.mentions import Mention
from ita.proofread.reading.spoken import Spoken
from ita.terms import OVERALL, Kind
from ita.wording import _

_ORDER = re.compile(
    r"(?P<high>(?:สูง|มาก)(?:ที่)?สุด(?:ที่สุด)?)|(?P<low>(?:ต่ำ|น้อย)(?:ที่)?สุด)|(?P<second>รองลงมา|(?:อันดับ|ลำดับ)(?:ที่)? ?2(?!\d))"
)
# Most of something that is no score, or among others than our own nodes.
_NOT_SCORES = re.compile(
    r"(?:เพิ่ม|พบ|ลด|เสีย|ต่าง|ห่าง|ดีขึ้น|ดึง|ฉุด|ส่งผล|ผล|จำเป็น|ผู้บริหาร|บัญชา|ผู้มีอำนาจ|เร็ว|ขาด|ขยับ|เปลี่ยน|ประโยชน์|ประสิทธิภาพ|ให้|อย่าง|ความสำคัญ|คุณภาพ|เกิด)[^ ]{0,8} ?(?:ภาพรวม)? ?$"
)
BESIDE = 60  # letters from what is highest to the word that says so
_OTHERS = re.compile(r"ในอำเภอ|ในจังหวัด|ประเทศ|เพื่อน|ค่ากลาง|หน่วยงานอื่น|ควอร์ไทล์")
_LEAD = re.compile(
    r"^ ?(?:ที่สุด)? ?(?:ของหน่วยงาน)? ?(?:คือ|ได้แก่|เป็น|ที่|:|อยู่ที่|ใน)? ?(?:ผลการประเมิน|ผลคะแนน|ใน)? ?(?:ข้อ|ปี)? ?(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?[\d.)(]{0,3} ?$"
)
_BEFORE = re.compile(r"^[^ก-ฮ]{0,3}(?:ซึ่ง|โดย|ที่)?(?:เป็น)?(?:มี|ได้)?(?:ผล)?(?:การประเมิน|คะแนน)? ?$")
_JOINS = re.compile(
    r"^(?:คะแนนที่ได้|คะแนน|ร้อยละ|%|คิดเป็น|เท่ากับ|ได้|และ|กับ|แบบวัด|แบบตรวจ|ปี|งบประมาณ|พ\.ศ\.|ข้อ|[\s,()/:·•\d.–-])*$"
)
HISTORY_YEARS = sentences.HISTORY_YEARS


def order(context: Context) -> Iterator[Finding]:
    """The nodes or years said to be highest, second or lowest that are not."""
    for one in context.blocks:
        said = one.said
        if _OTHERS.search(said):
            continue
        matches = list(_ORDER.finditer(said))
        subjects = (
            [mention for mention in one.mentions if mention.what in ("node", "year")] if matches else []
        )
        seconds, is_of_scores = 0, True
        for place, match in enumerate(matches):
            if not match["second"]:
                is_of_scores = not _NOT_SCORES.search(said[max(0, match.start() - 24) : match.start()])
            if not is_of_scores:
                continue
            limit = matches[place + 1].start() if place + 1 < len(matches) else len(said)
            named = _named(said, subjects, match, limit)
            seconds = seconds + 1 if match["second"] else 0
            if not named or seconds > 1:
                continue
            kind = "years" if named[0].what == "year" else _kind(context, named[0].name)
            for mention in named[:1] if match["second"] else named:
                if (mention.what == "year") != (kind == "years"):
                    continue
                yield from _judged(context, one, match, mention, kind)


def _named(said: str, subjects: list[Mention], match: re.Match[str], limit: int) -> list[Mention]:
    """Which of the subjects stand after the word, else the one right before it."""
    found: list[Mention] = []
    end = match.end()
    for place in range(bisect_left(subjects, match.end(), key=lambda one: one.start), len(subjects)):
        mention = subjects[place]
        if mention.start >= limit:
            break
        gap = said[end : mention.start]
        if not (_JOINS if found else _LEAD).match(gap):
            break
        if found and (mention.what == "year") != (found[0].what == "year"):
            break
        found.append(mention)
        end = mention.end
    if found:
        return found
    count = bisect_right(subjects, match.start(), key=lambda one: one.end)
    before = subjects[count - 1] if count else None
    if (
        before is not None
        and before.name != OVERALL
        and match.start() - before.end <= BESIDE
        and _BEFORE.match(said[before.end : match.start()])
    ):
        return [before]
    return []


def _kind(context: Context, node: str) -> str:
    known = context.facts.nodes.get(context.facts.fiscal_year, {}).get(node)
    return known.kind if known else ""


def _judged(
    context: Context, one: Spoken, match: re.Match[str], mention: Mention, kind: str
) -> Iterator[Finding]:
    place = "high" if match["high"] else "low" if match["low"] else "second"
    sets = _years(context, one, place) if kind == "years" else _sets(context, one, kind, mention.name)
    sets = [one_set for one_set in sets if mention.name in one_set and len(one_set) > 1]
    if not sets or any(_is_right(one_set, mention.name, place) for one_set in sets):
        return
    scores = sets[0]
    right = _right(scores, place)
    names = [wording.year(int(name)) if kind == "years" else context.name(name) for name in right]
    expected = wording.listed(names[:3]) + f" ({wording.score(scores[right[0]])})"
    words = {"high": _("สูงสุด"), "low": _("ต่ำสุด"), "second": _("รองลงมา")}[place]
    found = wording.year(int(mention.name)) if kind == "years" else context.name(mention.name)
    yield context.on(
        "order",
        one,
        min(match.start(), mention.start),
        max(match.end(), mention.end),
        _("ร่างว่า {found} ({score}) {words} ข้อมูลว่า {expected}").format(
            found=found, score=wording.score(scores[mention.name]), words=words, expected=expected
        ),
        node=OVERALL if kind == "years" else mention.name,
        found=found,
        expected=expected,
    )


def _is_right(scores: dict[str, float], name: str, place: str) -> bool:
    return name in _right(scores, place)


def _right(scores: dict[str, float], place: str) -> list[str]:
    """The names that hold the place; a second is the second in the row or the second score."""
    rounded = {name: wording.rounded(score) for name, score in scores.items()}
    order = sorted(rounded.values(), reverse=True)
    if place == "high":
        return [name for name, score in rounded.items() if score == order[0]]
    if place == "low":
        return [name for name, score in rounded.items() if score == order[-1]]
    distinct = sorted(set(order), reverse=True)
    seconds = {order[1], distinct[1] if len(distinct) > 1 else order[1]}
    return [name for name, score in rounded.items() if score in seconds]


def _sets(context: Context, one: Spoken, kind: str, node: str) -> list[dict[str, float]]:
    """The groups a claim may be about: all of the kind, and those of each instrument the paragraph speaks of."""
    facts = context.facts
    groups = [facts.of_kind(kind)]
    if kind == Kind.INSTRUMENT:
        groups = [
            facts.of_kind(kind),
            [*(set(facts.of_kind(kind)) - set(facts.parts.values())), *facts.parts],
        ]
    else:
        named = one.names & set(facts.of_kind(Kind.INSTRUMENT))
        mine = facts.nodes[facts.fiscal_year][node].instrument
        if mine in named:
            groups.append(facts.of_kind(kind, mine))
        if kind == Kind.QUESTION:
            groups = [group for group in groups[1:]] or groups
            groups += [
                group for issue, group in facts.issues.items() if node in group and issue == one.section
            ]
            groups += [
                [
                    name
                    for name in facts.of_kind(kind)
                    if facts.nodes[facts.fiscal_year][name].indicator_id == number
                ]
                for number in {facts.nodes[facts.fiscal_year][node].indicator_id}
            ]
    found = []
    for group in groups:
        scores = {name: score for name in group if (score := facts.score(name)) is not None}
        if len(scores) == len(group):
            found.append(scores)
    return found


def _years(context: Context, one: Spoken, place: str) -> list[dict[str, float]]:
    """The overall of the years of the history, as far as known and on one scale."""
    facts = context.facts
    if one.nodes and {node.name for node in one.nodes} != {OVERALL}:
        return []
    known = {
        str(year): figure.score
        for (year, node), figure in facts.figures.items()
        if node == OVERALL
        and facts.fiscal_year - HISTORY_YEARS < year <= facts.fiscal_year
        and facts.scales.get(year) == facts.scales.get(facts.fiscal_year)
    }
    told = {mention.name for mention in one.mentions if mention.what == "year"}
    # Who is second can only be judged where every year that the sentence speaks of is known.
    return [known] if place != "second" or told <= set(known) else []
