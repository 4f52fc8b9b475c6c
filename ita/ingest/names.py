"""The names an input may use: of indicators and instruments, of questions in each year, of agencies. Nothing is guessed."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ita.ingest import clean
from ita.register import Agency, squeezed
from ita.words.thai import bones

_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d)?[.)]\s*|\d{1,2}\s+)")
# What one name has and another of the same thing has not.
_LOOSE = (("การ", ""), ("ทาง", ""), ("ระบบ", ""), ("แก้ไข", "แก้"))
# What may follow a name without a space between, and marks above and below that belong to the letter before.
_AFTER_NAME = ("อำเภอ", "อ.", "จังหวัด", "จ.", "ตำบล", "ต.", "ประจำ", "ปี", "พ.ศ.")
_MARKS = "".join(chr(code) for code in (0x0E31, *range(0x0E33, 0x0E3B), *range(0x0E45, 0x0E4F)))
_DISTRICT = re.compile(r"(?:อำเภอ|(?<![ก-๙])อ\.)\s*([ก-๙]+)")
_PROVINCE = re.compile(r"(?:จังหวัด|(?<![ก-๙])จ\.)\s*([ก-๙]+)")
CLOSE = 0.72
CLEARLY = 0.12
FEWEST_BONES = 4
BEGINNING = 3  # letters; no agency has a shorter name


def loosened(name: str) -> str:
    """A name without what different documents write differently: spaces, numbering, การ, ทาง, ระบบ."""
    plain = squeezed(_NUMBERED.sub("", clean.digits(name)))
    for part, instead in _LOOSE:
        plain = plain.replace(part, instead)
    return plain


def by_bones(meanings: Mapping[str, str]) -> dict[str, str]:
    """Meanings by what is left of their words in a damaged text, where that is enough and means one thing only."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, meaning in meanings.items():
        found[bones(name)].add(meaning)
    return {
        left: means.pop() for left, means in found.items() if len(left) >= FEWEST_BONES and len(means) == 1
    }


class Words:
    """Names of the rule book and of the register."""

    def __init__(
        self,
        nodes: Iterable[Mapping[str, Any]],
        others: Iterable[Mapping[str, Any]],
        agencies: Iterable[Agency],
    ) -> None:
        meanings: dict[str, set[str]] = defaultdict(set)
        self._questions: dict[int, dict[str, str]] = defaultdict(dict)
        for row in nodes:
            if row["kind"] == "question" and "@" not in row["node"]:
                self._questions[row["fiscal_year"]][row["node"]] = loosened(row["label_th"])
            if row["kind"] in ("indicator", "instrument", "issue") and "@" not in row["node"]:
                for label in (row["label_th"], row["label_en"]):
                    meanings[loosened(label)].add(row["node"])
        for row in others:
            meanings[loosened(row["name"])].add(row["node"])
        self._nodes = {name: found.pop() for name, found in meanings.items() if len(found) == 1}
        self._damaged = by_bones(self._nodes)
        self._agencies: dict[str, list[Agency]] = defaultdict(list)
        for agency in agencies:
            for name in {squeezed(agency.agency_name), squeezed(agency.short_name)} - {""}:
                self._agencies[name].append(agency)
        # By their first letters the lengths of names, longest first: where a name may begin, and how far it may reach.
        self._lengths: dict[str, list[int]] = defaultdict(list)
        for name in self._agencies:
            lengths = self._lengths[name[:BEGINNING]]
            if len(name) not in lengths:
                lengths.append(len(name))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def node_named(self, text: str) -> str | None:
        """The indicator, instrument or issue of that name, whatever number stands before it."""
        if len(text) <= 2:
            return None
        return self._nodes.get(loosened(text)) or self._damaged.get(bones(loosened(text)))

    def question_reading(self, year: int | None, text: str) -> str | None:
        """The one question of the year whose text this clearly is; None where none or several come near."""
        wanted = loosened(text)
        if year is None or len(wanted) < 6:
            return None
        near = sorted(
            (
                (difflib.SequenceMatcher(None, wanted, label).ratio(), code)
                for code, label in self._questions.get(year, {}).items()
            ),
            reverse=True,
        )
        if not near or near[0][0] < CLOSE or (len(near) > 1 and near[0][0] - near[1][0] < CLEARLY):
            return None
        return near[0][1]

    def agency_in(self, text: str, places: str = "") -> str:
        """The id of the one agency that a text names, its district deciding between agencies of one name; else nothing.

        The name must end where a word ends: อบต.นา is not named by อบต.นาดี. Where the text, or `places` around it, names
        another district or province, another agency of that name is meant, whether we know it or not.
        """
        plain, ends = _squeezed_with_ends(text)
        names = [
            plain[at : at + length]
            for at in range(len(plain))
            for length in self._lengths.get(plain[at : at + BEGINNING], ())
            if at + length <= len(plain)
            and ends[at + length - 1]
            and plain[at : at + length] in self._agencies
        ]
        if not names:
            return ""
        around = f"{text} {places}"
        found = [agency for agency in self._agencies[max(names, key=len)] if _may_lie_in(agency, around)]
        if len(found) > 1:
            found = [agency for agency in found if agency.district and agency.district in plain]
        return found[0].agency_id if len(found) == 1 else ""


def _squeezed_with_ends(text: str) -> tuple[str, list[bool]]:
    """The text without spaces and case, and for each letter whether a word may end with it."""
    letters = [(place, letter) for place, letter in enumerate(text) if not letter.isspace()]
    plain = "".join(letter for _place, letter in letters).casefold()
    if len(plain) != len(letters):
        return "", []  # a letter that has no single small one; no name of an agency has any
    ends = []
    for number, (place, _letter) in enumerate(letters):
        following = text[place + 1] if place + 1 < len(text) else " "
        ends.append(
            not following.isalpha() and following not in _MARKS or plain[number + 1 :].startswith(_AFTER_NAME)
        )
    return plain, ends


def _may_lie_in(agency: Agency, text: str) -> bool:
    """The text names no district or province but the agency's own."""
    for place, named in (
        (agency.district, _DISTRICT.findall(text)),
        (agency.province, _PROVINCE.findall(text)),
    ):
        if place and named and not any(one.startswith(place) for one in named):
            return False
    return True
