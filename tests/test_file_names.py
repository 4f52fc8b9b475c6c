"""File names of any length and letters, and columns of one meaning."""

import unicodedata
from pathlib import Path

import pytest
from conftest import WriteData
from test_letters import HEAD, ROW, report_of

from ita.ingest import imports, load


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "agency_id,fiscal_year,node,score,score\na1,2565,overall,50,60\n",
            ("D1", "E1", "D2 = 50", "E2 = 60"),
        ),
        (
            "agency_id,fiscal_year,node,score,คะแนน\na1,2565,overall,,60\n",
            ("D1", "E1", "D2 = ว่าง", "E2 = 60"),
        ),
        ("agency_id,fiscal_year,i1,i1\na1,2565,50,60\n", ("C1", "D1", "C2 = 50", "D2 = 60")),
        ("agency_id,fiscal_year,overall,คะแนน\na1,2565,50,60\n", ("C1", "D1", "C2 = 50", "D2 = 60")),
        ("หน่วยงาน,ชื่อหน่วยงาน,ปี,overall\nเทศบาลตำบลกลางน้ำ,อบต.ปลายน้ำ,2565,50\n", ("A1", "B1", "A2 =", "B2 =")),
        (
            "agency_id,agency_name,ชื่อหน่วยงาน,agency_type\nn1,อบต.หนึ่ง,อบต.สอง,อบต.\n",
            ("B1", "C1", "B2 = อบต.หนึ่ง", "C2 = อบต.สอง"),
        ),
        (
            "ปี 2565 เทศบาลตำบลกลางน้ำ,,\nตัวชี้วัด,คะแนน,ร้อยละ\nIIT,50,60\nEIT,51,61\nOIT,52,62\n",
            ("B2", "C2", "B3 = 50", "C3 = 60"),
        ),
        (
            "ปี 2565 เทศบาลตำบลกลางน้ำ,,\nข้อ,คะแนน,คะแนน\ni1 ก,50,50\ni2 ข,51,61\ni3 ค,52,52\ni4 ง,1,1\n",
            ("B2", "C2", "B4 = 51", "C4 = 61"),
        ),
    ],
    ids=[
        "two scores",
        "first blank",
        "two of a code",
        "overall twice",
        "two names",
        "register",
        "down",
        "questions",
    ],
)
def test_two_columns_of_one_meaning_that_differ_are_refused_with_both_cells(
    write_data: WriteData, text: str, cells: tuple[str, ...]
) -> None:
    data = write_data({"ok.csv": HEAD + "a3,2565,overall,70,,\n", "x.csv": text})

    said = [one for one in report_of(data, "x.csv").refusals if "คอลัมน์เดียว" in one.expected]

    assert len(said) == 1
    assert all(cell in said[0].found for cell in cells), said[0].found


@pytest.mark.parametrize("second", ["50", "50.00", ""])
def test_a_second_column_that_says_nothing_else_does_no_harm_and_is_told(
    write_data: WriteData, second: str
) -> None:
    data = write_data({"x.csv": f"agency_id,fiscal_year,node,score,คะแนน\na1,2565,overall,50,{second}\n"})

    report = report_of(data, "x.csv")

    assert (report.refusals, report.accepted) == ([], 1)
    assert any("D1" in one.found and "E1" in one.found for one in report.warnings)


@pytest.mark.parametrize(
    "name", ["ผล" * 200 + ".xlsx", "ก่ำ" * 120 + ".csv", "น้ำ" * 90, "กำ" * 70 + ".CSV", "é" * 300]
)
def test_a_file_name_of_any_length_is_cut_to_what_a_disk_holds_at_a_whole_letter(
    name: str, tmp_path: Path
) -> None:
    kept = imports.safe_name(name)

    stem, ending = (kept, "") if "." not in name else kept.rsplit(".", 1)
    assert name.startswith(stem)
    assert ending == (name.rsplit(".", 1)[1] if "." in name else "")
    following = name[len(stem)]
    assert unicodedata.category(following) != "Mn"
    assert following != "ำ"
    (tmp_path / f".{'0' * 12}-{kept}.json.part").write_text("")


def test_a_file_of_eighty_thai_letters_is_imported_and_undone(write_data: WriteData, tmp_path: Path) -> None:
    data = write_data({"x.csv": HEAD + ROW})
    load.make(data)
    path = tmp_path / ("ผลคะแนน" * 11 + "ดี.csv")
    path.write_text(HEAD + "a2,2565,overall,80,,\n", encoding="utf-8")

    (one,) = imports.take_in(data, [imports.given(path)])

    assert one.report.refusals == []
    assert imports.undo(data, one.source.said.id)["undone_at"]


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("  .csv", "file.csv"),
        (".csv", "file.csv"),
        ("CON.csv", "_CON.csv"),
        ("lpt1.xlsx", "_lpt1.xlsx"),
        ("NUL", "_NUL"),
        ("com1.old.csv", "_com1.old.csv"),
        ("con fusion.csv", "con fusion.csv"),
        ("ผล .csv", "ผล.csv"),
        ("ผล\u202e.csv", "ผล.csv"),
        ("../../.hidden.xlsx", "hidden.xlsx"),
    ],
)
def test_a_file_name_keeps_its_ending_and_names_no_device(given_name: str, kept: str) -> None:
    assert imports.safe_name(given_name) == kept
