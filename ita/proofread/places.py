"""Names of another sub-district, district or province left in the draft."""

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.spoken import Spoken
from ita.wording import _

_NAME = r"[ก-ฮเ-ไ][ก-ฺเ-๎]+"
_PROVINCE = re.compile(rf"(?:จังหวัด|(?<![ก-๙.])จ\.) ?({_NAME})")
_DISTRICT = re.compile(rf"(?:อำเภอ|(?<![ก-๙.])อ\.) ?({_NAME})")
_AGENCY = re.compile(
    rf"(?P<kind>องค์การบริหารส่วนตำบล|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|(?<![ก-๙.])(?:อบต|ทต|ทม|ทน)\.|(?<!ส่วน)(?<!บาล)ตำบล)(?P<gap> ?)(?P<name>{_NAME})"
)
# What may follow the word for a place and is no name.
_ORDINARY = re.compile(
    r"ได้|มี|เป็น|จะ|ต้อง|ควร|ให้|และ|หรือ|ที่|ซึ่ง|โดย|ใน|ของ|เพื่อ|จัด|ดำเนิน|กำหนด|มอบ|แต่ง|ประกาศ|"
    r"ทุก|แห่ง|นี้|ดังกล่าว|ขอ|รับ|สามารถ|ร่วม|ตาม|ต่อ|กับ|จาก|ถึง|แล้ว|ไม่|ยัง|ก็|คือ|ว่า|อื่น|เดียว|"
    r"ใกล้เคียง|ต่าง|ละ|ใด|กลาง|เช่น|พบ|ผ่าน|อยู่|เรื่อง|ปี|ประจำ|เผยแพร่|เว็บ|ด้าน|ทั้ง|เข้า|ผู้|เอง|"
    r"เรา|พร้อม|ทราบ|มา|ไป|ใช้|หน่วย|ระดับ|ประเมิน|คะแนน|ผล|เมื่อ|แต่|ด้วย|สู่|ส่วน|สังกัด|เขต|"
    r"พื้นที่|ภาย|นอก|ทาง|นั้น|ทำ|วาง|ส่ง|ปรับ|พัฒนา|ก่อน|หลัง|อัน|เป้า|นายก|ปลัด|สำนัก|กอง|เปิด|"
    r"ปฏิบัติ|บริหาร|รายงาน|สรุป|วิเคราะห์|ขับเคลื่อน|หมู่|อำเภอ|จังหวัด|ตำบล|เทศบาล|รวม|ถือ|ขาด|เห็น|"
    r"ไว้|แจ้ง|ติด|สร้าง|ยก|เร่ง|เสริม|สนับสนุน|เชิญ|ประชุม|ประชา|ชื่อ|คน|โทร|รหัส|ณ|ระหว่าง|ลง|หา|"
    r"ห้าม|อย่าง|เนื่อง|นำ|เฝ้า|ศึกษา|จำนวน|เลือก|บุคลากร|เจ้าหน้าที่|พนักงาน|ข้าราชการ|ลักษณะ|ทำการ|"
    r"หนึ่ง|สอง|สาม|เล็ก|ใหญ่|น้อย|ราย|จำ|กรณี|หลาย|บาง|แบบ|เกี่ยว|คณะ|สภา|พ\.ศ\.|ต่ำ|สูง|เฉลี่ย|ตั้ง|"
    r"สำหรับ|เดิม|ใหม่"
)
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
_AFTER_NAME = re.compile(
    r"มีจำนวน|มีผล|ได้(?:เข้า|รับ|ดำเนิน|คะแนน|มี)|อำเภอ|จังหวัด|ประจำปี|ในภาพรวม|ปีงบ|เพื่อ|ผ่าน(?=เว็บ)|ในเว็บ"
)
LONGEST_NAME = 26
LONGEST_KNOWN = 60  # letters of the longest name of a place in any register
BEGINS = 5
_IN_PROVINCE = re.compile(r" ?(?:จังหวัด|จ\.) ?[ก-ฮเ-ไ]")
_PLACED = re.compile(r" ?(?:อำเภอ|อ\.|จังหวัด|จ\.) ?[ก-ฮเ-ไ]")
_OF_A_DISTRICT = re.compile(r"(?:ท้องถิ่น|อปท\.?)(?:ทั้งหมด|ทุกแห่ง)?ใน\s?(?:เขต)?\s?(?:อำเภอ|จังหวัด)")
COMPARED = 3  # other agencies named, or times one is, that are no leftover


def neighbours(context: Context) -> set[str]:
    """Other agencies of the province that the draft names."""
    found = (
        _known_at_start(match["name"], context.facts.neighbours) for match in _AGENCY.finditer(context.whole)
    )
    return {name for name in found if name} - context.facts.own_names


def speaks_of_others(context: Context) -> bool:
    """Neighbours are named more often than the agency itself."""
    own, others = context.facts.own_names, context.facts.neighbours - context.facts.own_names
    if _OF_A_DISTRICT.search(context.whole):
        return True
    names = [str(match["name"]) for match in _AGENCY.finditer(context.whole)]
    told = sum(bool(_known_at_start(name, others)) for name in names)
    if len(neighbours(context)) < COMPARED:
        return False
    return told > sum(name.startswith(tuple(own)) for name in names)


def other_agency(context: Context) -> str:
    """The agency a draft is about that never names the reader's own; empty otherwise."""
    if any(name in context.whole for name in context.facts.own_names):
        return ""
    told = Counter(
        match["kind"] + (_known_at_start(match["name"], context.facts.agencies) or _cut(match["name"]))
        for match in _AGENCY.finditer(context.whole)
        if not match["gap"] and not _is_ordinary(match["name"])
    )
    name, count = told.most_common(1)[0] if told else ("", 0)
    return name if count >= COMPARED and count * 2 > sum(told.values()) else ""


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
        for match in _AGENCY.finditer(said):
            yield from _agency(context, one, match)


def _province(context: Context, one: Spoken, match: re.Match[str]) -> Iterator[Finding]:
    own = context.agency_place("province")
    name = _known_at_start(match[1], context.facts.provinces)
    if own and name and name != own and not match[1].startswith(own):
        yield _foreign(context, one, match, 1, name, f"จังหวัด{own}", _("จังหวัด"), "high")


def _district(context: Context, one: Spoken, match: re.Match[str]) -> Iterator[Finding]:
    own = context.agency_place("district")
    said = match[1]
    if not own or said.startswith(own) or _is_scanned(said, own):
        return
    known = _known_at_start(said, context.facts.districts)
    if not known:
        if _is_ordinary(said) or len(said) > LONGEST_NAME or one.said.endswith(_HEADS, 0, match.start()):
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
    known = _known_at_start(said, facts.agencies)
    if known in facts.neighbours and context.is_comparison:
        return
    if known and len(known) > 2:
        yield _foreign(context, one, match, "name", known, own[0] if own else "", _("หน่วยงาน"), "high")
        return
    if _is_ordinary(said) or match["kind"] == "ตำบล" and match["gap"]:
        return
    in_order = facts.agencies_in_order
    place = bisect_left(in_order, said)
    if place < len(in_order) and in_order[place].startswith(said):
        return  # cut by the end of a line
    placed = _PLACED.match(one.said, match.end())
    # The name itself may run into the next word; only its first letters are sure.
    if match["gap"] and not placed and _is_spoken_elsewhere(context, said):
        return
    known = _cut(said)
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


def _known_at_start(said: str, names: frozenset[str]) -> str:
    """The longest of the names that the text begins with; empty where it begins with none."""
    longest = min(len(said), LONGEST_KNOWN)
    return next((said[:length] for length in range(longest, 0, -1) if said[:length] in names), "")


def _is_ordinary(said: str) -> bool:
    return bool(_ORDINARY.match(said))


def _cut(said: str) -> str:
    """A name that no register knows, up to the words that usually follow one."""
    name = _AFTER_NAME.split(said)[0]
    return re.split(r"มี|ได้|เป็น|ที่|จะ|และ", name)[0] if len(name) > LONGEST_NAME else name


def _is_spoken_elsewhere(context: Context, said: str) -> bool:
    """The first letters stand elsewhere in the draft as an ordinary word."""
    return context.beginnings[said[:BEGINS]] > 1


def beginnings(context: Context) -> Counter[str]:
    """How often the first letters of each name after a word for an agency stand in the draft without that word."""
    wanted = {match["name"][:BEGINS] for one in context.blocks for match in _AGENCY.finditer(one.said)}
    found: Counter[str] = Counter()
    for length in {len(start) for start in wanted}:
        free_from: dict[str, int] = {}
        for place in range(len(context.whole) - length + 1):
            start = context.whole[place : place + length]
            if start not in wanted or place < free_from.get(start, 0):
                continue
            if not context.whole.endswith(("ตำบล", "ตำบล ", "อบต."), 0, place):
                found[start] += 1
                free_from[start] = place + length
    return found


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
