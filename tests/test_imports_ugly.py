"""Hidden sheets, formulas and the ugliness of real files."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from conftest import workbook_bytes
from test_imports import a_file, score, take

from ita.ingest import imports
from ita.ingest.sources import Said


def hidden_and_formula(folder: Path, cached: bool) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["หน่วยงาน", "ปี", "คะแนน ITA"], ["ทต.กลางน้ำ", 2565, "=40+40" if not cached else 80]):
        sheet.append(row)
    book.create_sheet("ลับ").sheet_state = "hidden"
    path = folder / "f.xlsx"
    book.save(path)
    return path


def test_a_hidden_sheet_is_not_read_and_says_so(data: Path, tmp_path: Path) -> None:
    one = take(data, hidden_and_formula(tmp_path, cached=True))

    assert "ลับ" in " ".join(warning.found for warning in one.report.warnings)
    assert score(data, "a2") == 80


def test_a_formula_that_was_never_calculated_is_refused_with_its_cell(data: Path, tmp_path: Path) -> None:
    one = take(data, hidden_and_formula(tmp_path, cached=False))

    assert [(refusal.cell, refusal.found) for refusal in one.report.refusals] == [("C2", "สูตรที่ยังไม่มีค่า")]


def test_a_formula_with_its_stored_value_is_read_by_that_value(data: Path, tmp_path: Path) -> None:
    path = hidden_and_formula(tmp_path, cached=False)
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["xl/worksheets/sheet1.xml"] = (
        members["xl/worksheets/sheet1.xml"]
        .replace(b"<f>40+40</f><v />", b"<f>40+40</f><v>80</v>")
        .replace(b"<f>40+40</f><v></v>", b"<f>40+40</f><v>80</v>")
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)

    one = take(data, path)

    assert one.report.refusals == []
    assert score(data, "a2") == 80


# What documents hold in place of plain text and numbers, and what it is.
UGLY = {
    "thai digits": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,๒๕๖๕,๘๐.๕๐\n", "utf-8"),
    "cp874": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5\n", "cp874"),
    "thai windows text read as latin-1": (
        "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5\n".encode("cp874").decode("latin-1"),
        "utf-8",
    ),
    "sara am in two pieces": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางนํ้า,2565,80.5\n", "utf-8"),
    "two sara e for sara ae": ("หน่วยงาน,ปี,คะเเนน ITA\nทต.กลางน้ำ,2565,80.5\n", "utf-8"),
    "percent sign": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5%\n", "utf-8"),
    "the word per cent": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,ร้อยละ ๘๐.๕\n", "utf-8"),
    "decimal comma": ('หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,"80,5"\n', "utf-8"),
    "unit without a space": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5คะแนน\n", "utf-8"),
    "common era": ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2022,80.5\n", "utf-8"),
    "spaces in names": ("หน่วยงาน,ปี,คะแนน ITA\n เทศบาลตำบล กลางน้ำ ,2565, 80.5 \n", "utf-8"),
    "district and province beside the name": (
        "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ อำเภอเหนือ จังหวัดทดลอง,2565,80.5\n",
        "utf-8",
    ),
    "semicolons": ("หน่วยงาน;ปี;คะแนน ITA\nทต.กลางน้ำ;2565;80.5\n", "utf-8"),
    "json escapes": ("หน่วยงาน,ปี,คะแนน ITA\n\\u0e17\\u0e15.กลางน้ำ,2565,80.5\n", "utf-8"),
    "html": ("หน่วยงาน,ปี,คะแนน ITA\n<b>ทต.กลางน้ำ</b>,2565,<p>80.5</p>\n", "utf-8"),
    "no value, then a value": ("หน่วยงาน,ปี,คะแนน ITA,IIT\nทต.กลางน้ำ,2565,80.5,N/A\n", "utf-8"),
}


@pytest.mark.parametrize("ugliness", list(UGLY))
def test_each_ugliness_of_real_files_is_mended(small_build: Path, tmp_path: Path, ugliness: str) -> None:
    text, encoding = UGLY[ugliness]
    source = imports.given(a_file(tmp_path, "u.csv", text.encode(encoding)), Said())

    (one,) = imports.propose(small_build, [source])

    assert one.report.refusals == []
    assert one.report.checked is not None
    scores = one.report.checked.scores
    columns = ["agency_id", "fiscal_year", "node", "score"]
    assert scores.loc[scores["score"].notna(), columns].to_numpy().tolist() == [["a2", 2565, "overall", 80.5]]


def test_what_is_mended_is_what_is_stored(data: Path, tmp_path: Path) -> None:
    text, encoding = UGLY["thai digits"]

    take(data, a_file(tmp_path, "u.csv", text.encode(encoding)))

    assert score(data, "a2") == 80.5


def test_mended_latin_text_is_told(data: Path, tmp_path: Path) -> None:
    text, encoding = UGLY["thai windows text read as latin-1"]

    one = take(data, a_file(tmp_path, "u.csv", text.encode(encoding)))

    assert "TIS-620" in " ".join(warning.found for warning in one.report.warnings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,3105,80.5\n", "3105"),
        ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,ดีมาก\n", "ดีมาก"),
        ("หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,-32.97\n", "-32.97"),
    ],
)
def test_what_cannot_be_meant_is_refused(data: Path, tmp_path: Path, text: str, expected: str) -> None:
    one = take(data, a_file(tmp_path, "u.csv", text))

    assert expected in [refusal.found for refusal in one.report.refusals]


def test_utf8_read_as_latin_is_refused_with_the_cure(data: Path, tmp_path: Path) -> None:
    text = "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,80.5\n".encode().decode("latin-1")
    book = workbook_bytes({"s": [line.split(",") for line in text.splitlines()]}, tmp_path)

    for name, content in (("u.csv", text.encode()), ("u.xlsx", book)):
        (refusal,) = take(data, a_file(tmp_path, name, content)).report.refusals
        assert "à¸" in refusal.expected
        assert "UTF-8" in refusal.hint
