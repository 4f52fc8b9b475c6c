"""So many, some or every one on one side of a bar, where the data count otherwise."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.bars import TURNS, UNITS, WISHED, Bar, unit_name
from ita.proofread.reading.spoken import Spoken
from ita.proofread.runs import runs
from ita.terms import Kind
from ita.wording import _

FAR = 110  # letters between a count and its bar
BEFORE = 40
_COUNT = re.compile(
    r"(?P<all>ทั้ง ?)?(?P<from>จาก ?(?:ทั้งหมด ?)?)?(?<![\d.])(?P<count>\d{1,2}) ?(?P<unit>ตัวชี้วัด(?! ?(?:ที่)? ?\d)|ตัว(?!ชี้|อย่าง)|ข้อ(?!มูล|เสนอ|ควร|จำกัด|กำหนด|ค้น| ?ที่ ?\d)|ประเด็น|เครื่องมือ|แบบวัด)"
)
_QUANTIFIED = re.compile(
    r"(?P<some>(?:บาง|มีบาง)(?P<unit1>ตัวชี้วัด|ข้อ|ชื่อ|เครื่องมือ|ประเด็น)|(?P<unit2>เครื่องมือ|ตัวชี้วัด)ใด(?:เครื่องมือ|ตัวชี้วัด)หนึ่ง)"
    r"|(?P<every>(?<!ให้)ทุก ?(?P<unit3>ตัวชี้วัด|ข้อ(?!มูล)|ชื่อ|เครื่องมือ|ประเด็น))"
    r"|(?P<none>ไม่มี ?(?P<unit4>ตัวชี้วัด|ข้อ(?!มูล)|เครื่องมือ|ประเด็น)(?:ใด)?)"
)


def counts(context: Context) -> Iterator[Finding]:
    """So many indicators, questions, issues or instruments on one side of the bar, where the data count otherwise."""
    for one in context.blocks:
        said = one.said
        phrases = context.bars(said)
        if not phrases:
            continue
        ends = [bar.end for bar in phrases]
        tells_of_indicators = "ตัวชี้วัด" in said
        for match in _COUNT.finditer(said):
            before = said[max(0, match.start() - BEFORE) : match.start()]
            if match["from"] or re.search(r"จาก[^\d]{0,25}$", before):
                continue
            following = bisect_right(ends, match.start())
            near = min(
                phrases[max(0, following - 1) : following + 1], key=lambda bar: _between(bar, match)[0]
            )
            distance, first, last = _between(near, match)
            if distance > FAR:
                continue
            gap = said[first:last]
            if distance > (15 if match["all"] else FAR) or _COUNT.search(gap) or TURNS.search(gap):
                continue
            if match["unit"] == "ตัว" and not tells_of_indicators or re.search(r"ข้อ ?\d+ ?$", before):
                continue
            if WISHED.search(gap) or re.search(r"(?:ร้อยละ|ข้อที่|ลำดับ|ทุก|แต่ละ|อีก|ต่อ) ?$", before):
                continue
            known = _counted(context, UNITS[match["unit"]], near, one, match)
            told = int(match["count"])
            if known and told not in known:
                yield context.on(
                    "count",
                    one,
                    min(match.start(), near.start),
                    max(match.end(), near.end),
                    _("ร่างนับ {found} {unit}ที่{side} ข้อมูลมี {expected}").format(
                        found=told, unit=unit_name(match["unit"]), side=near.words, expected=known[0]
                    ),
                    found=str(told),
                    expected=str(known[0]),
                )


def _between(bar: Bar, match: re.Match[str]) -> tuple[int, int, int]:
    """How far a phrase stands from a count, and where the letters between begin and end."""
    first, last = (bar.end, match.start()) if bar.end <= match.start() else (match.end(), bar.start)
    return max(0, last - first), first, max(first, last)


def _counted(context: Context, kind: Kind, bar: Bar, one: Spoken, match: re.Match[str]) -> list[int]:
    """The counts a draft may rightly give: of all nodes of the kind, or of what it spoke of before the count."""
    facts = context.facts
    counted = []
    for group in _groups(context, kind, one, match):
        scores = [facts.score(node) for node in group]
        if group and not any(score is None for score in scores):
            counted.append(sum(bar.holds(score) for score in scores if score is not None))
        elif group:
            return []
    return counted


def _instruments_near(context: Context, one: Spoken) -> set[str]:
    """The instruments that this paragraph or the few above it speak of."""
    names = set(context.facts.of_kind(Kind.INSTRUMENT))
    return {name for other in [*context.above(one), one] for name in names & other.names}


def _groups(context: Context, kind: Kind, one: Spoken, match: re.Match[str]) -> list[list[str]]:
    facts, place = context.facts, match.start()
    instruments = facts.of_kind(Kind.INSTRUMENT)
    if kind == Kind.INSTRUMENT:
        return [instruments, [*(set(instruments) - set(facts.parts.values())), *facts.parts]]
    if kind == Kind.QUESTION:
        questions = facts.of_kind(kind)
        named = one.last_node(place, facts.groups)
        if named in facts.issues:
            return [facts.issues[named]]
        if named:
            return [facts.questions_of(named)]
        if one.section:
            return [facts.issues[one.section]]
        letters = {name[0] for name in one.names if re.fullmatch(r"[ieo]\d+", name)}
        if len(letters) == 1:
            return [[name for name in questions if name[0] in letters]]
        near = _instruments_near(context, one)
        whole = match["all"] is not None
        return [questions, *(facts.of_kind(kind, name) for name in instruments if whole or name in near)]
    of = [name for name in instruments if one.last_node(place, frozenset({name}))]
    return [facts.of_kind(kind), *(facts.of_kind(kind, name) for name in of)]


def quantities(context: Context) -> Iterator[Finding]:
    """Some or every one of a group said to lie on one side of the bar, where none or not every one does."""
    for run in runs(context):
        one, said = run.one, run.one.said
        phrases = context.bars(said)
        starts = [bar.start for bar in phrases]
        for match in _QUANTIFIED.finditer(said):
            unit = (match["unit1"] or match["unit2"] or match["unit3"] or match["unit4"]).replace("ชื่อ", "ข้อ")
            following = bisect_left(starts, match.end())
            if following == len(phrases):
                continue
            after = phrases[following]
            if after.start - match.end() > 40 or WISHED.search(said[match.end() : after.start]):
                continue
            if WISHED.search(said[max(0, match.start() - 12) : match.start()]) or after.side == "not full":
                continue
            group = _group(context, one, unit, match.start())
            scores = [(node, context.facts.score(node)) for node in group]
            if not group or any(score is None for _node, score in scores):
                continue
            is_none = match["none"] is not None
            wrong = [node for node, score in scores if score is not None and after.holds(score) == is_none]
            if not match["some"] and wrong:
                expected = wording.listed(
                    [f"{node} {wording.score(context.facts.score(node))}" for node in wrong[:5]]
                )
                message = (
                    _("ร่างว่าไม่มี{unit}ที่{side} แต่ข้อมูลมี {expected}")
                    if is_none
                    else _("ร่างว่าทุก{unit}{side} แต่ข้อมูลมี {expected}")
                )
            elif match["some"] and len(wrong) == len(group):
                expected = "0"
                message = _("ร่างว่ามี{unit}ที่{side} ข้อมูลไม่มีสักรายการ")
            else:
                continue
            first, last = one.block.text.span(match.start(), after.end)
            yield context.finding(
                "count",
                run.block_at(first),
                first,
                last,
                message.format(unit=unit_name(unit), side=after.words, expected=expected),
                found=match[0],
                expected=expected,
                severity="warning",
                sure="medium",
            )


def _group(context: Context, one: Spoken, unit: str, place: int) -> list[str]:
    """What “all” or “some” speaks of: the questions of the issue or indicator named before, else all of a kind."""
    facts, kind = context.facts, UNITS[unit]
    if kind == Kind.QUESTION:
        named = one.last_node(place, facts.groups)
        if named.isdecimal():
            return facts.questions_of(named)
        return facts.issues.get(named or one.section, [])
    if kind == Kind.INSTRUMENT and facts.parts:
        tops = [node for node in facts.of_kind(kind) if node not in facts.parts.values()]
        return [*tops, *facts.parts]
    return facts.of_kind(kind)
