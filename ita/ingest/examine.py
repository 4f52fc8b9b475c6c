"""One source from its cells to what could be loaded, or why nothing of it can."""

import re

from ita.contracts import Refusal, without_invisible
from ita.ingest import clean
from ita.ingest.check import checked
from ita.ingest.grid import Grid, is_number, is_total
from ita.ingest.known import Checked, Known
from ita.ingest.layouts import understand
from ita.ingest.read import Sheet
from ita.ingest.report import FileReport
from ita.ingest.sources import Source
from ita.ingest.understood import Understood
from ita.words.language import N_
from ita.words.told import tell

# Headings of a file without scores that are named, and that may be asked about; rows that may stand above them.
MOST_SEEN = 6
MOST_HEADINGS = 20
MOST_TITLES = 40
_KEPT = re.compile(r"^[0-9a-f]{12}-")  # what the name of a kept import begins with
_DATE_BEFORE = r"(?<!\d)(?<!(?<!\d)\d[-._])(?<!(?<!\d)\d\d[-._])"
_DATE_AFTER = r"(?!\d)(?![-._]\d{1,2}[-._]\d)"
_YEAR_OF_NAME = re.compile(
    rf"{_DATE_BEFORE}(25\d\d){_DATE_AFTER}|(?:ปี|year)[ =_.-]?(20\d\d){_DATE_AFTER}", re.I
)


def examine(known: Known, source: Source, given: list[Sheet], report: FileReport) -> Checked:
    """Understand and check one file against what is known; what is found goes into its report. Loads nothing."""
    tables: list[Understood] = []
    unread: set[int] = set()
    for sheet in given:
        grid = Grid.of(sheet, known.words, source.said.headings, source.said.fiscal_year)
        understood = understand(grid, source.said.layout)
        report.refusals += grid.refusals
        tables += understood
        unread |= _unread_pages(sheet, understood)
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
        headings = _unknown_headings(given)
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
                ask="headings" if headings else "",
                choices=headings,
            )
        )
    if tables and unread:
        report.warnings.append(_unread(sorted(unread)))
    _name_the_year(source, tables)
    report.layout = "+".join(dict.fromkeys(table.layout for table in tables))
    report.tables = tables
    found = checked(known, source, tables)
    report.refusals += found.refusals
    report.warnings += found.warnings
    if not report.refused:
        report.accepted = found.figures or len(found.agencies) + len(found.details)
        report.checked = found
    return found


def _name_the_year(source: Source, tables: list[Understood]) -> None:
    """Tables that do not say their year are of the one that the file's name says."""
    year = year_of_name(source.path.name) if source.said.fiscal_year is None else None
    for table in tables:
        if year and table.fiscal_year is None and table.table["fiscal_year"].map(clean.is_blank).any():
            table.fiscal_year = year
            table.evidence.append(tell(N_("ปี {year} อ่านจากชื่อไฟล์"), year=year))


def year_of_name(name: str) -> int | None:
    """The one fiscal year in a file's name: Buddhist, or Common Era behind `year`; a date says none."""
    plain = _KEPT.sub("", clean.digits(name))
    years = {clean.fiscal_year(found) for pair in _YEAR_OF_NAME.findall(plain) for found in pair if found}
    return years.pop() if len(years) == 1 else None


def _unknown_headings(given: list[Sheet]) -> tuple[str, ...]:
    """The headings of the first table of numbers in the file, for the reader to say what each of them is."""
    for sheet in given:
        for number, row in enumerate(sheet.rows[:MOST_TITLES]):
            named = [column for column, cell in enumerate(row) if clean.text(cell) and not is_number(cell)]
            below = [cell for lower in sheet.rows[number + 1 : number + 3] for cell in lower]
            if len(named) > 1 and any(is_number(cell) for cell in below):
                return tuple(dict.fromkeys(clean.text(row[column]) for column in named[:MOST_HEADINGS]))
    return ()


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


def _unread_pages(sheet: Sheet, tables: list[Understood]) -> set[int]:
    """The pages of a PDF with figures beside a name that no table holds, or whose name lacks letters the file does not tell."""
    read = {row for table in tables for row in table.table["row"].tolist()}
    within = {row for table in tables for row in range(table.header_row, table.last_row + 1)}
    return sheet.places.pages(
        number
        for number, row in enumerate(sheet.rows, start=1)
        if number not in read
        and (number not in within or "\ufffd" in "".join(row))
        and any(map(is_number, row[1:]))
        and any(cell and not is_number(cell) and not is_total(cell) for cell in row)
    )


def _unread(pages: list[int]) -> Refusal:
    return Refusal(
        "",
        "",
        tell(N_("หน้า {pages} มีตัวเลขในตารางที่ไม่ได้อ่านเป็นคะแนน"), pages=", ".join(map(str, pages))),
        tell(N_("ตารางที่มีหัวคอลัมน์ในหน้าของตัวเอง หรือมีคอลัมน์ตรงกับหน้าก่อน")),
        tell(N_("เปิดดูหน้านั้น ถ้ามีคะแนนที่ต้องใช้ ให้ขอไฟล์ Excel จากผู้จัดทำ หรือพิมพ์ลงในแม่แบบของโปรแกรม")),
        "warning",
    )


def _inside(cell: str, tables: list[Understood]) -> bool:
    """The cell lies in the rows of a table: a score there would have been a formula without a value."""
    row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return any(table.header_row <= row <= table.last_row for table in tables)
