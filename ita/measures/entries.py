"""Short texts by key as an office keeps them in revisions: notes by fiscal year, published documents by their code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ita.contracts import typed
from ita.measures.merging import OURS, Conflict

FORMAT = "ita-entries-1"
LONGEST = 200  # letters of one text
NOTES = "notes"
CHECKLIST = "checklist-{fiscal_year}"
PUBLISHED = "published"  # the text of a document that is ticked


@dataclass(frozen=True)
class Entries:
    """The texts of one agency by key, as one revision holds them; a key without a text has none.

    `place` says what they are: `notes`, keyed by fiscal year, or `checklist-<year>`, keyed by the codes of its documents.
    `at` is an ISO time with zone, empty until it is saved; `based_on` the revision that was edited, 0 for none.
    """

    agency_id: str
    place: str
    revision: int = 0
    by: str = ""
    at: str = ""
    based_on: int = 0
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def content(self) -> dict[str, str]:
        """The texts by key."""
        return dict(self.texts)

    def having(self, texts: Mapping[str, str]) -> "Entries":
        """The same with these texts in place of its own."""
        return tidied(replace(self, texts=tuple(texts.items())))


def tidied(entries: Entries) -> Entries:
    """With texts of one line of letters that can be seen, none too long and none blank, in the order of their keys."""
    told = {key: " ".join(typed(text).split())[:LONGEST].strip() for key, text in entries.texts}
    return replace(entries, texts=tuple(sorted((key, text) for key, text in told.items() if text)))


def as_json(entries: Entries) -> dict[str, Any]:
    """As they are written to their file."""
    return {
        "format": FORMAT,
        "agency_id": entries.agency_id,
        "place": entries.place,
        "revision": entries.revision,
        "by": entries.by,
        "at": entries.at,
        "based_on": entries.based_on,
        "texts": entries.content,
    }


def from_json(told: Any) -> Entries:
    """The entries of a file's JSON; raises ValueError where it is something else."""
    try:
        texts = told["texts"].items()
        words = [told["agency_id"], told["place"], told["by"], *(text for _key, text in texts)]
        if told["format"] != FORMAT or not all(isinstance(one, str) for one in words):
            raise ValueError("format")
        if not all(type(told[name]) is int for name in ("revision", "based_on")):
            raise ValueError("revision")
        return Entries(
            agency_id=told["agency_id"],
            place=told["place"],
            revision=told["revision"],
            by=told["by"],
            at=datetime.fromisoformat(told["at"]).isoformat(),
            based_on=told["based_on"],
            texts=tuple(texts),
        )
    except (KeyError, TypeError, AttributeError) as broken:
        raise ValueError(str(broken)) from broken


def merged(
    before: Entries, theirs: Entries, ours: Entries, decided: Mapping[str, str]
) -> tuple[Entries, tuple[Conflict, ...]]:
    """Two edits key by key: what either changed is taken; what both changed differently is a conflict until it is decided,
    by its key, for theirs or ours.
    """
    old, new, mine = before.content, theirs.content, ours.content
    taken, conflicts = dict[str, str](), list[Conflict]()
    for key in sorted({*old, *new, *mine}):
        was, text, own = old.get(key, ""), new.get(key, ""), mine.get(key, "")
        taken[key] = own if text == was or decided.get(key) == OURS else text
        if text != own and was not in (text, own) and key not in decided:
            conflicts.append(Conflict(key, "text", was, text, own))
    return replace(theirs, texts=tuple(taken.items())), tuple(conflicts)


def changes(before: Entries, after: Entries) -> list[Conflict]:
    """What one person changed, as conflicts nobody disputes: `theirs` is the new text."""
    old, new = before.content, after.content
    return [
        Conflict(key, "text", old.get(key, ""), new.get(key, ""), None)
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
    ]
