"""Whom and which year a draft is about, read off the names and years in it."""

import re
from collections import Counter
from collections.abc import Iterable

from ita.proofread.facts import Facts
from ita.proofread.reading.spoken import Spoken

RESULT_OF = re.compile(
    r"(?P<what>(?:วิเคราะห์|สรุป|รายงาน|ข้อเสนอแนะต่อ|ข้อเสนอแนะ(?:จาก)?|ประกาศ|ตาม|จาก)?ผลการประเมิน(?:คุณธรรมและความโปร่งใส|[^\d\n]{0,10}ITA)[^\d\n]{0,170}?(?:ปี|งบประมาณ|พ\.ศ\.) ?(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?)(?P<year>2[56]\d\d)(?! ?[-–—])"
)

NAME = r"[ก-ฮเ-ไ][ก-ฺเ-๎]+"
AGENCY = re.compile(
    rf"(?P<kind>องค์การบริหารส่วนตำบล|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|(?<![ก-๙.])(?:อบต|ทต|ทม|ทน)\.|(?<!ส่วน)(?<!บาล)ตำบล)(?P<gap> ?)(?P<name>{NAME})"
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
_AFTER_NAME = re.compile(
    r"มีจำนวน|มีผล|ได้(?:เข้า|รับ|ดำเนิน|คะแนน|มี)|อำเภอ|จังหวัด|ประจำปี|ในภาพรวม|ปีงบ|เพื่อ|ผ่าน(?=เว็บ)|ในเว็บ"
)
LONGEST_NAME = 26
LONGEST_KNOWN = 60  # letters of the longest name of a place in any register
BEGINS = 5
_OF_A_DISTRICT = re.compile(r"(?:ท้องถิ่น|อปท\.?)(?:ทั้งหมด|ทุกแห่ง)?ใน\s?(?:เขต)?\s?(?:อำเภอ|จังหวัด)")
COMPARED = 3  # other agencies named, or times one is, that are no leftover


def neighbours(whole: str, facts: Facts) -> set[str]:
    """Other agencies of the province that the draft names."""
    found = (known_at_start(match["name"], facts.neighbours) for match in AGENCY.finditer(whole))
    return {name for name in found if name} - facts.own_names


def speaks_of_others(whole: str, facts: Facts) -> bool:
    """Neighbours are named more often than the agency itself."""
    own, others = facts.own_names, facts.neighbours - facts.own_names
    if _OF_A_DISTRICT.search(whole):
        return True
    names = [str(match["name"]) for match in AGENCY.finditer(whole)]
    told = sum(bool(known_at_start(name, others)) for name in names)
    if len(neighbours(whole, facts)) < COMPARED:
        return False
    return told > sum(name.startswith(tuple(own)) for name in names)


def other_agency(whole: str, facts: Facts) -> str:
    """The agency a draft is about that never names the reader's own; empty otherwise."""
    if any(name in whole for name in facts.own_names):
        return ""
    told = Counter(
        match["kind"] + (known_at_start(match["name"], facts.agencies) or cut(match["name"]))
        for match in AGENCY.finditer(whole)
        if not match["gap"] and not is_ordinary(match["name"])
    )
    name, count = told.most_common(1)[0] if told else ("", 0)
    return name if count >= COMPARED and count * 2 > sum(told.values()) else ""


def known_at_start(said: str, names: frozenset[str]) -> str:
    """The longest of the names that the text begins with; empty where it begins with none."""
    longest = min(len(said), LONGEST_KNOWN)
    return next((said[:length] for length in range(longest, 0, -1) if said[:length] in names), "")


def is_ordinary(said: str) -> bool:
    """A word that may follow the word for a place and is no name."""
    return bool(_ORDINARY.match(said))


def cut(said: str) -> str:
    """A name that no register knows, up to the words that usually follow one."""
    name = _AFTER_NAME.split(said)[0]
    return re.split(r"มี|ได้|เป็น|ที่|จะ|และ", name)[0] if len(name) > LONGEST_NAME else name


def beginnings(whole: str, blocks: Iterable[Spoken]) -> Counter[str]:
    """How often the first letters of each name after a word for an agency stand in the draft without that word."""
    wanted = {match["name"][:BEGINS] for one in blocks for match in AGENCY.finditer(one.said)}
    found: Counter[str] = Counter()
    for length in {len(start) for start in wanted}:
        free_from: dict[str, int] = {}
        for place in range(len(whole) - length + 1):
            start = whole[place : place + length]
            if start not in wanted or place < free_from.get(start, 0):
                continue
            if not whole.endswith(("ตำบล", "ตำบล ", "อบต."), 0, place):
                found[start] += 1
                free_from[start] = place + length
    return found


def other_year(blocks: Iterable[Spoken], facts: Facts) -> int:
    """The one year whose results the draft is about, where that is not the year under review; 0 otherwise."""
    told = Counter(int(match["year"]) for one in blocks for match in RESULT_OF.finditer(one.said))
    if not told or told[facts.fiscal_year] * 2 >= sum(told.values()):
        return 0
    year, count = told.most_common(1)[0]
    return year if year != facts.fiscal_year and count * 2 > sum(told.values()) else 0
