"""Imports as files: under scores/imported with what was decided beside each, undone ones under undone; the journal of both.

Decisions are written before their file arrives and removed after it has left, so those without a file mean nothing.
Only who holds the lock of the scores may change any of it.
"""

import getpass
import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ita import disk
from ita.config import POINTER_FILE
from ita.contracts import READABLE
from ita.ingest.load import Made
from ita.ingest.sources import Change, Said, Source, beside
from ita.words.language import N_
from ita.words.told import tell

IMPORTED = "scores/imported"
UNDONE = "undone"
# A name on the disk has 255 bytes; the fingerprint stands before it, and .json and .part behind, each more than once.
_KEPT_BYTES = 200
# Windows opens its devices under these names, whatever ending follows.
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{device}{number}" for device in ("COM", "LPT") for number in "0123456789¹²³"}
)


def now() -> datetime:
    """What the clock says; only ever told, never what anything is ordered by."""
    return datetime.now().astimezone()


def safe_name(name: str) -> str:
    """The last part of a file name without what could leave a folder or hide a file; its ending is kept."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(letter for letter in plain if letter.isprintable() and letter not in ':*?"<>|')
    stem, dot, ending = plain.rpartition(".")
    if f".{ending.casefold()}" not in READABLE:
        stem, dot, ending = plain, "", ""
    stem = _cut(stem.lstrip(".~$ ").rstrip(". ")) or "file"
    return (f"_{stem}" if stem.partition(".")[0].rstrip().upper() in _DEVICES else stem) + dot + ending


def _cut(stem: str) -> str:
    """The beginning of a name that fits on the disk, which counts bytes; no vowel or tone is parted from its letter."""
    kept = stem.encode()[:_KEPT_BYTES].decode(errors="ignore")
    while len(kept) < len(stem) and kept and _hangs_on(stem[len(kept)]):
        kept = kept[:-1]
    return kept


def _hangs_on(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M") or letter == "ำ"


def next_number(data: Path) -> int:
    """A number above those of all imports so far, also above those whose number can no longer be read."""
    numbers = [told.get("number", 0) if told else 0 for _file, told in _everyone(data)]
    return 1 + max([len(numbers), *numbers])


def decided(source: Source, number: int, by: str, result: dict[str, Any]) -> tuple[Source, str]:
    """The file as the import of this number, and the text to be kept beside it: its decisions and what came of it."""
    moment = now()
    said = replace(
        source.said,
        number=number,
        id=f"{moment:%Y%m%d-%H%M%S}-{number}",
        at=moment.isoformat(timespec="microseconds"),
        by=by or _user(),
    )
    return replace(source, said=said), said.as_json(result | {"file": source.path.name})


def keep(data: Path, change: Change, build: Made) -> None:
    """Put the coming files in their places and their build to use. Raises OSError and has kept nothing then."""
    try:
        for source, text in change.coming:
            disk.write(beside(data / source.name), text)
            disk.write(data / source.name, source.path.read_bytes())
        build.use()
    except BaseException:
        for source, _text in change.coming:
            disk.remove(data / source.name)
            disk.remove(beside(data / source.name))
        raise


def put_away(data: Path, target: Path, build: Made) -> Path:
    """Move an import to data/undone and put the build without it to use; where it is then.

    Raises OSError and has moved nothing then.
    """
    taken = [int(path.name) for path in (data / UNDONE).glob("*") if path.name.isdecimal()]
    away = data / UNDONE / f"{1 + max(taken, default=0):04}" / target.name
    told = _told(target) or {"id": _id_of(target, None), "file": target.name, "is_damaged": True}
    undone_at = now().isoformat(timespec="seconds")
    try:
        disk.write(beside(away), disk.as_json(told | {"undone_at": undone_at}))
        disk.move(target, away)
        if build.path is None:
            (data / "build" / POINTER_FILE).unlink(missing_ok=True)
        build.use()
    except BaseException:
        if away.is_file():
            away.replace(target)
        disk.remove(away.parent)
        raise
    disk.remove(beside(target))
    return away


def tidy_up(data: Path) -> None:
    """Take away what an interrupted import or undo left: parts, and decisions without their file."""
    with disk.alone(data, "scores"):
        for folder in [data / IMPORTED, *(data / UNDONE).glob("*/")]:
            disk.sweep(folder)
            for note in folder.glob("*.json"):
                if not _file_of(note).is_file():
                    disk.remove(note)
            with suppress(OSError):
                folder.rmdir()  # only where it is empty


def journal(data: Path) -> list[dict[str, Any]]:
    """Every import, newest first: id, when, who, file, how it was read, how much of it, and when it was undone.

    One whose decisions cannot be read says so beside the file's name.
    """
    entries = []
    for file, told in _everyone(data):
        known = {"is_damaged": True} if told is None else told
        name = known.get("file", file.name)
        is_undone = file.parent != data / IMPORTED
        undone_at = str(known.get("undone_at") or _written_at(beside(file))) if is_undone else ""
        entry = {
            "id": _id_of(file, told),
            "at": known.get("at", ""),
            "by": known.get("by", ""),
            "file": tell(N_("{name} (บันทึกข้างไฟล์เสียหาย)"), name=name) if known.get("is_damaged") else name,
            "kept_as": file.relative_to(data / (UNDONE if is_undone else IMPORTED)).as_posix(),
            "layout": known.get("read_as", ""),
            "accepted": known.get("accepted", 0),
            "new": known.get("new", 0),
            "changed": known.get("changed", 0),
            "undone_at": undone_at,
        }
        entries.append((known.get("number", 0), entry["at"], entry))
    return [entry for _number, _at, entry in sorted(entries, key=lambda one: one[:2], reverse=True)]


def accepted(file: Path) -> int | None:
    """How many figures were taken of an import; None where its decisions are damaged."""
    told = _told(file) if beside(file).is_file() else {}
    return None if told is None else int(told.get("accepted", 0))


def _everyone(data: Path) -> Iterator[tuple[Path, dict[str, Any] | None]]:
    """Every import that was made, with what is kept beside it; None where that is damaged."""
    for note in sorted([*(data / IMPORTED).glob("*.json"), *(data / UNDONE).rglob("*.json")]):
        if _file_of(note).is_file():
            yield _file_of(note), _told(_file_of(note))


def _told(file: Path) -> dict[str, Any] | None:
    try:
        told = disk.read_json(beside(file))
        Said.of(told)
        for name, kind in {
            "accepted": int,
            "new": int,
            "changed": int,
            "file": str,
            "undone_at": str,
            "is_damaged": bool,
        }.items():
            if type(told.get(name, kind())) is not kind:
                raise ValueError(name)
    except ValueError:
        return None
    return told


def _written_at(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone().isoformat(timespec="seconds")


def _file_of(note: Path) -> Path:
    return note.with_name(note.name.removesuffix(".json"))


def _id_of(file: Path, told: dict[str, Any] | None) -> str:
    return str((told or {}).get("id") or file.name[:12])


def _user() -> str:
    try:
        return os.environ.get("ITA_USER", "").strip() or getpass.getuser()
    except (KeyError, OSError):
        return ""
