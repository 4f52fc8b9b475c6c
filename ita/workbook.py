"""Tables in, Excel and CSV bytes out: the numbers on screen, under the same headings, with what they are limited to."""

import csv
import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ita import wording
from ita.contracts import HIGHEST_SCORE, visible
from ita.headings import NUMBERS, Kind
from ita.tables import Table, no_formula
from ita.wording import _, _n

FONT = "TH Sarabun New"
WIDEST = 60
NUMBER_WIDTH = 14
LINE_HEIGHT = 24
_FORMATS: dict[Kind, str] = {
    "score": "0.00",
    "points": "0.00",
    "change": "+0.00;−0.00;0.00",
    "gap": "+0.00;−0.00;0.00",
    "percent": "0.00",
    "count": "#,##0",
    "leverage": "0.0000",
}
_HEAD = PatternFill("solid", fgColor="1F4E79")
# Low scores dark, as the matrix on screen: told apart in greyscale too. The span is the column's own.
_SHADES = ColorScaleRule(
    start_type="min",
    start_color="E3C48F",
    mid_type="percentile",
    mid_value=50,
    mid_color="F6EBD2",
    end_type="max",
    end_color="FFFFFF",
)
_BARS = DataBarRule(
    start_type="num", start_value=0, end_type="num", end_value=HIGHEST_SCORE, color="9DB8D2", showValue=True
)
# A fixed moment, so that the same table gives the same bytes.
_STAMP = datetime(2000, 1, 1)


def excel(table: Table, *more: Table) -> bytes:
    """A cover that says what the tables are limited to and a sheet for each, as .xlsx bytes; it opens on the first table.

    Several tables have their titles as the names of their sheets.
    """
    book = Workbook()
    book.properties.created = book.properties.modified = _STAMP
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.title = _("เกี่ยวกับไฟล์นี้")
    first = book.create_sheet(_sheet_name(table.title, []) if more else _("ตาราง"))
    _fill(first, table)
    for one in more:
        _fill(book.create_sheet(_sheet_name(one.title, book.sheetnames)), one)
    _about(cover, table)
    if more:
        _contents(cover, [table, *more], book.sheetnames[1:])
    book.active = first
    cover.sheet_view.tabSelected = False
    written = io.BytesIO()
    with _Timeless(written, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return written.getvalue()


class _Timeless(ZipFile):
    """An archive whose members all have the one fixed moment, not that of writing."""

    def open(self, name: Any, *given: Any, **more: Any) -> Any:
        if isinstance(name, ZipInfo):
            name.date_time = _STAMP.timetuple()[:6]
        return super().open(name, *given, **more)


def _fill(sheet: Worksheet, table: Table) -> None:
    for column, heading in enumerate(table.kinds, start=1):
        head = _put(sheet, 1, column, heading)
        head.font = Font(name=FONT, size=14, bold=True, color="FFFFFF")
        head.fill = _HEAD
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row, cells in enumerate(table.frame.itertuples(index=False), start=2):
        for column, (found, kind) in enumerate(zip(cells, table.kinds.values(), strict=True), start=1):
            cell = _put(sheet, row, column, _plain(found, kind))
            cell.font = Font(name=FONT, size=14)
            cell.alignment = Alignment(vertical="top", wrap_text=kind == "text", indent=int(kind == "text"))
            if kind in _FORMATS:
                cell.number_format = _FORMATS[kind]
    _fit(sheet, table)


def _contents(cover: Worksheet, tables: list[Table], names: list[str]) -> None:
    """Under what the file is limited to, a line for each sheet that leads to it, with the number of its rows."""
    row = cover.max_row + 2
    _put(cover, row, 1, _("สารบัญ")).font = Font(name=FONT, size=14, bold=True)
    for table, name in zip(tables, names, strict=True):
        link = _put(
            cover,
            row,
            2,
            _n("{name} · {count} แถว", len(table.frame)).format(name=name, count=len(table.frame)),
        )
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{name.replace(chr(39), chr(39) * 2)}'!A1")
        link.font = Font(name=FONT, size=14, color="1F4E79", underline="single")
        row += 1


def _sheet_name(title: str, taken: list[str]) -> str:
    """A title as Excel allows it for a sheet: thirty-one letters, none of its marks, none twice."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip()[:31] or "1"
    number = 2
    name = plain
    while name in taken:
        name = f"{plain[:27]} {number}"
        number += 1
    return name


def comma_separated(table: Table) -> bytes:
    """The table as on screen and what it is limited to as further columns; UTF-8 with BOM, so that Excel reads Thai."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(map(no_formula, [*table.kinds, *table.about]))
    for index, cells in enumerate(table.texts.itertuples(index=False)):
        plain = [
            _number_text(table.frame.iloc[index, column], kind, str(text))
            for column, (text, kind) in enumerate(zip(cells, table.kinds.values(), strict=True))
        ]
        rows.writerow([*plain, *map(no_formula, table.about.values())])
    return written.getvalue().encode("utf-8-sig")


def _number_text(found: Any, kind: Kind, text: str) -> str:
    """Numbers as plain numbers of two decimals, nothing where there is no value, all else as on screen."""
    if kind not in NUMBERS and kind != "year":
        return no_formula(text)
    if pd.isna(found):
        return ""
    if kind in ("count", "year"):
        return str(int(found))
    cents = wording.rounded(float(found) * (100 if kind == "percent" else 1))
    return str(abs(cents) if cents == 0 else cents)  # never −0.00


def _plain(found: Any, kind: Kind) -> Any:
    if kind == "text":
        return "" if found is None or found is pd.NA or found != found else str(found)
    if pd.isna(found):
        return None
    if kind in ("count", "year"):
        return int(found)
    return float(found) * (100 if kind == "percent" else 1)


def _put(sheet: Worksheet, row: int, column: int, found: Any) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = visible(found) if isinstance(found, str) else found
    if isinstance(found, str):
        cell.data_type = "s"
        if no_formula(found) != found:
            cell.quotePrefix = True
    return cell


def _fit(sheet: Worksheet, table: Table) -> None:
    lines: dict[int, int] = {}
    for column, (heading, kind) in enumerate(table.kinds.items(), start=1):
        longest = max(
            [len(heading), *(len(line) for text in table.texts[heading] for line in text.split("\n"))]
        )
        width = min(WIDEST, longest + 3) if kind == "text" else NUMBER_WIDTH
        sheet.column_dimensions[get_column_letter(column)].width = width
        for row, text in enumerate([heading, *table.texts[heading]], start=1):
            wraps = kind == "text" or row == 1
            # A heading breaks between words, so a line of it holds less than its width.
            letters = int(width) - (4 if row == 1 else 0)
            taken = sum(max(1, -(-len(line) // letters)) for line in text.split("\n")) if wraps else 1
            lines[row] = max(lines.get(row, 1), taken)
    # Thai tones stand high: at the height a spreadsheet takes by itself their tops are cut off.
    for row, count in lines.items():
        sheet.row_dimensions[row].height = LINE_HEIGHT * count
    _shade(sheet, table)
    _as_table(sheet, table)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _shade(sheet: Worksheet, table: Table) -> None:
    """Scores beside one another are shaded; a single column of scores has bars from 0 to 100."""
    scores = [column for column, kind in enumerate(table.kinds.values(), start=1) if kind == "score"]
    last = len(table.frame) + 1
    for column in scores if last > 2 else []:
        letter = get_column_letter(column)
        sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", _BARS if len(scores) == 1 else _SHADES)


def _as_table(sheet: Worksheet, table: Table) -> None:
    """The rows as a table of Excel's own, which sorts and filters; without rows there is nothing to make one of."""
    if table.frame.empty:
        return
    made = ExcelTable(
        displayName=f"t{sheet.parent.worksheets.index(sheet)}_{table.name}", ref=sheet.dimensions
    )
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)


def _about(sheet: Worksheet, table: Table) -> None:
    for row, (name, told) in enumerate({_("ตาราง"): table.title, **table.about}.items(), start=1):
        _put(sheet, row, 1, name).font = Font(name=FONT, size=14, bold=True)
        cell = _put(sheet, row, 2, told)
        cell.font = Font(name=FONT, size=14)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
