"""The agencies of the made-up province, and the story the scores of each tell."""

import random
from dataclasses import dataclass

YEARS = (2564, 2565, 2566, 2567, 2568)
PROVINCE = "สมมตินคร"
SEED = 2568
# Qualities are wanted means of IIT, EIT part 1, EIT part 2 and OIT in each of the years; None is a year without result.
Qualities = tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Fictitious:
    """One agency that does not exist, and the story its scores tell."""

    agency_id: str
    agency_name: str
    agency_type: str
    district: str
    qualities: tuple[Qualities, ...]
    question_years: tuple[int, ...] = YEARS
    successor_id: str = ""
    successor_from: str = ""
    source: str = "ข้อมูลสมมติ สร้างโดยโปรแกรม"


def _flat(*means: float) -> tuple[Qualities, ...]:
    return tuple((mean, mean, mean, mean) for mean in means)


_DISTRICTS = ("เมืองสมมตินคร", "ธารฝัน", "ดอยหมอกขาว", "ทุ่งดาวเรือง")
# The stories come first, so that they are easy to find; the rest of each district is drawn by lot.
_STORIES = (
    Fictitious(
        "sample-sao-climber",
        "องค์การบริหารส่วนตำบลก้าวงาม",
        "อบต.",
        "ธารฝัน",
        _flat(71, 77, 83, 89, 95.5),
    ),
    Fictitious(
        "sample-tt-faller",
        "เทศบาลตำบลเงาจันทร์",
        "เทศบาลตำบล",
        "ธารฝัน",
        _flat(95, 92.5, 88, 82, 74),
    ),
    Fictitious(
        "sample-tt-oit",
        "เทศบาลตำบลม่านเมฆ",
        "เทศบาลตำบล",
        "ดอยหมอกขาว",
        ((93, 92, 92, 93), (94, 93, 93, 94), (95, 94, 94, 92), (96, 95, 95, 90), (97, 96, 96, 80)),
    ),
    Fictitious(
        "sample-sao-ceiling",
        "องค์การบริหารส่วนตำบลฟ้าใส",
        "อบต.",
        "ทุ่งดาวเรือง",
        _flat(99.2, 99.4, 99.6, 99.8, 100),
    ),
    Fictitious(
        "sample-sao-gap",
        "องค์การบริหารส่วนตำบลลานหมอก",
        "อบต.",
        "ดอยหมอกขาว",
        (*_flat(84, 86), None, *_flat(90, 92)),
    ),
    Fictitious(
        "sample-tt-lately",
        "เทศบาลตำบลสายรุ้งทอง",
        "เทศบาลตำบล",
        "ทุ่งดาวเรือง",
        _flat(82, 85, 87, 89, 91),
        question_years=(2568,),
    ),
    Fictitious(
        "sample-sao-rising",
        "องค์การบริหารส่วนตำบลตะวันทอ",
        "อบต.",
        "ธารฝัน",
        (*_flat(80, 84), None, None, None),
        successor_id="sample-tt-rising",
        successor_from="2566",
    ),
    Fictitious(
        "sample-tt-rising",
        "เทศบาลตำบลตะวันทอ",
        "เทศบาลตำบล",
        "ธารฝัน",
        (None, None, *_flat(87, 91, 94)),
    ),
    Fictitious("sample-sao-twin-1", "องค์การบริหารส่วนตำบลสวนฝัน", "อบต.", "ธารฝัน", _flat(78, 82, 85, 88, 90)),
    Fictitious(
        "sample-sao-twin-2", "องค์การบริหารส่วนตำบลสวนฝัน", "อบต.", "ดอยหมอกขาว", _flat(88, 87, 90, 92, 95)
    ),
    Fictitious(
        "sample-pao",
        "องค์การบริหารส่วนจังหวัดสมมตินคร",
        "อบจ.",
        "เมืองสมมตินคร",
        _flat(86, 88, 91, 93, 94),
    ),
    Fictitious("sample-tn", "เทศบาลนครสมมตินคร", "เทศบาลนคร", "เมืองสมมตินคร", _flat(83, 87, 90, 92, 95)),
    Fictitious("sample-tm-1", "เทศบาลเมืองธารฝัน", "เทศบาลเมือง", "ธารฝัน", _flat(85, 86, 89, 91, 93)),
    Fictitious("sample-tm-2", "เทศบาลเมืองเวียงหมอก", "เทศบาลเมือง", "ดอยหมอกขาว", _flat(79, 84, 88, 90, 89)),
)
_NAMES = (
    ("ดาวล้อมเดือน", "หินแก้วใส", "ร่มไม้หอม", "น้ำค้างพราว", "บึงบัวเงิน", "เนินลมเย็น", "ท่าเรือฝัน"),
    ("ธารแก้วมณี", "ไพรขจี", "ดงดอกแก้ว", "ศาลาลมโชย"),
    ("เขาพระจันทร์น้อย", "หุบเหมยขาว", "สนสองใบเรียง", "ผาเมฆลอย", "น้ำพุหยก", "ยอดหญ้าพลิ้ว"),
    ("ดาวเรืองงาม", "นาข้าวทอง", "คลองแสงแรก", "ทุ่งหญ้าไหว", "สระบัวขาว", "โคกลมหวน", "หนองดาวตก", "ไร่ตะวันยิ้ม"),
)


def fictitious_agencies() -> list[Fictitious]:
    """Every agency of the made-up province, the stories first."""
    chance = random.Random(SEED)
    drawn = []
    for place, (district, names) in enumerate(zip(_DISTRICTS, _NAMES, strict=True), start=1):
        for number, name in enumerate(names, start=1):
            small = chance.random() < 0.65
            start = chance.gauss(80, 5)
            means = [min(98.5, start + step * chance.uniform(1.5, 4)) for step in range(len(YEARS))]
            qualities = tuple(
                (
                    min(99.0, mean + chance.gauss(0, 2.5)),
                    min(99.0, mean + chance.gauss(0, 2.5)),
                    min(99.0, mean + chance.gauss(0, 2.5)),
                    min(99.0, mean + chance.gauss(0, 2.5)),
                )
                for mean in means
            )
            drawn.append(
                Fictitious(
                    f"sample-{'sao' if small else 'tt'}-{place}{number:02d}",
                    ("องค์การบริหารส่วนตำบล" if small else "เทศบาลตำบล") + name,
                    "อบต." if small else "เทศบาลตำบล",
                    district,
                    qualities,
                )
            )
    return [*_STORIES, *drawn]
