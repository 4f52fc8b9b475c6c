"""Taking files in: what a file would change, keeping it byte for byte with what was decided, undoing it, and the journal.

An import is its file under scores/imported with the decisions beside it. The build with it is made first, and only where
that takes nothing else away is the import kept: its decisions, then its file in one step, then the build is put to use.
So an import is there or not, whatever is interrupted. Undoing is the same backwards; what is left are exactly the files of
before, so the build has the fingerprint of before.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ita import disk
from ita.contracts import MAX_FILE_BYTES, Refusal
from ita.errors import ItaError, SourceError, StoreError
from ita.ingest import examine, kept, load, reference, sources
from ita.ingest.kept import IMPORTED, journal, safe_name, tidy_up
from ita.ingest.known import Checked, Known
from ita.ingest.load import Made
from ita.ingest.read import sheets
from ita.ingest.report import FileReport
from ita.ingest.sources import Change, Said, Source
from ita.store import current_build, open_current
from ita.terms import Status
from ita.words.language import N_
from ita.words.told import tell

__all__ = ["IMPORTED", "Proposal", "given", "journal", "propose", "safe_name", "take_in", "tidy_up", "undo"]


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
        raise SourceError(tell(N_("ไม่พบไฟล์ {path}"), path=path), tell(N_("ตรวจชื่อและที่อยู่ของไฟล์")))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise SourceError(
            tell(N_("ไฟล์ใหญ่เกิน {size} MB"), size=MAX_FILE_BYTES // 2**20),
            tell(N_("แบ่งเป็นหลายไฟล์ หรือวางใน data/scores แล้วสั่งสร้างใหม่")),
        )
    name = f"{IMPORTED}/{sources.sha256(path)[:12]}-{safe_name(path.name)}"
    return Source(path, name, Status.PUBLISHED, said or Said())


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
            before = _kept_before(data, source)
            same = before is not None or _fingerprint_of(source) in seen
            seen.add(_fingerprint_of(source))
            proposal = Proposal(source, report, is_known=same)
            proposals.append(proposal)
            try:
                read = sheets(source.path)
            except SourceError as unreadable:
                report.refusals.append(Refusal("", "", source.path.name, unreadable.what, unreadable.hint))
                continue
            if proposal.is_known:
                _tell_known(report, before)
                continue
            found = examine.examine(known, source, read, report)
            _compare(proposal, found)
            if not report.refused:
                known.take(found)
                known.wait_for(found)
        return proposals


@contextmanager
def _known(data: Path) -> Iterator[Known]:
    """What is known beside a file: the current build, or all files read anew where they are no longer those of the build."""
    if sources.is_current(data):
        yield Known.beside(open_current(data))
        return
    with tempfile.TemporaryDirectory() as folder:
        build = reference.begin(Path(folder) / "known.duckdb", data)
        try:
            yield load.files(build, sources.score_files(data))[1]
        finally:
            build.close()


def _compare(proposal: Proposal, found: Checked) -> None:
    """Count new and unchanged figures; list those whose value differs from what is loaded."""
    proposal.new = len(found.scores) or len(found.agencies) + len(found.details)
    proposal.changed = found.revised
    proposal.same = max(found.figures - len(found.scores) - len(found.revised), 0)


def _fingerprint_of(source: Source) -> str:
    """The fingerprint that a file to be taken in carries in its name."""
    return Path(source.name).name.partition("-")[0]


def _kept_before(data: Path, source: Source) -> Path | None:
    """The import of the very same bytes, whatever its file was called."""
    found = (data / IMPORTED).glob(f"{_fingerprint_of(source)}-*")
    return next((path for path in sorted(found) if path.suffix != ".json"), None)


def _tell_known(report: FileReport, before: Path | None) -> None:
    """Of a file that is there already: how much was taken of it then, or that this can no longer be read."""
    accepted = kept.accepted(before) if before else 0
    report.accepted = accepted or 0
    if before and accepted is None:
        report.refusals.append(
            Refusal(
                "",
                "",
                tell(N_("ไฟล์นี้นำเข้าแล้วเป็น {name} แต่บันทึกข้างไฟล์เสียหาย"), name=before.name),
                tell(N_("บันทึกที่อ่านได้")),
                tell(N_("ยกเลิกการนำเข้ารหัส {code} แล้วนำเข้าอีกครั้ง"), code=before.name[:12]),
            )
        )


@dataclass
class _Before:
    """The data as it is without a change: its build, None where nothing can be used, and the files it refuses."""

    build: Path | None
    refused: set[str]


def _before(data: Path) -> _Before:
    if sources.is_current(data):
        with suppress(StoreError):  # a build that cannot be opened is made anew
            refused = {row["source_file"] for row in open_current(data).rows("sources") if not row["loaded"]}
            return _Before(current_build(data), refused)
    report = load.make(data)
    return _Before(report.build, report.refused)


def take_in(
    data: Path, files: Iterable[Source], *, by: str = "", dry_run: bool = False, told: Told = _silent
) -> list[Proposal]:
    """Keep every file that is accepted, and build. A file with a refusal is not kept; one already there does nothing.

    A file that would make another one refused, or take away a figure it does not revise, is refused as well. With
    `dry_run` nothing is kept. Raises StoreError, DiskError or RuleBookError where no build can be made; nothing is kept
    then.
    """
    with disk.alone(data, load.SCORES):
        tidy_up(data)
        before = _before(data)
        proposals = propose(data, files, told)
        wanted = [one for one in proposals if not one.report.refused and not one.is_known]
        if wanted:
            _take(data, wanted, before, by, dry_run)
        return proposals


def _take(data: Path, wanted: list[Proposal], before: _Before, by: str, dry_run: bool) -> None:
    """All of them together; where together they do not fit, one after another, so that only those that do not are refused."""
    first = kept.next_number(data)
    change = Change(
        tuple(kept.decided(one.source, first + place, by, _result(one)) for place, one in enumerate(wanted))
    )
    with load.made(data, change, before.build) as build:
        wrong = _misfits(build, before, wanted)
        if not wrong and not dry_run:
            kept.keep(data, change, build)
            for one, (source, _text) in zip(wanted, change.coming, strict=True):
                one.source = source
    if wrong and len(wanted) > 1 and not dry_run:
        for one in wanted:
            _take(data, [one], _before(data), by, dry_run)
        return
    for one in wanted:
        if one.source.name in wrong:
            one.report.refusals = wrong[one.source.name]
            one.report.accepted = 0


def _result(one: Proposal) -> dict[str, str | int]:
    return {
        "accepted": one.report.accepted,
        "read_as": one.report.layout,
        "new": one.new,
        "changed": len(one.changed),
    }


def _misfits(build: Made, before: _Before, wanted: list[Proposal]) -> dict[str, list[Refusal]]:
    """Why files cannot be kept: what the whole build refuses of them, or else what they would do to others."""
    names = {one.source.name for one in wanted}
    reports = {report.file: report for report in build.report.files if report.refused}
    own = {name: reports[name].refusals for name in names & reports.keys()}
    others = reports.keys() - before.refused - names
    if own or not (others or build.lost):
        return own
    harmed = sorted(others | {row["source_file"] for row in build.lost})
    reasons: list[str] = [_first_reason(name, reports[name].refusals[0]) for name in sorted(others)]
    reasons += [f"{row['agency_id']} {row['fiscal_year']} {row['node']}" for row in build.lost[:3]]
    refusal = Refusal(
        "",
        "",
        tell(
            N_("ไฟล์นี้ทำให้ข้อมูลที่รับไว้แล้วหายไป {lost} คะแนน ({reasons})"),
            lost=len(build.lost),
            reasons=tuple(reasons),
        ),
        tell(N_("ไฟล์ {harmed} ต้องยังอ่านได้เหมือนเดิม"), harmed=", ".join(harmed)),
        tell(N_("ตรวจชื่อหน่วยงาน ทะเบียน และค่าที่ซ้ำกันในไฟล์นี้กับไฟล์เหล่านั้น ยังไม่ได้เก็บไฟล์นี้")),
    )
    return dict.fromkeys(names, [refusal])


def _first_reason(name: str, refusal: Refusal) -> str:
    place = " ".join(filter(None, [name, refusal.sheet, refusal.cell]))
    return tell(N_("{place}: {found}"), place=place, found=refusal.found)


def undo(data: Path, import_id: str) -> dict[str, Any]:
    """Take one import back: its file and decisions go to data/undone, and the build is that of before.

    Raises ItaError where there is no such import, another loaded file needs it, or the disk cannot be written; then
    nothing changes.
    """
    with disk.alone(data, load.SCORES):
        tidy_up(data)
        entry = next((one for one in journal(data) if one["id"] == import_id and not one["undone_at"]), None)
        if entry is None:
            raise ItaError(
                tell(N_("ไม่พบการนำเข้ารหัส {code}"), code=import_id),
                tell(N_("ดูรหัสในบันทึกการนำเข้า (python -m ita journal)")),
            )
        before, name = _before(data), f"{IMPORTED}/{entry['kept_as']}"
        with load.made(data, Change(leaving=frozenset([name])), before.build) as build:
            broken = build.report.refused - before.refused | {row["source_file"] for row in build.lost}
            if broken:
                raise ItaError(
                    tell(N_("ยกเลิกไม่ได้: ไฟล์ {files} ใช้ข้อมูลจากการนำเข้านี้"), files=", ".join(sorted(broken))),
                    tell(N_("ยกเลิกการนำเข้าของไฟล์นั้นก่อน")),
                )
            away = kept.put_away(data, data / name, build)
        place = away.relative_to(data / kept.UNDONE).as_posix()
        return next(one for one in journal(data) if one["kept_as"] == place)
