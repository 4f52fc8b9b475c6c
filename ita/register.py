"""Which agency does a name mean? Pure matching over a register of agencies; nothing is guessed.

A name and its places are compared as parts: what stands behind a name must be the agency's own district and province, and a
place may follow a name only where a space or the word for a place divides them.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ita import places
from ita.errors import ChoiceError
from ita.words.language import N_
from ita.words.told import tell

NEAR = 0.8
PROPOSED = 3
_PLACE_WORD = re.compile(r"อำเภอ|จังหวัด|ตำบล|(?<![ก-๙.])(?:อ|จ|ต)\.|(?<=[ก-๙])(?:อ|จ|ต)\.")
_LEVELS = {"อ": "district", "จ": "province", "ต": "subdistrict"}


@dataclass(frozen=True)
class Agency:
    """One agency of the register. `short_name` is its name as officers abbreviate it, `former_names` full names it had before."""

    agency_id: str
    agency_name: str
    short_name: str
    agency_type: str
    district: str | None
    province: str | None
    former_names: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> "Agency":
        """The agency of a row that has at least these columns; whatever is no text in a place is no place."""
        district, province = (
            row[name] if isinstance(row[name], str) else None for name in ("district", "province")
        )
        former = row.get("former_names")
        return cls(
            str(row["agency_id"]),
            str(row["agency_name"]),
            str(row["short_name"]),
            str(row["agency_type"]),
            district,
            province,
            tuple(former.split("|")) if isinstance(former, str) and former else (),
        )

    @property
    def described(self) -> str:
        """Name, district and province in one line."""
        parts = [
            f"อ.{self.district}" if self.district else "",
            f"จ.{self.province}" if self.province else "",
        ]
        return " ".join([self.short_name, *filter(None, parts)])

    @property
    def prefix(self) -> str:
        """The words for the agency's kind that its full name begins with."""
        return self.agency_name.removesuffix(self.place_name)

    @property
    def place_name(self) -> str:
        """The full name without the words for its kind: what full and short name end alike with."""
        full, short = self.agency_name, self.short_name
        alike = 0
        while alike < min(len(full), len(short)) and full[-1 - alike] == short[-1 - alike]:
            alike += 1
        return full[len(full) - alike :].lstrip(".") or full

    def lies_in(self, district: str, province: str) -> bool:
        """The agency's own district and province are these, as far as they are given."""
        own_district, own_province = squeezed(self.district or ""), squeezed(self.province or "")
        named = squeezed(places.district_named(district, self.province or ""))
        return (not district or named == own_district) and (
            not province or squeezed(province) == own_province
        )


def squeezed(text: str) -> str:
    """A name without spaces and case, for comparing."""
    return "".join(text.split()).casefold()


@dataclass(frozen=True)
class _Reading:
    """One way to divide a text: a name, and what stands behind it as levels and names of places; of a level not said it is ``."""

    name: str
    tail: tuple[tuple[str, str], ...]


def _readings(text: str) -> Iterator[_Reading]:
    """Every way to divide a text into a name and places: at spaces and at words for places."""
    yield _Reading(squeezed(text), ())
    cuts = {match.start() for match in re.finditer(r"\s+", text.strip())}
    cuts |= {match.start() for match in _PLACE_WORD.finditer(text) if match.start()}
    for cut in sorted(cuts, reverse=True):
        tail = _places(text[cut:])
        if tail:
            yield _Reading(squeezed(text[:cut]), tail)


def _places(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    level, begin = "", 0
    for match in [*_PLACE_WORD.finditer(text), None]:
        end = match.start() if match else len(text)
        if value := squeezed(text[begin:end]):
            found.append((level, value))
        if match:
            level, begin = _LEVELS[match[0][0]], match.end()
    return tuple(found)


class Register:
    """Finds agencies by id, by full or short name, or by name with district and province."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.by_id = {agency.agency_id: agency for agency in agencies}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._in_district: dict[tuple[str, str], list[Agency]] = defaultdict(list)
        self._by_place: dict[str, list[Agency]] = defaultdict(list)
        for agency in self.by_id.values():
            for name in (agency.agency_name, agency.short_name):
                self._by_name[squeezed(name)].add(agency.agency_id)
            self._in_district[squeezed(agency.district or ""), squeezed(agency.province or "")].append(agency)
            self._by_place[squeezed(agency.place_name)].append(agency)

    def find(self, named: str, district: str = "", province: str = "") -> str:
        """The `agency_id` that `named` means; raises ChoiceError when it means none or several."""
        if named in self.by_id:
            return named
        district, province = (_bare(place) for place in (district, province))
        found = [self.by_id[i] for i in sorted(self._meant(named))]
        found = [agency for agency in found if agency.lies_in(district, province)]
        if len(found) == 1:
            return found[0].agency_id
        if found:
            choices = _choices(found)
            raise ChoiceError(
                tell(
                    N_("ชื่อ “{name}” ตรงกับ {count} หน่วยงาน: {agencies}"),
                    name=named,
                    count=len(found),
                    agencies="; ".join(choices),
                ),
                tell(N_("ระบุ agency_id หรือเติมอำเภอและจังหวัดต่อท้ายชื่อ")),
                choices,
            )
        near = _choices(self.near(named, district=district, province=province))
        raise ChoiceError(
            tell(N_("ไม่พบหน่วยงาน “{name}” ในทะเบียน"), name=named),
            tell(N_("หมายถึง {agencies} หรือไม่"), agencies="; ".join(near))
            if near
            else tell(N_("ตรวจตัวสะกด หรือเพิ่มหน่วยงานในไฟล์ agencies.csv ใต้ data/scores")),
            near,
        )

    def _meant(self, named: str) -> set[str]:
        """The agencies whose name the text is, with or without their own places behind it."""
        return {
            agency_id
            for reading in _readings(named)
            for agency_id in self._by_name.get(reading.name, ())
            if _fits(self.by_id[agency_id], reading.tail)
        }

    def near(
        self, named: str, count: int = PROPOSED, *, district: str = "", province: str = ""
    ) -> list[Agency]:
        """Agencies that a name may mean which none has: to be proposed, never to be taken.

        First those that had the name before; then those of the same place under another type, and of much the same place; in the
        district also those whose name is that of no sub-district there, as of agencies renamed; last whatever is written much alike.
        """
        reading = self._best_reading(named)
        said = dict(reading.tail)
        district = district or said.get("district", "")
        province = province or said.get("province", "")
        place = self._place_of(reading.name)
        there = self._there(district, province)
        former = [
            agency
            for agency in self.by_id.values()
            if reading.name in map(squeezed, agency.former_names) and agency.lies_in(district, province)
        ]
        ordered = [
            *former,
            *(agency for agency in there if squeezed(agency.place_name) == place),
            *_alike(place, there),
            *(self._renamed(there, reading.name) if district else []),
            *(agency for agency in self._by_place.get(place, ()) if agency.lies_in("", province)),
            *self._spelt_alike(reading.name, count),
        ]
        return list(dict.fromkeys(ordered))[:count]

    def _best_reading(self, named: str) -> _Reading:
        """The name in a text that no agency has, parted from places that words behind it call so."""
        divided = [
            reading
            for reading in _readings(named)
            if any(level for level, _place in reading.tail) and self._place_of(reading.name) != reading.name
        ]
        return min(divided, key=lambda one: len(one.name), default=_Reading(squeezed(named), ()))

    def _place_of(self, name: str) -> str:
        """The name without the words for a kind of agency that some agency of the register has."""
        for prefix in self._prefixes:
            if name.startswith(prefix) and len(name) > len(prefix):
                return name.removeprefix(prefix)
        return name

    @property
    def _prefixes(self) -> list[str]:
        if not hasattr(self, "_known_prefixes"):
            named = {
                squeezed(name.removesuffix(agency.place_name))
                for agency in self.by_id.values()
                for name in (agency.agency_name, agency.short_name)
            }
            self._known_prefixes = sorted(filter(None, named), key=len, reverse=True)
        return self._known_prefixes

    def _there(self, district: str, province: str) -> list[Agency]:
        """The agencies of a district, or of a province where no district is said."""
        if district:
            full = squeezed(places.district_named(district, province))
            return [
                agency
                for (own_district, own_province), mine in self._in_district.items()
                if own_district == full and (not province or own_province == squeezed(province))
                for agency in mine
            ]
        return [agency for agency in self.by_id.values() if province and agency.lies_in("", province)]

    def _renamed(self, there: Sequence[Agency], name: str) -> list[Agency]:
        """Agencies of one district that bear the name of no sub-district of it, those of the same type first."""
        odd = []
        for agency in there:
            known = places.subdistricts(agency.province or "", agency.district or "")
            if known and agency.place_name not in known:
                odd.append(agency)
        return sorted(odd, key=lambda agency: not name.startswith(squeezed(agency.prefix)))

    def _spelt_alike(self, name: str, count: int) -> list[Agency]:
        names = difflib.get_close_matches(name, self._by_name, n=4 * count, cutoff=NEAR)
        return [self.by_id[i] for close in names for i in sorted(self._by_name[close])]


def _bare(place: str) -> str:
    """A place without the word for it before."""
    return re.sub(r"^\s*(?:กิ่ง)?(?:อำเภอ|จังหวัด|อ\.|จ\.)\s*", "", place).strip()


def _fits(agency: Agency, tail: Sequence[tuple[str, str]]) -> bool:
    """What stands behind a name is the agency's own district, its province, or both in this order."""
    unsaid = ""
    for level, value in tail:
        if level == "district" and not agency.lies_in(value, ""):
            return False
        if level == "province" and not agency.lies_in("", value):
            return False
        if not level:
            unsaid += value
    if not unsaid:
        return True
    district, province = squeezed(agency.district or ""), squeezed(agency.province or "")
    short = places.CAPITAL if district == squeezed(places.CAPITAL + province) else district
    return unsaid in {
        one for one in (district, short, province, district + province, short + province) if one
    }


def _alike(place: str, agencies: Sequence[Agency]) -> list[Agency]:
    """Agencies of a place with a name written much like it, or that one of the two holds the other."""
    by_place: dict[str, list[Agency]] = defaultdict(list)
    for agency in agencies:
        by_place[squeezed(agency.place_name)].append(agency)
    close = difflib.get_close_matches(place, by_place, n=len(by_place) or 1, cutoff=NEAR)
    holding = [name for name in by_place if len(place) > 2 and (place in name or name in place)]
    return [agency for name in dict.fromkeys([*close, *holding]) for agency in by_place[name]]


def _choices(agencies: Iterable[Agency]) -> tuple[str, ...]:
    return tuple(f"{agency.agency_id} ({agency.described})" for agency in agencies)
