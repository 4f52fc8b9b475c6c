"""Thai dates typed by people, and the periods of a fiscal year, as text and as days.

Fiscal year Y of the Buddhist Era runs from 1 October Y-1 to 30 September Y.
"""

import re
from calendar import monthrange
from datetime import date

from ita.contracts import BUDDHIST_ERA
from ita.words.thai import ENGLISH_MONTHS, LONG_MONTHS, SHORT_MONTHS, arabic

# Month as people write it, without dots → its number.
_MONTHS = {
    name.replace(".", ""): number
    for names in (SHORT_MONTHS, LONG_MONTHS, ENGLISH_MONTHS)
    for number, name in enumerate(names, start=1)
}
_MONTH = "|".join(sorted((r"\.?".join(name) + r"\.?" for name in _MONTHS), key=len, reverse=True))
_YEAR = r"(?:พ\.?\s*ศ\.?\s*)?(\d{4}|\d{2})"
_WORDS = re.compile(rf"(?:วันที่\s*)?(\d{{1,2}})\s*({_MONTH})\s*{_YEAR}(?: \(BE (\d{{4}})\))?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_MONTH_YEAR = re.compile(rf"(?:(\d{{1,2}})\s*)?({_MONTH})\s*{_YEAR}")
_FIRST_BUDDHIST = 2400  # a four-digit year from here on is of the Buddhist Era
_CENTURY = 2500
_FIRST_MONTH = 10


def parsed(text: str) -> date | None:
    """The day of `15 ม.ค. 2569`, `๑๕/๑/๒๕๖๙`, `15 มกราคม พ.ศ. 2569`, `15 Jan 2026 (BE 2569)`, `15/1/69` or `2026-01-15`; None for a blank.

    A four-digit year before 2400 is of the Common Era, one of two digits of the Buddhist Era. Raises ValueError for
    anything else and for days that do not exist.
    """
    plain = " ".join(arabic(text).split())
    if plain in ("", "-", "–"):
        return None
    if iso := _ISO.fullmatch(plain):
        return date(_common(iso[1]), int(iso[2]), int(iso[3]))
    if words := _WORDS.fullmatch(plain):
        if words[4] and _common(words[4]) != _common(words[3]):
            raise ValueError(text)
        return date(_common(words[3]), _month(words[2]), int(words[1]))
    if numbers := _NUMBERS.fullmatch(plain):
        return date(_common(numbers[3]), int(numbers[2]), int(numbers[1]))
    raise ValueError(text)


def periods(plan_year: int) -> list[str]:
    """Periods to choose from: the whole fiscal year, its halves, its quarters and its months, in this order."""
    spans = [(start, length) for length in (12, 6, 3, 1) for start in range(0, 12, length)]
    return [_period(plan_year, start, start + length - 1) for start, length in spans]


def period_end(text: str) -> date | None:
    """The last day of a period by the last month and year it names, of its day where it gives one; None without any."""
    named = list(_MONTH_YEAR.finditer(arabic(text)))
    if not named:
        return None
    day, month, year = named[-1].groups()
    try:
        last = monthrange(_common(year), _month(month))[1]
        return date(_common(year), _month(month), min(int(day or last) or last, last))
    except ValueError:
        return None


def _period(plan_year: int, first: int, last: int) -> str:
    return (
        _month_text(plan_year, first)
        if first == last
        else (f"{_month_text(plan_year, first)} – {_month_text(plan_year, last)}")
    )


def _month_text(plan_year: int, place: int) -> str:
    year, month = _year_and_month(plan_year, place)
    return f"{SHORT_MONTHS[month - 1]} {year + BUDDHIST_ERA}"


def _year_and_month(plan_year: int, place: int) -> tuple[int, int]:
    """Common Era year and month of the n-th month (0 is the first) of a fiscal year."""
    months = _FIRST_MONTH - 1 + place
    return plan_year - BUDDHIST_ERA - 1 + months // 12, months % 12 + 1


def _month(text: str) -> int:
    return _MONTHS[text.replace(".", "")]


def _common(year: str) -> int:
    number = int(year) + (_CENTURY if len(year) < 4 else 0)
    return number - BUDDHIST_ERA if number >= _FIRST_BUDDHIST else number
