"""Files to a new build, or a list of refusals. All or nothing per file; the former build serves until this one is whole."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ita.config import POINTER_FILE, QUERIES, program_version
from ita.contracts import Refusal
from ita.errors import SourceError, StoreError
from ita.ingest import reference, sources
from ita.ingest.check import Checked, Known, checked
from ita.ingest.layout import Understood, understand
from ita.ingest.read import sheets
from ita.ingest.sources import Source
from ita.store import Draft
from ita.terms import Status


@dataclass
class FileReport:
    """What became of one file: how many scores (or agencies) were taken, and every refusal and warning."""

    file: str
    status: str
    accepted: int = 0
    layout: str = ""
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Nothing of this file was loaded."""
        return bool(self.refusals)


@dataclass
class BuildReport:
    """The files of a build and its fingerprint; `build` is None when nothing could be used."""

    files: list[FileReport]
    data_version: str
    build: Path | None

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some file refused, 2 nothing usable."""
        if self.build is None:
            return 2
        return 1 if any(report.refused for report in self.files) else 0


def make(data: Path, extra: Iterable[Source] = (), *, keep: bool = True) -> BuildReport:
    """Build from everything under `data`, and from `extra` as if it stood there.

    With `keep` the build becomes the current one, switched atomically. Raises RuleBookError when the rule book
    is wrong, StoreError when the build cannot be written. In both cases the former build stays.
    """
    folder = data / "build"
    folder.mkdir(parents=True, exist_ok=True)
    making = folder / f".making-{os.getpid()}.duckdb"
    making.unlink(missing_ok=True)
    data_version = sources.fingerprint(data)
    try:
        draft = Draft(making)
        try:
            reference.load(draft, data / "reference")
            reports = _load_files(draft, [*sources.score_files(data), *extra])
            usable = any(report.accepted and report.layout != "agencies" for report in reports)
            if usable:
                _derive(draft)
                _journal(draft, reports, data, data_version)
        finally:
            draft.close()
        if not usable:
            return BuildReport(reports, data_version, None)
        build = making
        if keep:
            build = folder / sources.build_name(data_version)
            _switch(folder, making, build)
        return BuildReport(reports, data_version, build)
    except OSError as unwritable:
        raise StoreError(
            f"เขียนฐานข้อมูลใน {folder} ไม่ได้ ({unwritable.strerror})",
            "ตรวจสิทธิ์เขียนและพื้นที่ว่างของโฟลเดอร์นี้",
        ) from unwritable
    finally:
        making.unlink(missing_ok=True)


def take_in(data: Path, files: Iterable[Source], *, dry_run: bool) -> BuildReport:
    """Try the files in a build of their own, then keep those that were accepted, byte for byte, and build for good.

    With `dry_run` nothing is kept. The report holds these files only.
    """
    given = list(files)
    tried = make(data, given, keep=False)
    names = {source.name for source in given}
    report = BuildReport(
        [found for found in tried.files if found.file in names],
        tried.data_version,
        tried.build if any(not f.refused for f in tried.files if f.file in names) else None,
    )
    if dry_run or report.build is None:
        return report
    refused = {found.file for found in report.files if found.refused}
    for source in given:
        if source.name not in refused:
            _keep(data, source)
    made = make(data)
    report.build, report.data_version = made.build, made.data_version
    return report


def imported(path: Path, fiscal_year: int | None, agency: str | None) -> Source:
    """A file given to import, under the name it will have in the data folder."""
    if not path.is_file():
        raise SourceError(f"ไม่พบไฟล์ {path}", "ตรวจชื่อและที่อยู่ของไฟล์")
    name = f"scores/imported/{sources.sha256(path)[:12]}-{path.name}"
    return Source(path, name, Status.PUBLISHED, fiscal_year, agency)


def _keep(data: Path, source: Source) -> None:
    target = data / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    said = {"fiscal_year": source.fiscal_year, "agency": source.agency}
    if any(said.values()):
        import json

        beside = target.with_name(target.name + ".json")
        beside.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    shutil.copyfile(source.path, target)


def _load_files(draft: Draft, files: list[Source]) -> list[FileReport]:
    known = Known.of(draft)
    read: list[tuple[Source, FileReport, list[Understood]]] = []
    for source in files:
        report = FileReport(source.name, source.status)
        read.append((source, report, _understood(source, report)))
    # Registers first, so that a score file may stand before its agencies in the alphabet.
    read.sort(key=lambda one: not any(table.layout == "agencies" for table in one[2]))
    for source, report, tables in read:
        if not report.refused:
            _load_one(draft, known, source, report, tables)
    return sorted((report for _, report, _ in read), key=lambda report: report.file)


def _understood(source: Source, report: FileReport) -> list[Understood]:
    try:
        given = sheets(source.path)
    except SourceError as unreadable:
        report.refusals.append(Refusal("", "", source.path.name, unreadable.what, unreadable.hint))
        return []
    tables = [table for sheet in given if (table := understand(sheet)) is not None]
    if not tables:
        report.refusals.append(
            Refusal(
                "",
                "",
                "ไม่พบตารางคะแนน",
                "ตารางที่มีหัวคอลัมน์ หน่วยงาน ปีงบประมาณ และคะแนน",
                "ใช้แม่แบบของโปรแกรม: หนึ่งแถวต่อหนึ่งคะแนน หรือหนึ่งแถวต่อหนึ่งหน่วยงาน",
            )
        )
    report.layout = "+".join(dict.fromkeys(table.layout for table in tables))
    return tables


def _load_one(
    draft: Draft, known: Known, source: Source, report: FileReport, tables: list[Understood]
) -> None:
    found: Checked = checked(known, source, tables)
    report.refusals += found.refusals
    report.warnings += found.warnings
    if report.refused:
        return
    report.accepted = found.figures or len(found.agencies)
    draft.append("agency", found.agencies)
    draft.append("score", found.scores)
    known.take(found)


def _derive(draft: Draft) -> None:
    """Run queries/build in order, the computing step once for each height of the tree, leaves first; then every rule."""
    for path in sorted((QUERIES / "build").glob("[0-9]*.sql")):
        name = f"build/{path.stem}"
        if path.stem.endswith("node") or path.stem.endswith("edge"):
            continue  # already made: the score check needs the tree
        if path.stem.endswith("computed_score"):
            for row in draft.rows("build/heights"):
                draft.run(name, height=row["height"])
        else:
            draft.run(name)
    for rule in sorted((QUERIES / "rules").glob("finding_*.sql")):
        draft.collect("finding", f"rules/{rule.stem}")


def _journal(draft: Draft, reports: list[FileReport], data: Path, data_version: str) -> None:
    draft.append(
        "source_file",
        pd.DataFrame(
            {
                "source_file": [r.file for r in reports],
                "status": [str(r.status) for r in reports],
                "sha256": [
                    sources.sha256(data / r.file) if (data / r.file).is_file() else "" for r in reports
                ],
                "accepted": [r.accepted for r in reports],
                "layout": [r.layout for r in reports],
                "loaded": [not r.refused for r in reports],
            }
        ),
    )
    notes = [(r.file, note) for r in reports for note in [*r.refusals, *r.warnings]]
    draft.append(
        "refusal",
        pd.DataFrame(
            [(file, n.sheet, n.cell, n.found, n.expected, n.hint, n.severity) for file, n in notes],
            columns=["source_file", "sheet", "cell", "found", "expected", "hint", "severity"],
        ),
    )
    draft.append(
        "build",
        pd.DataFrame({"data_version": [data_version], "program_version": [program_version()]}),
    )


def _switch(folder: Path, making: Path, build: Path) -> None:
    """Name the new build, point to it, and drop former ones that nobody holds open."""
    making.replace(build)
    pointer = folder / f".{POINTER_FILE}-{os.getpid()}"
    pointer.write_text(build.name, encoding="utf-8")
    pointer.replace(folder / POINTER_FILE)
    for former in folder.glob("ita-*.duckdb"):
        if former != build:
            try:
                former.unlink()
            except OSError:  # Windows keeps a file that a running app still reads.
                continue
