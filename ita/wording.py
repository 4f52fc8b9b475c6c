"""Numbers, years, levels and changes as text, in Thai or English. The only rounding in the project."""

import gettext
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from ita.config import LOCALES
from ita.contracts import BUDDHIST_ERA

LANGUAGES = {"th": "ไทย", "en": "English"}
NO_SCORE = "–"

_language: ContextVar[str] = ContextVar("language", default="th")
_CENT = Decimal("0.01")
_FINE = Decimal("0.0001")


def speak(language: str) -> None:
    """Use this language for every text of the running page or command."""
    _language.set(language if language in LANGUAGES else "th")


def language() -> str:
    """The language in use: `th` or `en`."""
    return _language.get()


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    # Thai is the source language: its texts stand in the code and need no catalogue.
    return gettext.translation("ita", LOCALES, languages=[code], fallback=code == "th")


def _(text: str) -> str:
    """The text in the language in use. Thai is the source."""
    return _catalogue(language()).gettext(text)


def rounded(score: float) -> Decimal:
    """To two decimals, halves away from zero, as the published tables round."""
    return Decimal(repr(float(score))).quantize(_CENT, rounding=ROUND_HALF_UP)


def is_missing(score: float | None) -> bool:
    """No value was published or could be computed."""
    try:
        return score is None or bool(score != score)
    except TypeError:  # the null of a column of whole numbers, neither equal to itself nor not
        return True


def score(points: float | None) -> str:
    """`99.64`; a dash where there is no value."""
    return NO_SCORE if is_missing(points) else str(rounded(points))  # type: ignore[arg-type]


def change(points: float | None) -> str:
    """`+0.49`, `−1.20`, `0.00`: with its sign; a dash where there is nothing to compare with."""
    if is_missing(points):
        return NO_SCORE
    cents = rounded(points)  # type: ignore[arg-type]
    return f"+{cents}" if cents > 0 else f"−{abs(cents)}" if cents < 0 else "0.00"


def span(lowest: float, highest: float) -> str:
    """`91.23–95.23`."""
    return f"{score(lowest)}–{score(highest)}"


def bounds(lowest: float | None, highest: float | None) -> str:
    """What lies between two bounds: `0.57–1.00`, `1.00` where both are the same at two decimals, a dash where not known."""
    if is_missing(lowest) or is_missing(highest):
        return NO_SCORE
    return score(lowest) if score(lowest) == score(highest) else f"{score(lowest)}–{score(highest)}"


def leverage(points: float | None) -> str:
    """Points of the overall per point of a figure: `0.0200`; two decimals would make most of them alike."""
    if is_missing(points):
        return NO_SCORE
    return str(Decimal(repr(float(points))).quantize(_FINE, rounding=ROUND_HALF_UP))  # type: ignore[arg-type]


def arrow(points: float | None) -> str:
    """▲ risen, ▼ fallen, = unchanged at two decimals, nothing where there is no change to speak of."""
    if is_missing(points):
        return ""
    cents = rounded(points)  # type: ignore[arg-type]
    return "▲" if cents > 0 else "▼" if cents < 0 else "="


def moved(points: float | None) -> str:
    """The change with its arrow: `▲ +0.49`."""
    return f"{arrow(points)}\u00a0{change(points)}" if arrow(points) else change(points)


def year(fiscal_year: int) -> str:
    """`2568`; in English with the Common Era year beside it."""
    if language() == "en":
        return f"{fiscal_year} ({fiscal_year - BUDDHIST_ERA})"
    return str(fiscal_year)


def rank(place: int, count: int, tied: int) -> str:
    """A rank never stands without n and ties: `อันดับ 3 จาก 12 (เท่ากัน 2)`."""
    text = _("อันดับ {place} จาก {count}").format(place=place, count=count)
    if tied > 1:
        text += " " + _("(เท่ากัน {tied} แห่ง)").format(tied=tied)
    return text


def listed(names: list[str]) -> str:
    """`ก`, `ก และ ข`, `ก ข และ ค` in the language in use."""
    if len(names) < 2:
        return "".join(names)
    comma = ", " if language() == "en" else " "
    return _("{first} และ {last}").format(first=comma.join(names[:-1]), last=names[-1])


# How sure the rule book is → the one word for it, the surest first. Nothing is known of a year by itself where its rule is
# taken from the years beside it; one source, indirect ones or a guess is expected and not proven.
CONFIDENCE: dict[str, str] = {
    "high": "พิสูจน์แล้ว",
    "medium": "คาดไว้",
    "low": "คาดไว้",
    "assumed": "ใช้กติกาปีใกล้เคียง",
    "unknown": "ไม่ทราบ",
}

# How sure a finding in a draft is.
SURENESS = {
    "high": "มาก",
    "medium": "ปานกลาง",
    "low": "น้อย",
}

STATUS = {
    "published": "ประกาศแล้ว",
    "synthetic": "ข้อมูลสมมติ",
    "draft": "ร่าง",
}

LAYOUTS = {
    "tidy": "หนึ่งแถวต่อหนึ่งคะแนน",
    "wide": "หนึ่งแถวต่อหนึ่งหน่วยงาน",
    "agencies": "ทะเบียนหน่วยงาน",
    "down": "รายการลงตามแถว",
    "questions": "ข้อคำถามตามรหัส",
}

BASES = {
    "parts": "รวมจากส่วนย่อยตามน้ำหนัก",
    "instruments": "รวมจากเครื่องมือตามน้ำหนัก",
    "indicators": "ค่าเฉลี่ยของตัวชี้วัด",
    "sub_indicators": "ค่าเฉลี่ยของตัวชี้วัดย่อย",
    "questions": "ค่าเฉลี่ยของข้อคำถาม",
}

RULES = {
    "known": CONFIDENCE["high"],
    "assumed": CONFIDENCE["assumed"],
    "unknown": CONFIDENCE["unknown"],
}

SEVERITIES = {
    "error": "ขัดกัน",
    "warning": "ควรตรวจ",
    "note": "ข้อสังเกต",
}

SETS = {
    "district": "อำเภอเดียวกัน",
    "province": "จังหวัดเดียวกัน",
    "type": "ประเภทเดียวกันในจังหวัด",
    "size": "ประเภทและขนาดประชากรเดียวกัน",
    "twins": "คะแนนรายตัวชี้วัดใกล้เคียงที่สุด",
    "own": "เลือกเอง",
}

PLANS = {
    "documents": "เอกสาร (OIT)",
    "perceptions": "การรับรู้ (IIT และ EIT)",
    "both": "ทั้งสองทาง",
}

PAIRS = {
    "parts": "ถามสองส่วน",
    "same": "ถามทั้งบุคลากรและประชาชน",
    "near": "เรื่องใกล้เคียงของบุคลากรและประชาชน",
}

MATCHES = {
    "exact": "ตรงกัน",
    "partial": "ตรงบางส่วน",
    "merged": "รวมหลายข้อ",
}

MEASURE_SUBJECTS = {
    "issue": "ประเด็น",
    "indicator": "ตัวชี้วัด",
    "question": "ข้อคำถาม",
    "own": "กำหนดเอง",
}

PROGRESS = {
    "not_started": "ยังไม่เริ่ม",
    "doing": "กำลังดำเนินการ",
    "done": "แล้วเสร็จ",
    "cancelled": "ยกเลิกแล้ว",
}

DRAFT_KINDS = {
    "figure": "คะแนนต่างจากข้อมูล",
    "two_values": "รายการเดียวสองค่า",
    "mean_is_overall": "ค่าเฉลี่ยเท่ากับภาพรวม",
    "count": "จำนวนนับ",
    "list": "รายการที่จัดไว้",
    "order": "สูงสุดและต่ำสุด",
    "place": "ชื่อและพื้นที่",
    "code": "รหัสข้อ",
    "name": "เลขและชื่อตัวชี้วัด",
    "weight": "น้ำหนัก",
    "level": "ระดับ",
    "level_scheme": "ระดับของเกณฑ์อื่น",
    "year": "ปี",
}
