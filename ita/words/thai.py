"""Thai digits, the names of months, and days and moments as text in the language in use, always in Thai time."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from ita.contracts import BUDDHIST_ERA
from ita.words.language import _, language

BANGKOK = timezone(timedelta(hours=7))
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
LONG_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS = {
    ("th", "short"): SHORT_MONTHS,
    ("th", "long"): LONG_MONTHS,
    ("en", "short"): ENGLISH_MONTHS,
    ("en", "long"): _LONG_ENGLISH_MONTHS,
}
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def arabic(text: str) -> str:
    """The text with Thai digits as Arabic ones."""
    return text.translate(_ARABIC)


# Glyphs of old Thai fonts that stand in the private area: a letter without its foot, marks moved left or down.
_SHAPED = {
    0xF700: "ฐ", 0xF70F: "ญ", 0xF710: "\u0e31", 0xF711: "\u0e4d", 0xF712: "\u0e47",
    **{0xF701 + place: chr(0x0E34 + place) for place in range(4)},
    **{first + place: chr(0x0E48 + place) for first in (0xF705, 0xF70A, 0xF713) for place in range(5)},
    **{0xF718 + place: chr(0x0E38 + place) for place in range(3)},
}  # fmt: skip
# Spellings that look right and are not: each pattern and what stands for it. Nothing of it touches a digit.
MENDED = (
    (re.compile("(?<=[ก-ฮ]) +(?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"), ""),  # room before a mark
    (re.compile("ํ ?([่้๊๋]?) ?า"), r"\1ำ"),
    (re.compile("([่้๊๋])ํ ?า"), r"\1ำ"),
    (re.compile("(?<=[ก-ฮ่้๊๋]) (?=ำ)"), ""),
    (re.compile("เเ"), "แ"),
    (re.compile("([่้๊๋])([\u0e31\u0e34-\u0e39])"), r"\2\1"),  # a tone mark typed before its vowel
)
_LOST = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ufffd\\s]+")
_LOST_AT_A_DIGIT = re.compile("[0-9๐-๙]\ufffd|\ufffd[0-9๐-๙]")


def shaped(text: str) -> str:
    """The text with the letters that glyphs of old Thai fonts stand for; as long as before."""
    return text.translate(_SHAPED)


def mended(text: str) -> str:
    """The text as it should be spelt: sara am in one letter, แ for two เ, marks on their letters and in their order."""
    if text.isascii():
        return text
    text = shaped(text)
    for pattern, instead in MENDED:
        text = pattern.sub(instead, text)
    return text


def bones(text: str) -> str:
    """The text without its marks, what could not be read and room: what is left of it when a PDF's text is damaged.

    Empty where a digit may be lost.
    """
    if _LOST_AT_A_DIGIT.search(text):
        return ""
    return _LOST.sub("", arabic(text).replace("ำ", "า").replace("เเ", "แ")).casefold()


def thai(text: str) -> str:
    """The text with Arabic digits as Thai ones."""
    return text.translate(_THAI)


def months_pattern() -> str:
    """A regular expression of the Thai names of months, long and short."""
    return "|".join(map(re.escape, (*LONG_MONTHS, *SHORT_MONTHS)))


def day(found: date | None, months: Literal["short", "long"] = "short") -> str:
    """`15 ม.ค. 2569`, in English `15 Jan 2026 (BE 2569)`; empty for None."""
    if found is None:
        return ""
    month = _MONTHS[language(), months][found.month - 1]
    buddhist = found.year + BUDDHIST_ERA
    if language() == "en":
        return f"{found.day} {month} {found.year} (BE {buddhist})"
    return f"{found.day} {month} {buddhist}"


def moment(at: str) -> str:
    """`21 พ.ย. 2569 เวลา 17:05 น.` of an ISO time; empty for an empty one. A time without a zone is Thai time."""
    if not at:
        return ""
    found = datetime.fromisoformat(at)
    found = found.astimezone(BANGKOK) if found.tzinfo else found
    return _("{day} เวลา {clock} น.").format(day=day(found.date()), clock=f"{found:%H:%M}")
