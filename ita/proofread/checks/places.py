"""Names of another sub-district, district or province left in the draft."""

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator

from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.spoken import Spoken
from ita.proofread.reading.subject import AGENCY, BEGINS, LONGEST_NAME, NAME, cut, is_ordinary, known_at_start
from ita.wording import _

_PROVINCE = re.compile(rf"(?:จังหวัด|(?<![ก-๙.])จ\.) ?({NAME})")
_DISTRICT = re.compile(rf"(?:อำเภอ|(?<![ก-๙.])อ\.) ?({NAME})")
_HEADS = ("นาย", "ระดับ", "ทั้ง", "ทุก", "ราย", "แต่ละ", "ปลัด")
# Letters a scanner takes for one another; tone marks count for nothing.
_ALIKE = [
    set(group)
    for group in (
        "กภถ",
        "ดตคศ",
        "บปษ",
        "ผพฝฟ",
        "นมฌ",
        "ชซข",
        "อฮ",
        "โไใ",
        "ววา",
        "รธ",
        "ลสส",
        "หท",
        "ญณ",
        "จว",
        "ตด",
        "ฎฏ",
    )
]
_MARKS = re.compile("[็-๎ฺ]")
_IN_PROVINCE = re.compile(r" ?(?:จังหวัด|จ\.) ?[ก-ฮเ-ไ]")
_PLACED = re.compile(r" ?(?:อำเภอ|อ\.|จังหวัด|จ\.) ?[ก-ฮเ-ไ]")


def places(context: Context) -> Iterator[Finding]:
    """A province, district or agency that is not the reader's own."""
    if context.other_agency:
        one = next(one for one in context.blocks if context.other_agency in one.said)
        start = one.said.index(context.other_agency)
        found, expected = context.other_agency, str(context.facts.agency["agency_name"])
        yield context.on(
            "place",
            one,
            start,
            start + len(found),
            _("ร่างนี้เป็นของ {found} แต่เลือกตรวจกับ {expected} เลือกหน่วยงานให้ตรงกับร่างแล้วตรวจใหม่").format(
                found=found, expected=expected
            ),
            found=found,
            expected=expected,
        )
        return
    for one in context.blocks:
        said = one.said
        for match in _PROVINCE.finditer(said):
            yield from _province(context, one, match)
        for match in _DISTRICT.finditer(said):
            yield from _district(context, one, match)
        for match in AGENCY.finditer(said):
            yield from _agency(context, one, match)


def _province(context: Context, one: Spoken, match: re.Match[str]) -> Iterator[Finding]:
    own = context.agency_place("province")
    name = known_at_start(match[1], context.facts.provinces)
    if own and name and name != own and not match[1].startswith(own):
        yield _foreign(context, one, match, 1, name, f"จังหวัด{own}", _("จังหวัด"), "high")


def _district(context: Context, one: Spoken, match: re.Match[str]) -> Iterator[Finding]:
    own = context.agency_place("district")
    said = match[1]
    if not own or said.startswith(own) or _is_scanned(said, own):
        return
    known = known_at_start(said, context.facts.districts)
    if not known:
        if is_ordinary(said) or len(said) > LONGEST_NAME or one.said.endswith(_HEADS, 0, match.start()):
            return
        # A name of a district stands before its province, or alone between spaces.
        joined = _IN_PROVINCE.match(one.said, match.end())
        split = re.match(r"(.+?)จังหวัด[ก-ฮเ-ไ]", said)
        if not joined and not split:
            return
        known = split[1] if split else said
    yield _foreign(context, one, match, 1, known, f"อำเภอ{own}", _("อำเภอ"), "high")


def _agency(context: Context, one: Spoken, match: re.Match[str]) -> Iterator[Finding]:
    facts = context.facts
    said = match["name"]
    own = sorted(facts.own_names, key=len, reverse=True)
    of_another_kind = match["kind"] not in facts.own_kinds and not context.is_comparison
    if of_another_kind and any(said.startswith(name) for name in own):
        name = next(name for name in own if said.startswith(name))
        expected = str(facts.agency["agency_name"])
        yield _foreign(context, one, match, "name", name, expected, _("หน่วยงาน"), "medium")
        return
    if any(said.startswith(name) or name.startswith(said) and len(said) > 2 for name in own):
        return
    if any(_is_scanned(said, name) for name in own) or one.said.endswith(
        ("ว่าด้วย", "แห่ง", "ระดับ", "สภา"), 0, match.start()
    ):
        return
    known = known_at_start(said, facts.agencies)
    if known in facts.neighbours and context.is_comparison:
        return
    if known and len(known) > 2:
        yield _foreign(context, one, match, "name", known, own[0] if own else "", _("หน่วยงาน"), "high")
        return
    if is_ordinary(said) or match["kind"] == "ตำบล" and match["gap"]:
        return
    in_order = facts.agencies_in_order
    place = bisect_left(in_order, said)
    if place < len(in_order) and in_order[place].startswith(said):
        return  # cut by the end of a line
    placed = _PLACED.match(one.said, match.end())
    # The name itself may run into the next word; only its first letters are sure.
    if match["gap"] and not placed and _is_spoken_elsewhere(context, said):
        return
    known = cut(said)
    if 2 < len(known) <= LONGEST_NAME and own:
        sure = "high" if placed else "medium"
        yield _foreign(context, one, match, "name", known, own[0], _("หน่วยงาน"), sure)


def _foreign(
    context: Context,
    one: Spoken,
    match: re.Match[str],
    group: int | str,
    name: str,
    expected: str,
    what: str,
    sure: str,
) -> Finding:
    start = match.start()
    end = match.start(group) + len(name)
    found = one.said[start:end]
    return context.on(
        "place",
        one,
        start,
        end,
        _("พบชื่อ{what} “{found}” ซึ่งไม่ใช่ของ {agency}").format(
            what=what, found=found, agency=context.facts.agency["short_name"]
        ),
        found=found,
        expected=expected,
        sure=sure,
    )


def _is_spoken_elsewhere(context: Context, said: str) -> bool:
    """The first letters stand elsewhere in the draft as an ordinary word."""
    return context.beginnings[said[:BEGINS]] > 1


def _is_scanned(said: str, own: str) -> bool:
    """The own name with letters a scanner mixes up: what differs is a mark, or a letter that looks alike."""
    bare, mine = _MARKS.sub("", said), _MARKS.sub("", own)
    bare = bare[: len(mine)]
    if len(bare) != len(mine):
        return False
    pairs = [(a, b) for a, b in zip(bare, mine, strict=True) if a != b]
    if len(pairs) > 2 or not all(any({a, b} <= group for group in _ALIKE) for a, b in pairs):
        return False
    return difflib.SequenceMatcher(None, bare, mine).ratio() >= 0.6
