"""Which files make a build, and what was said about them. Plain Python only, so that a start with nothing to do is quick."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from ita.freshness import fingerprint, is_current, sha256, visible_files
from ita.terms import FOLDER_STATUS, Status

__all__ = ["Said", "Source", "fingerprint", "is_current", "score_files", "sha256"]

_NOTES = (".md", ".json", ".txt")


@dataclass(frozen=True)
class Said:
    """What the importer decided about a file; kept beside it as JSON, so that a build reads it the same way again.

    `agencies` and `headings` say what a name or a heading as written means; `id`, `at` and `by` are of the import itself.
    """

    fiscal_year: int | None = None
    agency: str | None = None
    layout: str = ""
    accept_points: bool = False
    revise: bool = False
    agencies: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    id: str = ""
    at: str = ""
    by: str = ""

    @classmethod
    def beside(cls, path: Path) -> "Said":
        """The decisions kept beside a file; none where there are none."""
        kept = path.with_name(path.name + ".json")
        if not kept.is_file():
            return cls()
        told = json.loads(kept.read_text(encoding="utf-8"))
        names = {one.name for one in fields(cls)}
        return cls(**{name: found for name, found in told.items() if name in names})

    def as_json(self) -> str:
        """What is kept beside the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


@dataclass(frozen=True)
class Source:
    """One score file as received, with what its importer said about it."""

    path: Path
    name: str
    status: Status
    said: Said = Said()


def score_files(data: Path) -> list[Source]:
    """Every file under data/scores but notes; a folder's name says the status of its files."""
    folder = data / "scores"
    found = []
    for path in visible_files(folder):
        if path.suffix.casefold() in _NOTES:
            continue
        inside = path.relative_to(folder).parts[:-1]
        status = next((FOLDER_STATUS[part] for part in inside if part in FOLDER_STATUS), Status.PUBLISHED)
        found.append(Source(path, path.relative_to(data).as_posix(), status, Said.beside(path)))
    # Imports come last, in the order they were made: a later one may revise an earlier one.
    return sorted(found, key=lambda source: (source.said.at, source.name))
