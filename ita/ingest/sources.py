"""Which files make a build, and what was said about them. Plain Python only, so that a start with nothing to do is quick."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ita import disk, freshness
from ita.freshness import is_current, sha256, visible_files
from ita.terms import FOLDER_STATUS, Status

__all__ = ["Said", "Source", "fingerprint", "is_current", "score_files", "sha256"]

_NOTES = (".md", ".json", ".txt")


@dataclass(frozen=True)
class Said:
    """What the importer decided about a file; kept beside it as JSON, so that a build reads it the same way again.

    `agencies` and `headings` say what a name or a heading as written means; the rest is of the import itself: `number`
    is its place among all imports, and `at`, an ISO time, only tells when the clock said it was.
    """

    fiscal_year: int | None = None
    agency: str | None = None
    layout: str = ""
    accept_points: bool = False
    revise: bool = False
    agencies: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    number: int = 0
    id: str = ""
    at: str = ""
    by: str = ""

    @classmethod
    def beside(cls, path: Path) -> "Said":
        """The decisions kept beside a file; none where there are none. Raises ValueError where they are damaged."""
        kept = beside(path)
        return cls.of(disk.read_json(kept)) if kept.is_file() else cls()

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Said":
        """The decisions among what a JSON file says; raises ValueError where one of them cannot be meant."""
        plain = cls()
        for name in [one.name for one in fields(cls) if one.name in told]:
            kind = {"fiscal_year": int, "agency": str}.get(name, type(getattr(plain, name)))
            is_spare = told[name] is None and getattr(plain, name) is None
            if not is_spare and type(told[name]) is not kind:
                raise ValueError(name)
        said = cls(**{one.name: told[one.name] for one in fields(cls) if one.name in told})
        if not all(isinstance(one, str) for one in (*said.agencies.values(), *said.headings.values())):
            raise ValueError("agencies, headings")
        if said.at:
            datetime.fromisoformat(said.at)
        return said

    def as_json(self, result: Mapping[str, Any] = MappingProxyType({})) -> str:
        """What is kept beside the file: the decisions, and what came of them."""
        return disk.as_json(asdict(self) | dict(result))


@dataclass(frozen=True)
class Source:
    """One score file as received, with what its importer said about it; `is_damaged` where that cannot be read."""

    path: Path
    name: str
    status: Status
    said: Said = Said()
    is_damaged: bool = False


@dataclass(frozen=True)
class Change:
    """Files on their way in, each with the text that will be kept beside it, and names on their way out."""

    coming: tuple[tuple[Source, str], ...] = ()
    leaving: frozenset[str] = frozenset()


NOTHING = Change()


def beside(path: Path) -> Path:
    """Where the decisions about a file are kept."""
    return path.with_name(path.name + ".json")


def score_files(data: Path, change: Change = NOTHING) -> list[Source]:
    """Every file under data/scores but notes, as after the change; a folder's name says the status of its files."""
    folder = data / "scores"
    found = [source for source, _beside in change.coming]
    for path in visible_files(folder):
        name = path.relative_to(data).as_posix()
        if path.suffix.casefold() in _NOTES or name in change.leaving:
            continue
        inside = path.relative_to(folder).parts[:-1]
        status = next((FOLDER_STATUS[part] for part in inside if part in FOLDER_STATUS), Status.PUBLISHED)
        try:
            found.append(Source(path, name, status, Said.beside(path)))
        except ValueError:
            found.append(Source(path, name, status, is_damaged=True))
    # Imports come last, in the order they were made: a later one may revise an earlier one. Those of a time when they
    # were not numbered come before the numbered ones.
    return sorted(found, key=lambda source: (source.said.number, source.said.at, source.name))


def fingerprint(data: Path, change: Change = NOTHING) -> str:
    """Names the build these files make after the change: same files and same program, same fingerprint."""
    coming = {source.name: sha256(source.path) for source, _text in change.coming}
    coming |= {
        f"{source.name}.json": hashlib.sha256(text.encode()).hexdigest() for source, text in change.coming
    }
    return freshness.fingerprint(data, coming, change.leaving)
