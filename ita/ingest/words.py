"""The names an input may use: of indicators and instruments, of questions in each year, of agencies. Nothing is guessed."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ita.ingest import clean
from ita.register import Agency, squeezed

_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d)?[.)]\s*|\d{1,2}\s+)")
# What one name has and another of the same thing has not.
_LOOSE = (("การ", ""), ("ทาง", ""), ("ระบบ", ""), ("แก้ไข", "แก้"))
CLOSE = 0.72
CLEARLY = 0.12


def loosened(name: str) -> str:
    """A name without what different documents write differently: spaces, numbering, การ, ทาง, ระบบ."""
    plain = squeezed(_NUMBERED.sub("", clean.digits(name)))
    for part, instead in _LOOSE:
        plain = plain.replace(part, instead)
    return plain


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
        self._agencies = sorted(
            (
                (squeezed(name), agency)
                for agency in agencies
                for name in {agency.agency_name, agency.short_name}
            ),
            key=lambda one: -len(one[0]),
        )

    def node_named(self, text: str) -> str | None:
        """The indicator, instrument or issue of that name, whatever number stands before it."""
        return self._nodes.get(loosened(text)) if len(text) > 2 else None

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

    def agency_in(self, text: str) -> str:
        """The id of the one agency that a text names, its district deciding between agencies of one name; else nothing."""
        plain = squeezed(text)
        longest = next((name for name, _agency in self._agencies if name in plain), None)
        if longest is None:
            return ""
        found = [agency for name, agency in self._agencies if name == longest]
        if len(found) > 1:
            found = [agency for agency in found if agency.district and agency.district in plain]
        return found[0].agency_id if len(found) == 1 else ""
