"""The page of imports says what it found in the language of whoever reads it."""

from pathlib import Path

import pytest
from conftest import WriteData, workbook_bytes
from test_pages import GOOD, cells, opened, texts

from ita.ingest import load

HEADINGS: list[object] = ["หน่วยงาน", "ปี", "คะแนน ITA", "แปลก"]


@pytest.fixture
def data(write_data: WriteData, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one good score file, one that is refused, and an import whose record is damaged."""
    data = write_data({"x.csv": GOOD, "bad.csv": GOOD.replace("91.25", "191.25"), "imported/abc.csv": GOOD})
    (data / "scores" / "imported" / "abc.csv.json").write_text("{", encoding="utf-8")
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    return data


def test_an_english_reader_meets_journal_and_refusals_in_english(data: Path) -> None:
    app = opened("imports", lang="en")

    assert "abc.csv (the record beside the file is damaged)" in cells(app, 0).to_string()
    refusals = cells(app, 1).to_string()
    assert "scores/bad.csv" in refusals
    assert "D2" in refusals
    assert "a number 0–100" in refusals


def test_a_file_on_its_way_in_is_explained_in_english_with_sheet_and_cell(data: Path, tmp_path: Path) -> None:
    book = workbook_bytes({"หนึ่ง": [HEADINGS, ["อบต.ปลายน้ำ", 2566, 80, "x"]]}, tmp_path)
    app = opened("imports", lang="en")

    app.get("file_uploader")[0].set_value(("ผล.xlsx", book, "application/octet-stream")).run()

    assert not app.exception
    plain = texts(app).replace("\\", "")  # what would be Markdown is escaped
    assert "Headings in row 1: one row per agency, score columns overall" in plain
    assert "▽ หนึ่ง A1 แปลก These columns were not read" in plain


def test_an_agency_that_a_file_calls_empty_is_a_name_and_not_a_file_without_one(
    data: Path, tmp_path: Path
) -> None:
    named = workbook_bytes({"หนึ่ง": [HEADINGS, ["ว่าง", 2566, 80, "x"]]}, tmp_path)
    unnamed = workbook_bytes({"หนึ่ง": [["ปี", "คะแนน ITA"], [2566, 80]]}, tmp_path)

    for book, label in ((named, "“ว่าง” คือหน่วยงานใด"), (unnamed, "ไฟล์นี้เป็นของหน่วยงานใด")):
        app = opened("imports")
        app.get("file_uploader")[0].set_value(("ผล.xlsx", book, "application/octet-stream")).run()
        assert not app.exception
        assert [box.label for box in app.selectbox if box.label.endswith("หน่วยงานใด")] == [label]
        next(box for box in app.selectbox if box.label == label).set_value("a4").run()
        assert "พร้อมนำเข้า 1 คะแนน" in texts(app)
