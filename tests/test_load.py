"""Files to a build: what is taken, what is refused and how that is said, and that nothing loaded is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import WriteData, frame, workbook_bytes

from ita import queries
from ita import rows as row_types
from ita.ingest import load, sources
from ita.ingest.report import FileReport
from ita.store import Store, open_current

OpenData = Callable[[dict[str, str | bytes]], Store]
GOOD = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"


def scores_of(store: Store, **limits: object) -> dict[tuple[str, int, str], float]:
    rows = frame(store, row_types.Scores, **limits).to_dict("records")  # type: ignore[arg-type]
    return {(row["agency_id"], row["fiscal_year"], row["node"]): row["score"] for row in rows}


def report_of(data: Path, name: str) -> FileReport:
    return next(file for file in load.make(data).files if file.file == f"scores/{name}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_a_tidy_csv_is_read_in_each_encoding_thai_offices_use(open_data: OpenData, encoding: str) -> None:
    text = "หน่วยงาน,ปีงบประมาณ,รหัส,คะแนน,ระดับ\nเทศบาลตำบลกลางน้ำ,๒๕๖๕,overall,๙๑.๒๕,A\n"

    store = open_data({"ไฟล์.csv": text.encode(encoding)})

    assert scores_of(store) == {("a2", 2565, "overall"): 91.25}


def test_one_row_per_agency_with_a_column_per_node_is_read_with_each_cells_address(
    open_data: OpenData, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["ผลการประเมิน ITA"],
        [],
        ["ลำดับ", "agency_id", "overall", "IIT", "ตัวชี้วัดที่ 1", "9.1", "i1"],
        [1, "a1", 91.25, 90, "๘๘.๕", None, 100],
        [2, "a2", 80, "–", "", 70, ""],
    ]

    store = open_data({"ตาราง.xlsx": workbook_bytes({"2565": rows}, tmp_path)})

    found = frame(store, row_types.Scores)
    cells = dict(zip(found["agency_id"] + " " + found["node"], found["source_cell"], strict=True))
    assert cells == {
        "a1 overall": "C4",
        "a1 IIT": "D4",
        "a1 1": "E4",
        "a1 i1": "G4",
        "a2 overall": "C5",
        "a2 9.1": "F5",
    }
    assert set(found["source_sheet"]) == {"2565"}
    assert scores_of(store)[("a1", 2565, "1")] == 88.5


def test_a_blank_cell_is_no_score_and_never_zero(open_data: OpenData) -> None:
    store = open_data({"x.csv": GOOD + "a1,2565,IIT,\na1,2565,EIT,–\n"})

    assert scores_of(store) == {("a1", 2565, "overall"): 91.25}


def test_a_printed_level_without_a_score_is_kept(open_data: OpenData) -> None:
    store = open_data(
        {
            "x.csv": GOOD.replace("score\n", "score,level\n").replace("91.25", "91.25,A")
            + "a2,2565,overall,,AA\n"
        }
    )

    rows = queries.typed(store, row_types.Scores, agency_id="a2")
    assert [(row["score"], row["level"]) for row in rows] == [(None, "AA")]


@pytest.mark.parametrize(
    ("row", "cell", "found"),
    [
        ("a1,2565,IIT,100.5", "D3", "100.5"),
        ("a1,2565,IIT,เก้าสิบ", "D3", "เก้าสิบ"),
        ("a1,3105,IIT,90", "B3", "3105"),
        ("a1,2557,overall,90", "B3", "2557"),
        ("a1,2565,o44,90", "C3", "o44"),
        ("a1,2561,IIT,90", "C3", "IIT"),
        ("a9,2565,IIT,90", "A3", "a9"),
        ("องค์การบริหารส่วนตำบลต้นน้ำ,2565,IIT,90", "A3", "องค์การบริหารส่วนตำบลต้นน้ำ"),
        ("a1,,IIT,90", "B3", "ไม่มีปีงบประมาณ"),
        ("a1,2565,overall,91.26", "D3", "a1 2565 overall = 91.26"),
    ],
)
def test_a_wrong_cell_refuses_the_file_and_is_named(
    write_data: WriteData, row: str, cell: str, found: str
) -> None:
    report = report_of(write_data({"x.csv": GOOD + row + "\n"}), "x.csv")

    assert [(refusal.cell, refusal.found) for refusal in report.refusals] == [(cell, found)]
    assert report.refusals[0].expected
    assert report.refusals[0].hint
    assert report.accepted == 0


def test_nothing_of_a_refused_file_is_loaded_and_the_others_are(open_data: OpenData) -> None:
    store = open_data(
        {"bad.csv": "agency_id,fiscal_year,node,score\na2,2565,IIT,90\na2,2565,OIT,190\n", "good.csv": GOOD}
    )

    assert scores_of(store) == {("a1", 2565, "overall"): 91.25}


def test_every_wrong_cell_of_a_file_is_listed_at_once(write_data: WriteData) -> None:
    rows = "a1,2565,IIT,x\na1,2565,EIT,y\na9,2565,OIT,z\n"

    report = report_of(write_data({"x.csv": GOOD + rows}), "x.csv")

    assert sorted(refusal.cell for refusal in report.refusals) == ["A5", "D3", "D4", "D5"]


def test_two_files_that_contradict_each_other_name_both_cells(write_data: WriteData) -> None:
    data = write_data({"first.csv": GOOD, "second.csv": GOOD.replace("91.25", "91.52")})

    (refusal,) = report_of(data, "second.csv").refusals

    assert refusal.cell == "D2"
    assert "scores/first.csv D2" in refusal.expected


def test_a_file_that_only_repeats_known_figures_is_taken_with_all_of_them(write_data: WriteData) -> None:
    data = write_data({"first.csv": GOOD, "second.csv": GOOD})

    assert report_of(data, "second.csv").accepted == 1


def test_the_same_figure_in_two_files_is_stored_once(open_data: OpenData) -> None:
    store = open_data({"first.csv": GOOD, "second.csv": GOOD + "a2,2565,overall,80\n"})

    assert scores_of(store) == {("a1", 2565, "overall"): 91.25, ("a2", 2565, "overall"): 80.0}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.docx", b"PK", "ไม่รู้จักไฟล์ชนิด .docx"),
        ("x.xlsx", b"not a workbook", "เปิดไฟล์ Excel ไม่ได้: ไฟล์เสียหาย มีรหัสผ่าน หรือใหญ่ผิดปกติ"),
        ("x.csv", "คะแนน".encode().decode("latin-1").encode(), "ตัวอักษรไทยในไฟล์เพี้ยน (à¸…)"),
        ("x.csv", b"\x00\x01\x02", "ไฟล์นี้ไม่ใช่ CSV"),
        (
            "x.csv",
            "หัวข้อ,ข้อความ\nก,ข\n".encode(),
            "ตารางที่มีหัวคอลัมน์ หน่วยงาน ปีงบประมาณ และคะแนน หรือรายการตัวชี้วัดหรือรหัสข้อกับคะแนน",
        ),
        ("x.csv", b"", "ตารางที่มีหัวคอลัมน์ หน่วยงาน ปีงบประมาณ และคะแนน หรือรายการตัวชี้วัดหรือรหัสข้อกับคะแนน"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(
    write_data: WriteData, name: str, content: bytes, expected: str
) -> None:
    report = report_of(write_data({"good.csv": GOOD, name: content}), name)

    assert [refusal.expected for refusal in report.refusals] == [expected]


def test_a_crafted_workbook_that_would_exhaust_memory_is_refused(
    write_data: WriteData, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "bomb.xlsx")

    report = report_of(
        write_data({"good.csv": GOOD, "bomb.xlsx": (tmp_path / "bomb.xlsx").read_bytes()}), "bomb.xlsx"
    )

    assert report.refused


def test_columns_that_are_not_understood_are_told_as_a_warning(write_data: WriteData) -> None:
    report = report_of(
        write_data({"x.csv": GOOD.replace("score\n", "score,หมายเหตุ\n").replace("91.25", "91.25,ดี")}), "x.csv"
    )

    assert [warning.found for warning in report.warnings] == ["หมายเหตุ"]
    assert report.accepted == 1


def test_the_folder_says_which_figures_are_synthetic(open_data: OpenData) -> None:
    store = open_data(
        {"sample/x.csv": GOOD.replace("score\n", "score,status\n").replace("91.25", "91.25,published")}
    )

    assert frame(store, row_types.Scores)["status"].tolist() == ["synthetic"]


def test_the_same_files_give_the_same_fingerprint_and_nothing_to_do(write_data: WriteData) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)

    assert sources.is_current(data)


def test_a_changed_file_asks_for_a_new_build(write_data: WriteData) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)

    (data / "scores" / "x.csv").write_text(GOOD.replace("91.25", "91.30"), encoding="utf-8")

    assert not sources.is_current(data)


def test_an_unusable_folder_leaves_the_former_build_serving(write_data: WriteData) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)
    (data / "scores" / "x.csv").write_text(
        "agency_id,fiscal_year,node,score\na1,2565,overall,999\n", encoding="utf-8"
    )

    report = load.make(data)

    assert report.exit_code == 2
    assert scores_of(open_current(data)) == {("a1", 2565, "overall"): 91.25}


def test_a_new_build_does_not_disturb_a_reader_of_the_former_one(write_data: WriteData) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)
    reading = open_current(data)
    (data / "scores" / "x.csv").write_text(GOOD.replace("91.25", "95.00"), encoding="utf-8")

    load.make(data)

    assert scores_of(reading) == {("a1", 2565, "overall"): 91.25}
    assert scores_of(open_current(data)) == {("a1", 2565, "overall"): 95.0}
