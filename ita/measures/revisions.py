"""The revisions of what an office keeps as files: `measures/<agency>/<place>/0001.json`, `0002.json`, … under the data folder.

A place is a plan year, `checklist-<year>` or `notes`. A revision is written once, whole, under a number nobody has taken, and
never changed. Who saves while somebody else has saved since gets both edits merged, or is told what is in conflict.
"""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from ita import disk
from ita.contracts import typed
from ita.errors import ItaError
from ita.measures.entries import Entries
from ita.measures.merging import Conflict
from ita.measures.plan import Plan
from ita.wording import _
from ita.words import thai

FOLDER = "measures"
FRESH_SECONDS, WAIT_SECONDS = 2.0, 0.05
_FORMER_PARTS = ".*.tmp"  # what an interrupted save left before parts had one ending

Held = TypeVar("Held", Plan, Entries)


@dataclass(frozen=True)
class Shelf(Generic[Held]):
    """Where the revisions of one thing stand, and how it is read, written and merged.

    `name` is what readers call it, `empty` what it is before its first revision. `merged` takes what both edits began from,
    theirs, ours and what is decided.
    """

    empty: Held
    name: str
    as_json: Callable[[Held], dict[str, Any]]
    from_json: Callable[[Any], Held]
    tidied: Callable[[Held], Held]
    merged: Callable[[Held, Held, Held, Mapping[str, str]], tuple[Held, tuple[Conflict, ...]]]
    changes: Callable[[Held, Held], list[Conflict]]

    def folder(self, data: Path) -> Path:
        """Its folder. Raises ItaError where the agency's id names none."""
        agency_id = self.empty.agency_id
        if not agency_id or agency_id.startswith(".") or any(mark in agency_id for mark in '/\\:*?"<>|\0'):
            raise ItaError(
                _("รหัสหน่วยงาน “{agency}” ใช้เป็นชื่อโฟลเดอร์ไม่ได้").format(agency=agency_id),
                _("แก้รหัสในทะเบียนหน่วยงาน"),
            )
        return data / FOLDER / agency_id / self.empty.place


@dataclass(frozen=True)
class Fault:
    """A file among the revisions that is none, or cannot be read: what is wrong and what to do."""

    file: str
    what: str
    hint: str


@dataclass(frozen=True)
class Saved(Generic[Held]):
    """What became of saving.

    `plan` is the newest revision, which holds our edit unless there are `conflicts`: then nothing was written, and
    `plan` is theirs. `merged_with` are the changes others had saved meanwhile.
    """

    plan: Held
    conflicts: tuple[Conflict, ...] = ()
    merged_with: tuple[Conflict, ...] = ()
    is_new: bool = True


def kept(data: Path, shelf: Shelf[Held]) -> list[Held]:
    """Every revision that can be read, newest first."""
    return sorted(_read(data, shelf)[0], key=lambda one: -one.revision)


def unusable(data: Path, shelf: Shelf[Held]) -> list[Fault]:
    """Files among the revisions that cannot be used. They are left as they are."""
    return _read(data, shelf)[1]


def keep(data: Path, shelf: Shelf[Held], ours: Held, decided: Mapping[str, str] | None = None) -> Saved[Held]:
    """Write an edit as the next revision; `based_on` is the revision that was edited, `by` who did.

    Where others have saved since, both edits are merged; conflicts that `decided` does not decide are returned and
    nothing is written. Raises ItaError where nobody is named, the folder cannot be written, or the edit holds what
    could not be read again.
    """
    if not typed(ours.by).strip():
        raise ItaError(_("ยังไม่ได้บอกว่าใครบันทึก"), _("พิมพ์ชื่อผู้บันทึก แล้วบันทึกอีกครั้ง"))
    # A lock of their own: whoever saves a plan does not wait for a large file that is being taken in.
    with disk.alone(data, FOLDER):
        disk.sweep(shelf.folder(data), _FORMER_PARTS)
        return _saved(data, shelf, ours, decided or {})


def _saved(data: Path, shelf: Shelf[Held], edit: Held, decided: Mapping[str, str]) -> Saved[Held]:
    ours = shelf.tidied(edit)
    while True:
        # The number is chosen before the revisions are read: whoever saves between the two takes it.
        number = 1 + max(_numbers(shelf.folder(data)), default=0)
        revisions = {one.revision: one for one in kept(data, shelf)}
        if number - 1 not in revisions and _is_being_written(shelf.folder(data) / _file_name(number - 1)):
            time.sleep(WAIT_SECONDS)
            continue
        head = next(iter(revisions.values()), shelf.empty)
        wanted, meanwhile = ours, list[Conflict]()
        if head.revision != ours.based_on:
            # A base that can no longer be read is taken as empty: then every difference is told.
            base = revisions.get(ours.based_on, shelf.empty)
            found, conflicts = shelf.merged(base, head, ours, decided)
            meanwhile = shelf.changes(base, head)
            if conflicts:
                return Saved(head, conflicts, tuple(meanwhile), is_new=False)
            wanted = shelf.tidied(found)
        if head.revision and wanted.content == head.content:
            return Saved(head, merged_with=tuple(meanwhile), is_new=False)
        wanted = replace(
            wanted,
            revision=number,
            by=typed(edit.by).strip(),
            at=datetime.now(thai.BANGKOK).isoformat(timespec="seconds"),
            based_on=head.revision,
        )
        if _written(shelf.folder(data) / _file_name(number), shelf, wanted):
            return Saved(wanted, merged_with=tuple(meanwhile))


def new_id() -> str:
    """An id for a measure nobody else has."""
    return secrets.token_hex(4)


def _file_name(number: int) -> str:
    return f"{number:04}.json"


def _numbers(folder: Path) -> list[int]:
    return [int(path.stem) for path in folder.glob("*.json") if path.stem.isdecimal()]


def _read(data: Path, shelf: Shelf[Held]) -> tuple[list[Held], list[Fault]]:
    folder = shelf.folder(data)
    revisions, wrong = list[Held](), []
    hint = _("เก็บไฟล์นี้ไว้ที่อื่น รุ่นที่อ่านได้ยังใช้ได้ตามเดิม")
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith((".", "~$")):
            continue
        if path.suffix != ".json" or not path.stem.isdecimal():
            wrong.append(Fault(path.name, _("ไม่ใช่ไฟล์{name}").format(name=_(shelf.name)), hint))
            continue
        found = _parsed(path, path.stat().st_mtime_ns, path.stat().st_size, shelf.from_json)
        if found is None:
            wrong.append(Fault(path.name, _("ไฟล์{name}เสียหาย อ่านไม่ได้").format(name=_(shelf.name)), hint))
            continue
        here = (shelf.empty.agency_id, shelf.empty.place, int(path.stem))
        if (found.agency_id, found.place, found.revision) != here:
            wrong.append(Fault(path.name, _("เป็นของหน่วยงาน ปี หรือรุ่นอื่น"), hint))
            continue
        revisions.append(found)
    return revisions, wrong


@lru_cache(maxsize=512)
def _parsed(path: Path, _changed_ns: int, _size: int, from_json: Callable[[Any], Any]) -> Any:
    """What a file holds, read once as long as the file stays as it is; None where it is none."""
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return None


def _written(path: Path, shelf: Shelf[Held], wanted: Held) -> bool:
    """Write the file in one step unless it exists; False where somebody else took the number."""
    text = disk.as_json(shelf.as_json(wanted))
    try:
        is_same = shelf.from_json(json.loads(text.encode())) == wanted
    except (ValueError, RecursionError):
        is_same = False
    if not is_same:
        raise ItaError(
            _("{name}นี้มีค่าที่เปิดอ่านอีกไม่ได้ จึงไม่ได้บันทึก").format(name=_(shelf.name)),
            _("ตรวจคะแนนว่าอยู่ใน 0–100 และข้อความว่าไม่มีอักขระแปลก แล้วบันทึกอีกครั้ง"),
        )
    try:
        return disk.claim(path, text)
    except OSError as failure:
        raise ItaError(
            _("เขียนไฟล์{name}ไม่ได้ ({reason})").format(name=_(shelf.name), reason=failure.strerror or failure),
            _("ตรวจว่าดิสก์ไม่เต็มและโปรแกรมมีสิทธิ์เขียนโฟลเดอร์ data/measures แล้วบันทึกอีกครั้ง"),
        ) from failure


def _is_being_written(path: Path) -> bool:
    """A file that cannot be read and is so new that somebody, on a disk that keeps no locks, may still be writing it."""
    try:
        return abs(time.time() - path.stat().st_mtime) < FRESH_SECONDS
    except OSError:
        return False
