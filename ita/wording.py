"""Numbers, years, levels and changes as text, in Thai or English. The only rounding in the project."""

from decimal import ROUND_HALF_UP, Decimal

from ita.contracts import BUDDHIST_ERA
from ita.words.language import LANGUAGES as LANGUAGES
from ita.words.language import N_ as N_
from ita.words.language import _ as _
from ita.words.language import _n as _n
from ita.words.language import language as language
from ita.words.language import speak as speak

NO_SCORE = "–"

_CENT = Decimal("0.01")
_FINE = Decimal("0.0001")


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


def span(lowest: float | None, highest: float | None) -> str:
    """`91.23–95.23`; a dash where there is no value."""
    return NO_SCORE if is_missing(lowest) else f"{score(lowest)}–{score(highest)}"


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


def target(points: float | None) -> str:
    """A target or a limit as people say it: 85, not 85.00."""
    return NO_SCORE if is_missing(points) else f"{points:g}"


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
    if tied > 1:
        return _("อันดับ {place} จาก {count} (เท่ากัน {tied} แห่ง)").format(place=place, count=count, tied=tied)
    return _("อันดับ {place} จาก {count}").format(place=place, count=count)


def listed(names: list[str]) -> str:
    """`ก`, `ก และ ข`, `ก ข และ ค` in the language in use."""
    if len(names) < 2:
        return "".join(names)
    comma = ", " if language() == "en" else " "
    return _("{first} และ {last}").format(first=comma.join(names[:-1]), last=names[-1])


# How sure the rule book is → the one word for it, the surest first. Nothing is known of a year by itself where its rule is
# taken from the years beside it; one source, indirect ones or a guess is expected and not proven.
CONFIDENCE: dict[str, str] = {
    "high": N_("พิสูจน์แล้ว"),
    "medium": N_("คาดไว้"),
    "low": N_("คาดไว้"),
    "assumed": N_("ใช้กติกาปีใกล้เคียง"),
    "unknown": N_("ไม่ทราบ"),
}

# How sure a finding in a draft is.
SURENESS = {
    "high": N_("มาก"),
    "medium": N_("ปานกลาง"),
    "low": N_("น้อย"),
}

STATUS = {
    "published": N_("ประกาศแล้ว"),
    "synthetic": N_("ข้อมูลสมมติ"),
    "draft": N_("ร่าง"),
}

LAYOUTS = {
    "tidy": N_("หนึ่งแถวต่อหนึ่งคะแนน"),
    "wide": N_("หนึ่งแถวต่อหนึ่งหน่วยงาน"),
    "agencies": N_("ทะเบียนหน่วยงาน"),
    "crossed": N_("ปีหรือหน่วยงานเรียงตามแนวนอน"),
    "down": N_("รายการลงตามแถว"),
    "questions": N_("ข้อคำถามตามรหัส"),
}

BASES = {
    "parts": N_("รวมจากส่วนย่อยตามน้ำหนัก"),
    "instruments": N_("รวมจากเครื่องมือตามน้ำหนัก"),
    "indicators": N_("ค่าเฉลี่ยของตัวชี้วัด"),
    "sub_indicators": N_("ค่าเฉลี่ยของตัวชี้วัดย่อย"),
    "questions": N_("ค่าเฉลี่ยของข้อคำถาม"),
}

RULES = {
    "known": CONFIDENCE["high"],
    "assumed": CONFIDENCE["assumed"],
    "unknown": CONFIDENCE["unknown"],
}

SEVERITIES = {
    "error": N_("ขัดกัน"),
    "warning": N_("ควรตรวจ"),
    "note": N_("ข้อสังเกต"),
}

SETS = {
    "district": N_("อำเภอเดียวกัน"),
    "province": N_("จังหวัดเดียวกัน"),
    "type": N_("ประเภทเดียวกันในจังหวัด"),
    "size": N_("ประเภทและขนาดประชากรเดียวกัน"),
    "twins": N_("คะแนนรายตัวชี้วัดใกล้เคียงที่สุด"),
    "own": N_("เลือกเอง"),
}

PLANS = {
    "documents": N_("เอกสาร (OIT)"),
    "perceptions": N_("การรับรู้ (IIT และ EIT)"),
    "both": N_("ทั้งสองทาง"),
}

PAIRS = {
    "parts": N_("ถามสองส่วน"),
    "same": N_("ถามทั้งบุคลากรและประชาชน"),
    "near": N_("เรื่องใกล้เคียงของบุคลากรและประชาชน"),
}

MATCHES = {
    "exact": N_("ตรงกัน"),
    "partial": N_("ตรงบางส่วน"),
    "merged": N_("รวมหลายข้อ"),
}

MEASURE_SUBJECTS = {
    "issue": N_("ประเด็น"),
    "indicator": N_("ตัวชี้วัด"),
    "question": N_("ข้อคำถาม"),
    "own": N_("กำหนดเอง"),
}

PROGRESS = {
    "not_started": N_("ยังไม่เริ่ม"),
    "doing": N_("กำลังดำเนินการ"),
    "done": N_("แล้วเสร็จ"),
    "cancelled": N_("ยกเลิกแล้ว"),
}

DRAFT_KINDS = {
    "figure": N_("คะแนนต่างจากข้อมูล"),
    "two_values": N_("รายการเดียวสองค่า"),
    "mean_is_overall": N_("ค่าเฉลี่ยเท่ากับภาพรวม"),
    "count": N_("จำนวนนับ"),
    "list": N_("รายการที่จัดไว้"),
    "order": N_("สูงสุดและต่ำสุด"),
    "place": N_("ชื่อและพื้นที่"),
    "code": N_("รหัสข้อ"),
    "name": N_("เลขและชื่อตัวชี้วัด"),
    "weight": N_("น้ำหนัก"),
    "level": N_("ระดับ"),
    "level_scheme": N_("ระดับของเกณฑ์อื่น"),
    "year": N_("ปี"),
}
