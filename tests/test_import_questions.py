"""What is asked of a file on its way in: its year, where no name says it, and the columns nobody knows."""

from pathlib import Path

import pytest
from conftest import ROOT, workbook_bytes
from streamlit.testing.v1 import AppTest
from test_pages import texts

from ita.ingest import imports
from ita.ingest.examine import year_of_name

LIST = [["หน่วยงาน", "คะแนน ITA"], ["ทต.กลางน้ำ", 88.5]]
EXCEL = "application/octet-stream"


@pytest.fixture
def page(small_build: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("ITA_DATA", str(small_build))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    return app.switch_page("pages/imports.py").run()


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("ผล ITA 2564.xlsx", 2564),
        ("ITA๒๕๖๔.csv", 2564),
        ("rpt0505?year=2018.csv", 2561),
        ("0a1b2564c3d4-ผล.xlsx", None),
        ("0a1b2564c3d4-ผล_2566.xlsx", 2566),
        ("ส่งออก 30-11-2568.xlsx", None),
        ("export-2568-11-30.xlsx", None),
        ("export 2025.xlsx", None),
        ("ผล 2564-2568.xlsx", None),
    ],
)
def test_the_name_of_a_file_says_its_year_unless_it_may_be_a_date_or_another(
    name: str, year: int | None
) -> None:
    assert year_of_name(name) == year


def test_a_list_without_a_year_is_of_the_year_in_its_files_name_and_that_is_said(
    small_build: Path, tmp_path: Path
) -> None:
    path = tmp_path / "คะแนนจังหวัด 2564.csv"
    path.write_text("หน่วยงาน,คะแนน ITA\nทต.กลางน้ำ,88.5\n", encoding="utf-8")

    (one,) = imports.propose(small_build, [imports.given(path)])

    assert one.report.refusals == []
    assert "ปี 2564 อ่านจากชื่อไฟล์" in one.report.tables[0].evidence
    assert one.report.checked is not None
    assert one.report.checked.scores["fiscal_year"].tolist() == [2564]


def test_several_files_without_a_year_are_asked_for_it_once(page: AppTest, tmp_path: Path) -> None:
    files = [
        (f"{name}.xlsx", workbook_bytes({"ก": [["หน่วยงาน", "คะแนน ITA"], [agency, 70]]}, tmp_path), EXCEL)
        for name, agency in (("หนึ่ง", "ทต.กลางน้ำ"), ("สอง", "อบต.ปลายน้ำ"))
    ]

    page.get("file_uploader")[0].set_value(files).run()
    box = next(one for one in page.selectbox if one.label.startswith("2 ไฟล์ไม่บอกปี"))
    box.set_value(2566).run()

    assert not page.exception
    assert texts(page).count("พร้อมนำเข้า 1 คะแนน") == 2


def test_columns_nobody_knows_are_shown_and_read_as_the_reader_says(page: AppTest, tmp_path: Path) -> None:
    book = workbook_bytes({"ก": [["รายงาน 2566"], ["ชื่อสำนัก", "ผลท้ายปี"], ["ทต.กลางน้ำ", 88.5]]}, tmp_path)

    page.get("file_uploader")[0].set_value(("ผล.xlsx", book, EXCEL)).run()
    for heading, meaning in (("ชื่อสำนัก", "agency_name"), ("ผลท้ายปี", "IIT")):
        next(one for one in page.selectbox if f"“{heading}”" in one.label).set_value(meaning).run()

    assert not page.exception
    assert "พร้อมนำเข้า 1 คะแนน" in texts(page)


def test_a_file_without_anything_to_choose_is_never_told_to_choose(page: AppTest, tmp_path: Path) -> None:
    book = workbook_bytes({"ก": [["บันทึกการประชุม"], ["ไม่มีตาราง"]]}, tmp_path)

    page.get("file_uploader")[0].set_value(("ประชุม.xlsx", book, EXCEL)).run()

    assert "ต้องเลือกก่อน" not in texts(page)
    assert "▼ ไม่รับ" in texts(page)
