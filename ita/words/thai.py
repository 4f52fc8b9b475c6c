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
