"""Which files make a build, and their fingerprint. Plain Python only, so that a start with nothing to do is quick."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ita.config import POINTER_FILE, program_version
from ita.terms import FOLDER_STATUS, Status

_NOTES = (".md", ".json", ".txt")


@dataclass(frozen=True)
class Source:
    """One score file as received, with what its importer said about it."""

    path: Path
    name: str
    status: Status
    fiscal_year: int | None = None
    agency: str | None = None


def _visible(path: Path) -> bool:
    return path.is_file() and not any(part.startswith((".", "~$")) for part in path.parts[-3:])


def score_files(data: Path) -> list[Source]:
    """Every file under data/scores but notes, ordered by name; a folder's name says the status of its files."""
    folder = data / "scores"
    found = []
    for path in sorted(folder.rglob("*")):
        if not _visible(path) or path.suffix.casefold() in _NOTES:
            continue
        inside = path.relative_to(folder).parts[:-1]
        status = next((FOLDER_STATUS[part] for part in inside if part in FOLDER_STATUS), Status.PUBLISHED)
        beside = path.with_name(path.name + ".json")
        said = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
        found.append(
            Source(
                path,
                path.relative_to(data).as_posix(),
                status,
                said.get("fiscal_year"),
                said.get("agency"),
            )
        )
    return found


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
