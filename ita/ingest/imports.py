"""Taking files in: what a file would change, keeping it byte for byte with what was decided, undoing it, and the journal.

An import is its file under scores/imported with the decisions beside it. The decisions are written first and the file is
moved into place in one step, so an import is there or not, whatever is interrupted. Undoing moves both away; what is left
are exactly the files of before, so the build has the fingerprint of before.
"""

import getpass
import json
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from ita.config import POINTER_FILE
from ita.contracts import MAX_FILE_BYTES, READABLE, Refusal
from ita.errors import ItaError, SourceError, StoreError
from ita.ingest import load, reference, sources
from ita.ingest.known import Checked, Known
from ita.ingest.load import BuildReport, FileReport
from ita.ingest.read import sheets
from ita.ingest.sources import Said, Source
from ita.register import Agency
from ita.store import Draft, open_current
from ita.terms import Status

IMPORTED = "scores/imported"
UNDONE = "undone"
# A name on the disk has 255 bytes; the fingerprint stands before it, and .json and .part behind, each more than once.
_KEPT_BYTES = 200
# Windows opens its devices under these names, whatever ending follows.
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{device}{number}" for device in ("COM", "LPT") for number in "0123456789¹²³"}
)


@dataclass
class Proposal:
    """What one file would do: its report, how many of its figures are new or known, and those that change a value."""

    source: Source
    report: FileReport
    new: int = 0
    same: int = 0
    changed: pd.DataFrame = field(default_factory=pd.DataFrame)
    is_known: bool = False


def given(path: Path, said: Said | None = None) -> Source:
    """A file to be taken in, under the name it will have in the data folder; raises SourceError."""
    if not path.is_file():
        raise SourceError(f"ไม่พบไฟล์ {path}", "ตรวจชื่อและที่อยู่ของไฟล์")
    if path.stat().st_size > MAX_FILE_BYTES:
        raise SourceError(
            f"ไฟล์ใหญ่เกิน {MAX_FILE_BYTES // 2**20} MB", "แบ่งเป็นหลายไฟล์ หรือวางใน data/scores แล้วสั่งสร้างใหม่"
        )
    name = f"{IMPORTED}/{sources.sha256(path)[:12]}-{safe_name(path.name)}"
    return Source(path, name, Status.PUBLISHED, said or Said())


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


Told = Callable[[int, int, str], None]


def _silent(done: int, of: int, name: str) -> None:
    """Nobody is told how far it is."""


def propose(data: Path, files: Iterable[Source], told: Told = _silent) -> list[Proposal]:
    """What these files would change, registers first. Nothing is kept and no build is made.

    `told` hears how many files are done, of how many, and which one is next.
    """
    given_files = load.registers_first([*files])
    with _known(data) as known:
        proposals = []
        seen: set[str] = set()
        for number, source in enumerate(given_files):
            told(number, len(given_files), source.path.name)
            report = FileReport(source.name, source.status)
            kept = _kept_before(data, source)
            same = kept is not None or _fingerprint_of(source) in seen
            seen.add(_fingerprint_of(source))
            proposal = Proposal(source, report, is_known=same)
            proposals.append(proposal)
            try:
                read = sheets(source.path)
            except SourceError as unreadable:
                report.refusals.append(Refusal("", "", source.path.name, unreadable.what, unreadable.hint))
                continue
            if proposal.is_known:
                report.accepted = _accepted_before(kept) if kept else 0
                continue
            found = load.examine(known, source, read, report)
            _compare(proposal, found)
            if not report.refused:
                known.take(found)
                known.wait_for(found)
        return proposals


class _known:  # noqa: N801 - read as a verb
    """What is known beside a file: the current build, or all files read anew where they are no longer those of the build."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._draft: Draft | None = None

    def __enter__(self) -> Known:
        if sources.is_current(self._data):
            store = open_current(self._data)
            known = Known.of(store)
            known.agencies = {row["agency_id"]: Agency.of(row) for row in store.rows("build/known_agencies")}
            return known
        self._folder = tempfile.TemporaryDirectory()
        self._draft = Draft(Path(self._folder.name) / "known.duckdb")
        reference.load(self._draft, self._data / "reference")
        _reports, known = load.files(self._draft, sources.score_files(self._data))
        return known

    def __exit__(self, *_: object) -> None:
        if self._draft and self._folder:
            self._draft.close()
            self._folder.cleanup()


def _compare(proposal: Proposal, found: Checked) -> None:
    """Count new and unchanged figures; list those whose value differs from what is loaded."""
    proposal.new = len(found.scores) or len(found.agencies)
    proposal.changed = found.revised
    proposal.same = max(found.figures - len(found.scores) - len(found.revised), 0)


def _fingerprint_of(source: Source) -> str:
    """The fingerprint that a file to be taken in carries in its name."""
    return Path(source.name).name.partition("-")[0]


def _kept_before(data: Path, source: Source) -> Path | None:
    """The import of the very same bytes, whatever its file was called."""
    found = (data / IMPORTED).glob(f"{_fingerprint_of(source)}-*")
    return next((path for path in sorted(found) if path.suffix != ".json"), None)


def _accepted_before(path: Path) -> int:
    kept = path.with_name(path.name + ".json")
    return int(json.loads(kept.read_text(encoding="utf-8")).get("accepted", 0)) if kept.is_file() else 0


def take_in(
    data: Path, files: Iterable[Source], *, by: str = "", dry_run: bool = False, told: Told = _silent
) -> list[Proposal]:
    """Keep every file that is accepted, and build. A file with a refusal is not kept; one already there does nothing.

    Raises StoreError or RuleBookError where no build can be made; nothing is kept then.
    """
    with load.ONE_AT_A_TIME:
        return _take_in(data, files, by, dry_run, told)


def _take_in(data: Path, files: Iterable[Source], by: str, dry_run: bool, told: Told) -> list[Proposal]:
    tidy_up(data)
    proposals = propose(data, files, told)
    wanted = [one for one in proposals if not one.report.refused and not one.is_known]
    if dry_run:
        return proposals
    for one in wanted:
        _keep(data, one, by)
    if wanted or not sources.is_current(data):
        try:
            report = load.make(data)
        except Exception:
            for one in wanted:
                _forget(data, one.source)
            raise
        _take_back_refused(data, wanted, report)
    return proposals


def _take_back_refused(data: Path, wanted: list[Proposal], report: BuildReport) -> None:
    """A file the whole build refuses after all (two files of one batch contradict each other) is not kept."""
    built = {found.file: found for found in report.files}
    wrong = [one for one in wanted if built[one.source.name].refused]
    for one in wrong:
        one.report.refusals = built[one.source.name].refusals
        one.report.accepted = 0
        _forget(data, one.source)
    if wrong:
        load.make(data)


def _keep(data: Path, one: Proposal, by: str) -> None:
    """The decisions first, then the file in one step: a decision without its file is nothing."""
    target = data / one.source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now().astimezone()
    said = replace(
        one.source.said,
        id=f"{now:%Y%m%d-%H%M%S}-{target.name[:6]}",
        at=now.isoformat(timespec="microseconds"),
        by=by or _user(),
    )
    told = json.loads(said.as_json()) | {
        "file": one.source.path.name,
        "accepted": one.report.accepted,
        "read_as": one.report.layout,
        "new": one.new,
        "changed": len(one.changed),
    }
    beside = target.with_name(target.name + ".json")
    part = target.with_name(f".{target.name}.part")
    part.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(beside)
    shutil.copyfile(one.source.path, part)
    part.replace(target)
    one.source = replace(one.source, said=said)


def _forget(data: Path, source: Source) -> None:
    target = data / source.name
    target.unlink(missing_ok=True)
    target.with_name(target.name + ".json").unlink(missing_ok=True)


def _user() -> str:
    try:
        return os.environ.get("ITA_USER", "").strip() or getpass.getuser()
    except (KeyError, OSError):
        return ""


def tidy_up(data: Path) -> None:
    """Take away what an interrupted import or undo left: parts, and decisions without their file."""
    folder = data / IMPORTED
    if not folder.is_dir():
        return
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)
    for beside in folder.glob("*.json"):
        if not beside.with_name(beside.name.removesuffix(".json")).is_file():
            away = data / UNDONE / beside.name
            if away.with_name(beside.name.removesuffix(".json")).is_file():
                beside.replace(away)
            else:
                beside.unlink(missing_ok=True)


def undo(data: Path, import_id: str) -> dict[str, Any]:
    """Take one import back: its file and decisions go to data/undone, and the build is that of before.

    Raises ItaError where there is no such import, or another loaded file needs it; then nothing changes.
    """
    with load.ONE_AT_A_TIME:
        return _undo(data, import_id)


def _undo(data: Path, import_id: str) -> dict[str, Any]:
    tidy_up(data)
    entry = next((one for one in journal(data) if one["id"] == import_id and not one["undone_at"]), None)
    if entry is None:
        raise ItaError(f"ไม่พบการนำเข้ารหัส {import_id}", "ดูรหัสในบันทึกการนำเข้า (python -m ita journal)")
    target = data / IMPORTED / entry["kept_as"]
    before = _refused_now(data)
    _move_away(data, target)
    report = load.make(data)
    broken = {file.file for file in report.files if file.refused} - before
    if broken:
        _move_back(data, target)
        load.make(data)
        raise ItaError(
            f"ยกเลิกไม่ได้: ไฟล์ {', '.join(sorted(broken))} ใช้ข้อมูลจากการนำเข้านี้", "ยกเลิกการนำเข้าของไฟล์นั้นก่อน"
        )
    if report.build is None:
        (data / "build" / POINTER_FILE).unlink(missing_ok=True)
    return next(one for one in journal(data) if one["id"] == import_id)


def _refused_now(data: Path) -> set[str]:
    try:
        return {row["source_file"] for row in open_current(data).rows("sources") if not row["loaded"]}
    except StoreError:
        return set()


def _move_away(data: Path, target: Path) -> None:
    away = data / UNDONE
    away.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".json")
    told = json.loads(beside.read_text(encoding="utf-8"))
    told["undone_at"] = datetime.now().astimezone().isoformat(timespec="seconds")
    target.replace(away / target.name)
    (away / beside.name).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    beside.unlink()


def _move_back(data: Path, target: Path) -> None:
    away = data / UNDONE
    told = json.loads((away / f"{target.name}.json").read_text(encoding="utf-8"))
    told.pop("undone_at", None)
    beside = target.with_name(target.name + ".json")
    beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    (away / target.name).replace(target)
    (away / f"{target.name}.json").unlink()


def journal(data: Path) -> list[dict[str, Any]]:
    """Every import, newest first: id, when, who, file, how it was read, how much of it, and when it was undone."""
    entries = []
    for folder in (data / IMPORTED, data / UNDONE):
        for beside in sorted(folder.glob("*.json")) if folder.is_dir() else ():
            file = beside.with_name(beside.name.removesuffix(".json"))
            if not file.is_file():
                continue
            told = json.loads(beside.read_text(encoding="utf-8"))
            entries.append(
                {
                    "id": told.get("id") or file.name[:12],
                    "at": told.get("at", ""),
                    "by": told.get("by", ""),
                    "file": told.get("file", file.name),
                    "kept_as": file.name,
                    "layout": told.get("read_as", ""),
                    "accepted": told.get("accepted", 0),
                    "new": told.get("new", 0),
                    "changed": told.get("changed", 0),
                    "undone_at": told.get("undone_at", "") if folder.name == UNDONE else "",
                }
            )
    return sorted(entries, key=lambda one: one["at"], reverse=True)
