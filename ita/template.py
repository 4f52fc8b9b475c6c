"""The Excel file officers fill in: how to fill it, one row per score, and one sheet per year with a column per code."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ita import sentences
from ita.contracts import HIGHEST_SCORE, LOWEST_SCORE
from ita.rows import Agencies, Nodes
from ita.wording import _

FONT = "TH Sarabun New"
ROWS = 200
TIDY = ("หน่วยงาน", "อำเภอ", "จังหวัด", "ปีงบประมาณ", "รหัส", "คะแนน", "ระดับ", "ที่มา")
_PLACES = ("หน่วยงาน", "อำเภอ", "จังหวัด")
WIDE = ("หน่วยงาน", "อำเภอ", "จังหวัด", "ระดับ")


def template(nodes: Sequence[Nodes], agencies: Sequence[Agencies]) -> bytes:
    """The workbook as .xlsx bytes; `nodes` are the codes of each year, `agencies` those of the register.

    Empty sheets may stay as they are.
    """
    book = Workbook()
    told = book.active
    assert isinstance(told, Worksheet)
    told.title = "คำอธิบาย"
    lines = (
        _("กรอกแบบใดแบบหนึ่ง: ชีต “คะแนน” หนึ่งแถวต่อหนึ่งคะแนน หรือชีตของปี หนึ่งแถวต่อหนึ่งหน่วยงาน"),
        _("คะแนนเป็นตัวเลข 0–100 เลขไทยก็ได้ ไม่มีคะแนนให้เว้นว่าง ห้ามใส่ศูนย์แทน"),
        _("รหัสเดียวกันเป็นคนละข้อในต่างปี ชี้ที่หัวคอลัมน์ของชีตปีเพื่อดูชื่อเต็ม"),
        _("หน่วยงานชื่อซ้ำกันให้ใส่อำเภอและจังหวัดด้วย"),
        _("บันทึกไฟล์ แล้ววางในหน้านำเข้าข้อมูล"),
        _("ตัวอย่างหนึ่งแถวต่อหนึ่งคะแนน: อบต.หนองแวง | กันทรารมย์ | ศรีสะเกษ | 2565 | overall | 89.15 | A"),
        _("ตัวอย่างหนึ่งแถวต่อหนึ่งหน่วยงาน: ชีตชื่อ 2565 ใส่ชื่อหน่วยงาน แล้วใส่คะแนนใต้รหัสที่มี"),
    )
    for row, line in enumerate(lines, start=1):
        cell = told.cell(row, 1, f"{row}. {line}")
        cell.font = Font(name=FONT, size=16)
        cell.alignment = Alignment(wrap_text=True)
    told.column_dimensions["A"].width = 100
    _sheet(book, "คะแนน", TIDY, {}, TIDY.index("คะแนน") + 1, 1)
    by_year: dict[int, dict[str, str]] = {}
    for code in nodes:
        by_year.setdefault(code["fiscal_year"], {})[code["node"]] = sentences.name_of(code, "label")
    for year, names in by_year.items():
        _sheet(book, str(year), WIDE, names, len(WIDE) + 1, len(names))
    listed = book.create_sheet("รายชื่อหน่วยงาน")
    listed.append(list(_PLACES))
    for agency in agencies:
        listed.append([agency["agency_name"], agency["district"] or "", agency["province"] or ""])
        for cell in listed[listed.max_row]:
            cell.data_type = "s"  # a name is never a formula
    for column, width in zip("ABC", (48, 20, 20), strict=True):
        listed.column_dimensions[column].width = width
        listed[f"{column}1"].font = Font(name=FONT, size=14, bold=True)
    listed.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet(
    book: Workbook, title: str, fields: tuple[str, ...], codes: dict[str, str], first: int, count: int
) -> None:
    """A sheet of headings; the `count` columns from `first` take scores only."""
    sheet = book.create_sheet(title)
    for column, heading in enumerate([*fields, *codes], start=1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(name=FONT, size=14, bold=True)
        if heading in codes:
            cell.comment = Comment(codes[heading], "ITA")
        sheet.column_dimensions[get_column_letter(column)].width = 24 if column == 1 else 12
    scores = DataValidation(
        type="decimal", operator="between", formula1=str(LOWEST_SCORE), formula2=str(HIGHEST_SCORE)
    )
    scores.error = "คะแนนต้องเป็นตัวเลข 0–100"
    scores.allow_blank = True
    scores.add(f"{get_column_letter(first)}2:{get_column_letter(first + count - 1)}{ROWS}")
    sheet.add_data_validation(scores)
    sheet.freeze_panes = "B2"
