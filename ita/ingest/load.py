"""Files to a new build, or a list of refusals. All or nothing per file; the former build serves until this one is whole."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ita import disk, freshness
from ita.config import POINTER_FILE, QUERIES, program_version
from ita.contracts import Refusal, without_invisible
from ita.errors import SourceError
from ita.ingest import quick, reference, sources
from ita.ingest.check import checked
from ita.ingest.grid import Grid, Understood, address
from ita.ingest.known import Checked, Known
from ita.ingest.layouts import register, understand
from ita.ingest.read import Sheet, beginning, sheets
from ita.ingest.report import BuildReport, FileReport
from ita.ingest.sources import NOTHING, Change, Source
from ita.ingest.words import Words
from ita.store import Draft

__all__ = ["BuildReport", "FileReport", "Made", "examine", "files", "made", "make", "registers_first"]

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

    `former` is the build to compare with. Only for who holds the lock of the scores; raises as `make`.
    """
    folder = data / "build"
    folder.mkdir(parents=True, exist_ok=True)
    disk.sweep(folder, *_LEFT_OVER)
    making = folder / f".making-{secrets.token_hex(8)}.duckdb"
    data_version = sources.fingerprint(data, change)
    lost = []
    try:
        draft = Draft(making)
        try:
            reference.load(draft, data / "reference")
            given_files = sources.score_files(data, change)
            reports, _known = files(draft, given_files)
            if former:
                lost = _lost(draft, former, change)
            usable = any(report.accepted and report.layout != "agencies" for report in reports)
            if usable:
                _derive(draft)
                _journal(draft, reports, given_files, data_version)
        finally:
            draft.close()
        yield Made(folder, making if usable else None, BuildReport(reports, data_version, None), lost)
    finally:
        disk.sweep(folder, *_LEFT_OVER)


def _lost(draft: Draft, former: Path, change: Change) -> list[dict[str, Any]]:
    concerned = [source.name for source, _beside in change.coming] + sorted(change.leaving)
    with draft.beside(former):
        return draft.rows("build/lost", concerned=concerned)


def files(draft: Draft, given_files: list[Source]) -> tuple[list[FileReport], Known]:
    """Load the files into a draft that holds the rule book; what became of each, and what is known then."""
    for name in ("build/10_node", "build/20_edge"):
        draft.run(name)
    known = Known.of(draft)
    reports = []
    for number, source in enumerate(registers_first(given_files)):
        report = FileReport(source.name, source.status)
        reports.append(report)
        if source.is_damaged:
            report.refusals.append(_damaged(source))
            continue
        taken = quick.take(draft, known, source)
        if taken:
            report.accepted, table = taken
            report.layout, report.tables = table.layout, [table]
            continue
        found = examine(known, source, _sheets(source, report), report)
        if report.refused:
            continue
        draft.append("agency", found.agencies)
        draft.append("score", found.scores)
        if len(found.revised):
            said, kept = source.said, draft.columns("revision")
            revised = found.revised.drop(columns=[name for name in found.revised if name not in kept])
            draft.append(
                "revision", revised.assign(revised_order=number, revised_at=said.at, revised_by=said.by)
            )
            draft.run("build/05_revise")
        known.take(found)
    return sorted(reports, key=lambda report: report.file), known


def _damaged(source: Source) -> Refusal:
    return Refusal(
        "",
        "",
        "บันทึกข้างไฟล์เสียหาย",
        f"{source.path.name}.json ที่อ่านได้ เพราะบอกว่าไฟล์นี้เป็นของปีและหน่วยงานใด",
        "ยกเลิกการนำเข้าไฟล์นี้ แล้วนำเข้าอีกครั้ง หรือวางบันทึกที่สำรองไว้แทน ไฟล์คะแนนเองยังอยู่ครบ",
    )


def registers_first(files: list[Source]) -> list[Source]:
    """Files that name agencies before files of scores, so that a score file may stand before its agencies."""
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


def examine(known: Known, source: Source, given: list[Sheet], report: FileReport) -> Checked:
    """Understand and check one file against what is known; what is found goes into its report. Loads nothing."""
    tables: list[Understood] = []
    for sheet in given:
        grid = Grid.of(sheet, known.words, source.said.headings, source.said.fiscal_year)
        understood = understand(grid, source.said.layout)
        report.refusals += grid.refusals
        tables += understood
        report.warnings += _cleared(sheet, understood)
        report.warnings += [
            Refusal(sheet.name, "", note, "", "ตรวจว่าอ่านถูกต้อง", "warning") for note in sheet.notes
        ]
        cells = (
            {
                address(column, row)
                for table in understood
                for column, row in zip(table.table["score_column"], table.table["row"], strict=True)
            }
            if sheet.uncached
            else set()
        )
        within = [
            cell for cell in sheet.uncached if cell in cells or not understood or _inside(cell, understood)
        ]
        report.refusals += [
            Refusal(
                sheet.name,
                cell,
                "สูตรที่ยังไม่มีค่า",
                "ตัวเลข หรือสูตรที่คำนวณแล้ว",
                "เปิดไฟล์ใน Excel ให้คำนวณ แล้วบันทึกใหม่ หรือวางเป็นค่า",
            )
            for cell in within
        ]
    if not tables and not report.refusals:
        report.refusals.append(
            Refusal(
                "",
                "",
                "ไม่พบตารางคะแนน",
                "ตารางที่มีหัวคอลัมน์ หน่วยงาน ปีงบประมาณ และคะแนน หรือรายการตัวชี้วัดหรือรหัสข้อกับคะแนน",
                "ใช้แม่แบบของโปรแกรม: หนึ่งแถวต่อหนึ่งคะแนน หรือหนึ่งแถวต่อหนึ่งหน่วยงาน",
                ask="headings",
            )
        )
    report.layout = "+".join(dict.fromkeys(table.layout for table in tables))
    report.tables = tables
    found = checked(known, source, tables)
    report.refusals += found.refusals
    report.warnings += found.warnings
    if not report.refused:
        report.accepted = found.figures or len(found.agencies)
        report.checked = found
    return found


def _cleared(sheet: Sheet, tables: list[Understood]) -> list[Refusal]:
    """One warning for the texts below the headings from which marks nobody sees were taken away."""
    cells = [
        (address(column, number), cell)
        for table in tables
        for number, row in enumerate(
            sheet.rows[table.header_row : table.last_row], start=table.header_row + 1
        )
        for column, cell in enumerate(row)
        if not cell.isprintable() and without_invisible(cell) != cell and any(map(str.isalpha, cell))
    ]
    if not cells:
        return []
    return [
        Refusal(
            sheet.name,
            cells[0][0],
            without_invisible(cells[0][1]),
            "ข้อความที่ไม่มีอักขระที่มองไม่เห็น เช่น U+200B",
            f"ลบอักขระที่มองไม่เห็นออกให้แล้ว {len(cells)} เซลล์ (มักติดมาจากเว็บหรือ Word) ตรวจว่าชื่อถูกต้อง",
            "warning",
        )
    ]


def _inside(cell: str, tables: list[Understood]) -> bool:
    """The cell lies in the rows of a table: a score there would have been a formula without a value."""
    row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return any(table.header_row <= row <= table.last_row for table in tables)


def _derive(draft: Draft) -> None:
    """Run queries/build in order, the computing step once for each height of the tree, leaves first; then every rule."""
    for path in sorted((QUERIES / "build").glob("[0-9]*.sql")):
        name = f"build/{path.stem}"
        if path.stem in ("05_revise", "10_node", "20_edge"):
            continue  # done while the files were loaded
        if path.stem.endswith("computed_score"):
            for row in draft.rows("build/heights"):
                draft.run(name, height=row["height"])
        else:
            draft.run(name)
    for rule in sorted((QUERIES / "rules").glob("finding_*.sql")):
        draft.collect("finding", f"rules/{rule.stem}")


def _journal(draft: Draft, reports: list[FileReport], given_files: list[Source], data_version: str) -> None:
    paths = {source.name: source.path for source in given_files}
    draft.append(
        "source_file",
        pd.DataFrame(
            {
                "source_file": [r.file for r in reports],
                "status": [str(r.status) for r in reports],
                "sha256": [sources.sha256(paths[r.file]) for r in reports],
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
