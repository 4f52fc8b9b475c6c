"""Files to a new build, or a list of refusals. All or nothing per file; the former build serves until this one is whole."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ita import disk, freshness
from ita.config import POINTER_FILE
from ita.contracts import Refusal
from ita.errors import SourceError
from ita.ingest import derive, quick, reference, sources
from ita.ingest.examine import examine
from ita.ingest.grid import Grid
from ita.ingest.known import Known
from ita.ingest.layouts import register
from ita.ingest.names import Words
from ita.ingest.read import Sheet, beginning, sheets
from ita.ingest.report import BuildReport, FileReport
from ita.ingest.sources import NOTHING, Change, Source
from ita.store import Build
from ita.words.language import N_
from ita.words.told import tell

__all__ = ["BuildReport", "FileReport", "Made", "files", "made", "make", "registers_first"]

SCORES = "scores"  # what is locked while score files or their build change
# A build in the making with its log and its passing files, and a pointer that was not put in place.
_LEFT_OVER = (".making-*", f".{POINTER_FILE}-*")


@dataclass
class Made:
    """A build that is whole but not in use; `path` is None when nothing could be used.

    `lost` are the figures of the former build that a change would take away though it neither revises nor held them:
    agency_id, fiscal_year, node, source_file.
    """

    folder: Path
    path: Path | None
    report: BuildReport
    lost: list[dict[str, Any]]

    def use(self) -> BuildReport:
        """Make it the current one, in one step, and drop former ones that nobody holds open. Raises OSError."""
        if self.path is None:
            return self.report
        build = self.folder / freshness.build_name(self.report.data_version, self.path)
        switch(self.folder, self.path, build)
        self.report.build = build
        return self.report


def switch(folder: Path, making: Path, build: Path) -> None:
    """Name the new build, point to it, and drop former ones that nobody holds open. Raises OSError."""
    disk.move(making, build)
    disk.write(folder / POINTER_FILE, build.name)
    for former in folder.glob("ita-*.duckdb"):
        if former != build:
            with suppress(OSError):  # Windows keeps a file that a running app still reads.
                former.unlink()


def make(data: Path) -> BuildReport:
    """Build from everything under `data`; the build becomes the current one, switched atomically.

    Raises RuleBookError when the rule book is wrong, StoreError or DiskError when the build cannot be written. In each
    case the former build stays.
    """
    with disk.alone(data, SCORES), made(data) as build:
        return build.use()


@contextmanager
def made(data: Path, change: Change = NOTHING, former: Path | None = None) -> Iterator[Made]:
    """The build as the files of `data` would make it after a change; it is gone afterwards unless it was put to use.

    `former`, the build of the files as they are, is what it is compared with, and carried on where the change allows it.
    Only for who holds the lock of the scores; raises as `make`.
    """
    folder = data / "build"
    folder.mkdir(parents=True, exist_ok=True)
    disk.sweep(folder, *_LEFT_OVER)
    making = folder / f".making-{secrets.token_hex(8)}.duckdb"
    data_version = sources.fingerprint(data, change)
    try:
        made_build = _carried_on(making, data, change, former, data_version) if former else None
        yield made_build or _from_all_files(making, data, change, former, data_version)
    finally:
        disk.sweep(folder, *_LEFT_OVER)


def _from_all_files(making: Path, data: Path, change: Change, former: Path | None, data_version: str) -> Made:
    lost = []
    build = reference.begin(making, data, keep=True)
    try:
        given_files = sources.score_files(data, change)
        reports, _known = files(build, given_files)
        if former:
            lost = _lost(build, former, change)
        usable = any(report.accepted and report.layout != "agencies" for report in reports)
        if usable:
            derive.everything(build, [source.name for source in given_files])
            derive.journal(build, reports, given_files, data_version)
    finally:
        build.close()
    return Made(making.parent, making if usable else None, BuildReport(reports, data_version, None), lost)


def _carried_on(making: Path, data: Path, change: Change, former: Path, data_version: str) -> Made | None:
    """The former build with what the change adds to it or takes from it; None where it may change more than that.

    Files are taken in one after another, each beside those before it. So what the last ones hold can be added or taken away,
    and nothing else is read anew, unless they touch the register that all others were read with.
    """
    files_before, files_after = sources.score_files(data), sources.score_files(data, change)
    leaving = [source for source in files_before if source.name in change.leaving]
    staying = files_before[: len(files_before) - len(leaving)]
    coming = files_after[len(staying) :]
    is_last = staying + leaving == files_before and staying + coming == files_after
    if not is_last or (leaving and coming) or any(map(_begins_as_register, leaving)):
        return None
    if not _copied(former, making, data):
        return None
    agencies_of = "lookup/agencies_of"
    build = Build(making)
    try:
        known = Known.beside(build)
        names = [source.name for source in leaving + coming]
        if build.rows(agencies_of, source_files=names):
            return None
        derive.changed(build, names)
        for source in reversed(leaving):
            build.run("build/04_take_back", source_file=source.name)
        reports, _known = files(build, coming, known, len(staying))
        is_registered = any("agencies" in report.layout for report in reports) or bool(
            build.rows(agencies_of, source_files=names)
        )
        if is_registered and build.rows("lookup/may_move", source_files=names):
            return None
        if coming:
            derive.changed(build, names)
        if is_registered:
            derive.registered(build, names)
        derive.anew(build)
        derive.journal(build, reports, coming, data_version)
        usable = bool(build.rows("lookup/usable"))
    finally:
        build.close()
    return Made(making.parent, making if usable else None, BuildReport(reports, data_version, None), [])


def _copied(former: Path, making: Path, data: Path) -> bool:
    """A copy of the former build stands at `making`: one of exactly these files and this program, and whole."""
    files_version = sources.fingerprint(data)
    with suppress(FileNotFoundError):
        shutil.copyfile(former, making)
        if freshness.build_name(files_version, making) == former.name:
            return True
    return False


def _lost(build: Build, former: Path, change: Change) -> list[dict[str, Any]]:
    concerned = [source.name for source, _beside in change.coming] + sorted(change.leaving)
    with build.beside(former):
        return build.rows("lookup/lost", concerned=concerned)


def files(
    build: Build, given_files: list[Source], known: Known | None = None, first: int = 0
) -> tuple[list[FileReport], Known]:
    """Load the files into a build that holds the rule book; what became of each, and what is known then.

    `known` is what other files brought that are there already, `first` how many these are. Revisions and what is said anew of
    agencies are numbered in the order of the files as given.
    """
    known = known or Known.of(build)
    reports = []
    place = {source.name: number for number, source in enumerate(given_files, start=first)}
    for source in registers_first(given_files):
        number = place[source.name]
        report = FileReport(source.name, source.status)
        reports.append(report)
        if source.is_damaged:
            report.refusals.append(_damaged(source))
            continue
        taken = quick.take(build, known, source)
        if taken:
            report.accepted, table = taken
            report.layout, report.tables = table.layout, [table]
            continue
        found = examine(known, source, _sheets(source, report), report)
        if report.refused:
            continue
        build.append("agency", found.agencies)
        build.append("agency_detail", found.details.assign(detail_order=number))
        build.append("score", found.scores)
        if len(found.revised):
            said, kept = source.said, build.columns("revision")
            revised = found.revised.drop(columns=[name for name in found.revised if name not in kept])
            build.append(
                "revision", revised.assign(revised_order=number, revised_at=said.at, revised_by=said.by)
            )
            build.run("build/05_revise", revised_order=number)
        known.take(found)
    return sorted(reports, key=lambda report: report.file), known


def _damaged(source: Source) -> Refusal:
    return Refusal(
        "",
        "",
        tell(N_("บันทึกข้างไฟล์เสียหาย")),
        tell(N_("{name}.json ที่อ่านได้ เพราะบอกว่าไฟล์นี้เป็นของปีและหน่วยงานใด"), name=source.path.name),
        tell(N_("ยกเลิกการนำเข้าไฟล์นี้ แล้วนำเข้าอีกครั้ง หรือวางบันทึกที่สำรองไว้แทน ไฟล์คะแนนเองยังอยู่ครบ")),
    )


def registers_first(files: list[Source]) -> list[Source]:
    """Files that name agencies before files of scores, so that a score file may stand before its agencies."""
    if len(files) < 2:
        return files
    return sorted(files, key=lambda source: not _begins_as_register(source))


def _begins_as_register(source: Source) -> bool:
    """The first lines of a text file, or a workbook's sheets, hold a register."""
    nothing = Words([], [], [])
    try:
        given = beginning(source.path)
    except SourceError:
        return False
    return any(register.find(Grid.of(sheet, nothing, {}, None)) for sheet in given)


def _sheets(source: Source, report: FileReport) -> list[Sheet]:
    try:
        return sheets(source.path)
    except SourceError as unreadable:
        report.refusals.append(Refusal("", "", source.path.name, unreadable.what, unreadable.hint))
        return []
