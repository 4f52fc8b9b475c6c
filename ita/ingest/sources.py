"""Which files make a build, and their fingerprint. Plain Python only, so that a start with nothing to do is quick."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from ita.config import POINTER_FILE, program_version
from ita.terms import FOLDER_STATUS, Status

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


def _visible(path: Path) -> bool:
    return path.is_file() and not any(part.startswith((".", "~$")) for part in path.parts[-3:])


def score_files(data: Path) -> list[Source]:
    """Every file under data/scores but notes; a folder's name says the status of its files."""
    folder = data / "scores"
    found = []
    for path in sorted(folder.rglob("*")):
        if not _visible(path) or path.suffix.casefold() in _NOTES:
            continue
        inside = path.relative_to(folder).parts[:-1]
        status = next((FOLDER_STATUS[part] for part in inside if part in FOLDER_STATUS), Status.PUBLISHED)
        found.append(Source(path, path.relative_to(data).as_posix(), status, Said.beside(path)))
    # Imports come last, in the order they were made: a later one may revise an earlier one.
    return sorted(found, key=lambda source: (source.said.at, source.name))


def sha256(path: Path) -> str:
    """The fingerprint of a file's bytes."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def fingerprint(data: Path) -> str:
    """Names the build these files make: same files and same program, same fingerprint."""
    digest = hashlib.sha256(program_version().encode())
    paths = [p for part in ("reference", "scores") for p in sorted((data / part).rglob("*")) if _visible(p)]
    for path in paths:
        digest.update(path.relative_to(data).as_posix().encode() + b"\0")
        digest.update(bytes.fromhex(sha256(path)))
    return digest.hexdigest()[:16]


def build_name(data_version: str) -> str:
    """The file name of the build of this fingerprint."""
    return f"ita-{data_version}.duckdb"


def is_current(data: Path) -> bool:
    """The current build was made of exactly these files by this program."""
    pointer = data / "build" / POINTER_FILE
    if not pointer.is_file():
        return False
    named = pointer.read_text(encoding="utf-8").strip()
    return named == build_name(fingerprint(data)) and (data / "build" / named).is_file()
