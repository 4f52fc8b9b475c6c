"""The workbook of one agency and year: every table of the pages on a sheet of its own, as Excel opens it."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from conftest import frame

from ita import agency_workbook, rows, workbook
from ita.store import Store

SOKKAM = "sao-sokkam-seka-buengkan"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def book(store: Store, tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook.excel(*agency_workbook.agency_tables(store, SOKKAM, 2568)))
    return path


def test_the_cover_says_whose_figures_these_are_and_leads_to_every_sheet(book: Path) -> None:
    read = openpyxl.load_workbook(book)

    cover = read.worksheets[0]
    assert dict(cover.iter_rows(min_row=2, max_row=4, values_only=True)) == {
        "หน่วยงาน": "อบต.โสกก่าม อ.เซกา จ.บึงกาฬ",
        "ปีงบประมาณ": "2568",
        "สถานะข้อมูล": "ประกาศแล้ว",
    }
    leads = [cell.hyperlink.location for (cell,) in cover["B1:B40"] if cell.hyperlink]
    assert leads == [f"'{name}'!A1" for name in read.sheetnames[1:]]


def test_figures_of_sokkam_stand_on_their_sheets_as_its_memo_prints_them(book: Path) -> None:
    read = openpyxl.load_workbook(book)

    heads, values = list(read["ภาพรวมของปี"].iter_rows(values_only=True))
    assert dict(zip(heads, values, strict=True))["คะแนน"] == 99.64
    indicators = {row[1]: row[2] for row in read["ตัวชี้วัดจากมากไปน้อย"].iter_rows(values_only=True)}
    assert indicators["4 การใช้ทรัพย์สินของราชการ"] == 95.56
    questions = {row[0]: row[2] for row in read["ข้อที่ทำให้เสียคะแนน"].iter_rows(values_only=True)}
    assert questions["ข้อ i10 ยืมหรือขอใช้ทรัพย์สินถูกต้องตามขั้นตอน"] == 86.67


def test_every_sheet_is_one_table_of_excels_own_set_for_printing_on_a4(book: Path) -> None:
    for sheet in openpyxl.load_workbook(book).worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "B2"


def test_only_scores_have_bars_or_shades(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["ข้อที่ทำให้เสียคะแนน"]

    shaded = {str(area.sqref)[0] for area in sheet.conditional_formatting}
    heads = {cell.column_letter: cell.value for cell in sheet[1]}
    assert {heads[letter] for letter in shaded} == {"คะแนน", "กลางของเพื่อน", "สูงสุดของเพื่อน"}


@pytest.mark.parametrize("step", [25, pytest.param(1, marks=pytest.mark.slow)])
def test_agencies_of_the_project_give_a_workbook_of_their_newest_year(store: Store, step: int) -> None:
    agencies = frame(store, rows.Agencies, include_synthetic=True)["agency_id"].tolist()
    for agency_id in agencies[::step]:
        year = int(frame(store, rows.AgencyYears, agency_id=agency_id)["fiscal_year"].max())
        found = agency_workbook.agency_tables(store, agency_id, year)
        assert len({table.name for table in found}) == len(found) > 0
        assert workbook.excel(*found).startswith(b"PK")


@pytest.mark.skipif(SOFFICE is None, reason="ไม่มี LibreOffice ในเครื่องนี้")
def test_libreoffice_opens_it_and_prints_every_sheet(book: Path, tmp_path: Path) -> None:
    command = [
        str(SOFFICE),
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]

    done = subprocess.run(
        [*command, "--outdir", str(tmp_path), str(book)], capture_output=True, check=True, timeout=120
    )

    assert (tmp_path / "book.pdf").stat().st_size > 20_000, done.stderr
