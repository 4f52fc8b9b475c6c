"""Which agency does a name mean? Pure matching over a register of agencies; nothing is guessed."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ita.errors import ChoiceError
from ita.words.language import N_
from ita.words.told import tell

NEAR = 0.8
_PLACE_WORDS = re.compile(r"(?<!\S)(?:อำเภอ|จังหวัด|อ\.|จ\.)\s*")


@dataclass(frozen=True)
class Agency:
    """One agency of the register. `short_name` is its name as officers abbreviate it."""

    agency_id: str
    agency_name: str
    short_name: str
    agency_type: str
    district: str | None
    province: str | None

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> "Agency":
        """The agency of a row that has at least these columns; whatever is no text in a place is no place."""
        district, province = (
            row[name] if isinstance(row[name], str) else None for name in ("district", "province")
        )
        return cls(
            str(row["agency_id"]),
            str(row["agency_name"]),
            str(row["short_name"]),
            str(row["agency_type"]),
            district,
            province,
        )

    @property
    def described(self) -> str:
        """Name, district and province in one line."""
        places = [
            f"อ.{self.district}" if self.district else "",
            f"จ.{self.province}" if self.province else "",
        ]
        return " ".join([self.short_name, *filter(None, places)])


def squeezed(text: str) -> str:
    """A name without spaces and case, for comparing."""
    return "".join(text.split()).casefold()


class Register:
    """Finds agencies by id, by full or short name, or by name with district and province."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.by_id = {agency.agency_id: agency for agency in agencies}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for agency in self.by_id.values():
            for name in (agency.agency_name, agency.short_name):
                places = (agency.district or "", agency.province or "")
                for tail in ("", places[0], places[1], places[0] + places[1]):
                    self._by_name[squeezed(name + tail)].add(agency.agency_id)

    def find(self, named: str, district: str = "", province: str = "") -> str:
        """The `agency_id` that `named` means; raises ChoiceError when it means none or several."""
        if named in self.by_id:
            return named
        text = squeezed(_PLACE_WORDS.sub("", named))
        found = [self.by_id[i] for i in sorted(self._by_name.get(text, ()))]
        for place, kept in ((district, "district"), (province, "province")):
            wanted = squeezed(_PLACE_WORDS.sub("", place))
            if wanted:
                found = [agency for agency in found if squeezed(getattr(agency, kept) or "") == wanted]
        if len(found) == 1:
            return found[0].agency_id
        choices = tuple(f"{agency.agency_id} ({agency.described})" for agency in found)
        if found:
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
        near = tuple(f"{agency.agency_id} ({agency.described})" for agency in self.near(named))
        raise ChoiceError(
            tell(N_("ไม่พบหน่วยงาน “{name}” ในทะเบียน"), name=named),
            tell(N_("หมายถึง {agencies} หรือไม่"), agencies="; ".join(near))
            if near
            else tell(N_("ตรวจตัวสะกด หรือเพิ่มหน่วยงานในไฟล์ agencies.csv ใต้ data/scores")),
            near,
        )

    def near(self, named: str, count: int = 3) -> list[Agency]:
        """Agencies whose names are written much alike, nearest first: to be proposed, never to be taken."""
        text = squeezed(_PLACE_WORDS.sub("", named))
        names = difflib.get_close_matches(text, self._by_name, n=4 * count, cutoff=NEAR)
        found = dict.fromkeys(agency_id for name in names for agency_id in sorted(self._by_name[name]))
        return [self.by_id[agency_id] for agency_id in [*found][:count]]
