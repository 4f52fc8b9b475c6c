"""One source from its cells to what could be loaded, or why nothing of it can."""

from ita.contracts import Refusal, without_invisible
from ita.ingest.check import checked
from ita.ingest.grid import Grid
from ita.ingest.known import Checked, Known
from ita.ingest.layouts import understand
from ita.ingest.read import Sheet
from ita.ingest.report import FileReport
from ita.ingest.sources import Source
from ita.ingest.understood import Understood
from ita.words.language import N_
from ita.words.told import tell

# Headings of a file without scores that are named.
MOST_SEEN = 6


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
            Refusal(sheet.name, "", note, "", tell(N_("ตรวจว่าอ่านถูกต้อง")), "warning") for note in sheet.notes
        ]
        cells = (
            {
                sheet.places.address(column, row)
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
                tell(N_("สูตรที่ยังไม่มีค่า")),
                tell(N_("ตัวเลข หรือสูตรที่คำนวณแล้ว")),
                tell(N_("เปิดไฟล์ใน Excel ให้คำนวณ แล้วบันทึกใหม่ หรือวางเป็นค่า")),
            )
            for cell in within
        ]
    if not tables and not report.refusals:
        report.refusals.append(
            Refusal(
                "",
                "",
                tell(
                    N_("ไม่พบตารางคะแนน ITA ในไฟล์นี้ (อ่าน {count} ชีต แถวแรกที่เห็น: {seen})"),
                    count=len(given),
                    seen=_first_row(given),
                ),
                tell(N_("ตารางที่มีหัวคอลัมน์ หน่วยงาน ปีงบประมาณ และคะแนน หรือรายการตัวชี้วัดหรือรหัสข้อกับคะแนน")),
                tell(N_("ใช้แม่แบบของโปรแกรม: หนึ่งแถวต่อหนึ่งคะแนน หรือหนึ่งแถวต่อหนึ่งหน่วยงาน")),
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


def _first_row(given: list[Sheet]) -> str:
    """The first texts a person sees in the file, so that it is known again; a dash where it is empty."""
    rows = (row for sheet in given for row in sheet.rows)
    seen = next(
        (texts for row in rows if (texts := [str(cell) for cell in row if str(cell or "").strip()])), []
    )
    return ", ".join(seen[:MOST_SEEN]) or "–"


def _cleared(sheet: Sheet, tables: list[Understood]) -> list[Refusal]:
    """One warning for the texts below the headings from which marks nobody sees were taken away."""
    cells = [
        (sheet.places.address(column, number), cell)
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
            tell(N_("ข้อความที่ไม่มีอักขระที่มองไม่เห็น เช่น U+200B")),
            tell(
                N_("ลบอักขระที่มองไม่เห็นออกให้แล้ว {count} เซลล์ (มักติดมาจากเว็บหรือ Word) ตรวจว่าชื่อถูกต้อง"),
                count=len(cells),
            ),
            "warning",
        )
    ]


def _inside(cell: str, tables: list[Understood]) -> bool:
    """The cell lies in the rows of a table: a score there would have been a formula without a value."""
    row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return any(table.header_row <= row <= table.last_row for table in tables)
