"""The provinces, districts and sub-districts of the country: what they are called, also in English, and which exist where."""

import difflib
from functools import cache

import geothai

CAPITAL = "เมือง"
NEAR = 0.7
_BANGKOK = "เขต"


@cache
def _province_codes() -> dict[str, str]:
    return {one.name_th: one.code for one in geothai.provinces()}


@cache
def _districts(province: str) -> dict[str, geothai.types.District]:
    code = _province_codes().get(province)
    rows = geothai.districts(code) if code else []
    return {one.name_th.removeprefix(_BANGKOK): one for one in rows}


def provinces() -> list[str]:
    """All provinces, in the order of their codes."""
    return list(_province_codes())


def districts(province: str) -> list[str]:
    """The districts of a province; none where the country has no such province."""
    return list(_districts(province))


def district_named(name: str, province: str) -> str:
    """The full name of a district: what is written เมือง is the capital district of its province; else as it is written."""
    return f"{CAPITAL}{province}" if name == CAPITAL and province else name


@cache
def subdistricts(province: str, district: str) -> frozenset[str]:
    """The sub-districts of a district; none where the country has no such district."""
    found = _districts(province).get(district_named(district, province))
    return frozenset(one.name_th for one in geothai.subdistricts(found.code)) if found else frozenset()


def divided(text: str) -> tuple[str, str, str]:
    """A text that ends in a province, or a district and its province, parted into what stands before, district and province."""
    *before, last = text.split() or [""]
    if not before or last not in _province_codes():
        return text, "", ""
    if len(before) > 1 and district_named(before[-1], last) in _districts(last):
        return " ".join(before[:-1]), district_named(before[-1], last), last
    return " ".join(before), "", last


def near_districts(name: str, province: str, count: int = 3) -> list[str]:
    """Districts of the province that are written much like `name`, nearest first; none where the name is one of them."""
    known = districts(province)
    if not known or district_named(name, province) in known:
        return []
    return difflib.get_close_matches(name, known, n=count, cutoff=NEAR)


@cache
def _english_districts() -> dict[str, str]:
    """English names of districts that are written alike in every province that has one of the name."""
    named: dict[str, set[str]] = {}
    for province in provinces():
        for name, district in _districts(province).items():
            named.setdefault(name, set()).add(district.name_en)
    return {name: english.pop() for name, english in named.items() if len(english) == 1}


def english_district(name: str) -> str | None:
    """The English name of a district; None where the country has none of that name, or several are written otherwise."""
    return _english_districts().get(name)
