"""The revisions of a plan as files: `measures/<agency>/<plan year>/0001.json`, `0002.json`, … under the data folder.

A revision is written once, whole, under a number nobody has taken, and never changed. Who saves while somebody else has
saved since gets both edits merged, or is told what is in conflict.
"""

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from ita import disk
from ita.contracts import typed
from ita.errors import ItaError
from ita.measures.merging import Conflict, changes, merged
from ita.measures.plan import Plan, tidied
from ita.measures.plan_file import as_json, from_json
from ita.wording import _
from ita.words import thai

FOLDER = "measures"
FRESH_SECONDS, WAIT_SECONDS = 2.0, 0.05
_FORMER_PARTS = ".*.tmp"  # what an interrupted save left before parts had one ending


@dataclass(frozen=True)
class Fault:
    """A file among the revisions that is none, or cannot be read: what is wrong and what to do."""

    file: str
    what: str
    hint: str


@dataclass(frozen=True)
class Saved:
    """What became of saving.

    `plan` is the newest revision, which holds our edit unless there are `conflicts`: then nothing was written, and
    `plan` is theirs. `merged_with` are the changes others had saved meanwhile.
    """

    plan: Plan
    conflicts: tuple[Conflict, ...] = ()
    merged_with: tuple[Conflict, ...] = ()
    is_new: bool = True


def newest(data: Path, agency_id: str, plan_year: int) -> Plan | None:
    """The newest revision that can be read, or None."""
    return next(iter(history(data, agency_id, plan_year)), None)


def after(data: Path, agency_id: str, fiscal_year: int) -> Plan | None:
    """The newest plan that follows from the results of a fiscal year, or None: it is that of the year after."""
    return newest(data, agency_id, fiscal_year + 1)


def history(data: Path, agency_id: str, plan_year: int) -> list[Plan]:
    """Every revision that can be read, newest first."""
    plans = _read(data, agency_id, plan_year)[0]
    return sorted(plans, key=lambda plan: -plan.revision)


def faults(data: Path, agency_id: str, plan_year: int) -> list[Fault]:
    """Files among the revisions that cannot be used. They are left as they are."""
    return _read(data, agency_id, plan_year)[1]


def save(data: Path, plan: Plan, decided: Mapping[str, str] | None = None) -> Saved:
    """Write an edited plan as the next revision; `based_on` is the revision that was edited, `by` who did.

    Where others have saved since, both edits are merged; conflicts that `decided` does not decide are returned and
    nothing is written. Raises ItaError where nobody is named, the folder cannot be written, or the plan holds what
    could not be read again.
    """
    if not typed(plan.by).strip():
        raise ItaError(_("ยังไม่ได้บอกว่าใครบันทึก"), _("พิมพ์ชื่อผู้บันทึก แล้วบันทึกอีกครั้ง"))
    # A lock of their own: whoever saves a plan does not wait for a large file that is being taken in.
    with disk.alone(data, FOLDER):
        disk.sweep(_folder(data, plan.agency_id, plan.plan_year), _FORMER_PARTS)
        return _saved(data, plan, decided or {})


def _saved(data: Path, plan: Plan, decided: Mapping[str, str]) -> Saved:
    ours = tidied(plan)
    empty = Plan(plan.agency_id, plan.plan_year, units=())
    while True:
        # The number is chosen before the revisions are read: whoever saves between the two takes it.
        number = 1 + max(_numbers(data, plan.agency_id, plan.plan_year), default=0)
        plans = {one.revision: one for one in history(data, plan.agency_id, plan.plan_year)}
        if number - 1 not in plans and _is_being_written(data, plan, number - 1):
            time.sleep(WAIT_SECONDS)
            continue
        head = next(iter(plans.values()), empty)
        wanted, meanwhile = ours, list[Conflict]()
        if head.revision != ours.based_on:
            # A base that can no longer be read is taken as empty: then every difference is told.
            base = plans.get(ours.based_on, empty)
            found = merged(base, head, ours, decided, new_id)
            meanwhile = changes(base, head)
            if found.conflicts:
                return Saved(head, found.conflicts, tuple(meanwhile), is_new=False)
            wanted = tidied(found.plan)
        if head.revision and wanted.content == head.content:
            return Saved(head, merged_with=tuple(meanwhile), is_new=False)
        wanted = replace(
            wanted,
            revision=number,
            by=typed(plan.by).strip(),
            at=datetime.now(thai.BANGKOK).isoformat(timespec="seconds"),
            based_on=head.revision,
        )
        if _written(_folder(data, plan.agency_id, plan.plan_year) / f"{number:04}.json", wanted):
            return Saved(wanted, merged_with=tuple(meanwhile))


def new_id() -> str:
    """An id for a measure nobody else has."""
    return secrets.token_hex(4)


def _folder(data: Path, agency_id: str, plan_year: int) -> Path:
    if not agency_id or agency_id.startswith(".") or any(mark in agency_id for mark in '/\\:*?"<>|\0'):
        raise ItaError(
            _("รหัสหน่วยงาน “{agency}” ใช้เป็นชื่อโฟลเดอร์ไม่ได้").format(agency=agency_id), _("แก้รหัสในทะเบียนหน่วยงาน")
        )
    return data / FOLDER / agency_id / str(plan_year)


def _numbers(data: Path, agency_id: str, plan_year: int) -> list[int]:
    folder = _folder(data, agency_id, plan_year)
    return [int(path.stem) for path in folder.glob("*.json") if path.stem.isdecimal()]


def _read(data: Path, agency_id: str, plan_year: int) -> tuple[list[Plan], list[Fault]]:
    folder = _folder(data, agency_id, plan_year)
    plans, wrong = [], []
    hint = _("เก็บไฟล์นี้ไว้ที่อื่น รุ่นที่อ่านได้ยังใช้ได้ตามเดิม")
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith((".", "~$")):
            continue
        if path.suffix != ".json" or not path.stem.isdecimal():
            wrong.append(Fault(path.name, _("ไม่ใช่ไฟล์แผนมาตรการ"), hint))
            continue
        plan = _parsed(path, path.stat().st_mtime_ns, path.stat().st_size)
        if plan is None:
            wrong.append(Fault(path.name, _("ไฟล์แผนมาตรการเสียหาย อ่านไม่ได้"), hint))
            continue
        if (plan.agency_id, plan.plan_year, plan.revision) != (agency_id, plan_year, int(path.stem)):
            wrong.append(Fault(path.name, _("เป็นแผนของหน่วยงาน ปี หรือรุ่นอื่น"), hint))
            continue
        plans.append(plan)
    return plans, wrong


@lru_cache(maxsize=512)
def _parsed(path: Path, _changed_ns: int, _size: int) -> Plan | None:
    """The plan of a file, read once as long as the file stays as it is; None where it is none."""
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return None


def _written(path: Path, plan: Plan) -> bool:
    """Write the file in one step unless it exists; False where somebody else took the number."""
    text = json.dumps(as_json(plan), ensure_ascii=False, indent=1) + "\n"
    try:
        is_same = from_json(json.loads(text.encode())) == plan
    except (ValueError, RecursionError):
        is_same = False
    if not is_same:
        raise ItaError(
            _("แผนนี้มีค่าที่เปิดอ่านอีกไม่ได้ จึงไม่ได้บันทึก"),
            _("ตรวจคะแนนว่าอยู่ใน 0–100 และข้อความว่าไม่มีอักขระแปลก แล้วบันทึกอีกครั้ง"),
        )
    try:
        return disk.claim(path, text)
    except OSError as failure:
        raise ItaError(
            _("เขียนไฟล์แผนมาตรการไม่ได้ ({reason})").format(reason=failure.strerror or failure),
            _("ตรวจว่าดิสก์ไม่เต็มและโปรแกรมมีสิทธิ์เขียนโฟลเดอร์ data/measures แล้วบันทึกอีกครั้ง"),
        ) from failure


def _is_being_written(data: Path, plan: Plan, number: int) -> bool:
    """A file that cannot be read and is so new that somebody, on a disk that keeps no locks, may still be writing it."""
    path = _folder(data, plan.agency_id, plan.plan_year) / f"{number:04}.json"
    try:
        return abs(time.time() - path.stat().st_mtime) < FRESH_SECONDS
    except OSError:
        return False
