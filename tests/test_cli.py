"""The command line as scripts use it: words, JSON and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from commands import ita
from conftest import SCORES, WriteData

ROOT = Path(__file__).resolve().parent.parent
GOOD = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"


def process(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ita", *words],
        cwd=ROOT,
        env=os.environ | {"ITA_DATA": str(data)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("kind", "sheets"),
    [
        ("scores", ["ตาราง"]),
        ("comparison", ["หน่วยงานและตัวชี้วัด", "เทียบกับกลุ่มรายตัวชี้วัด", "ใครต้องการความช่วยเหลือเรื่องใด", "สรุปกลุ่มรายปี"]),
    ],
)
def test_scores_and_comparisons_of_an_agency_are_written_to_excel(
    project_data: Path, tmp_path: Path, kind: str, sheets: list[str]
) -> None:
    path = tmp_path / "out.xlsx"

    done = ita(
        project_data, "export", kind, "--agency", "sample-tt-faller", "--fiscal-year", "2568", "-o", str(path)
    )

    assert done.returncode == 0, done.stderr
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["เกี่ยวกับไฟล์นี้", *sheets]
    assert "มีข้อมูลสมมติ" in [cell.value for cell in book["เกี่ยวกับไฟล์นี้"]["B"]]


def test_an_export_of_nobody_says_what_is_missing(project_data: Path, tmp_path: Path) -> None:
    done = ita(project_data, "export", "weak", "--fiscal-year", "2568", "-o", str(tmp_path / "x.xlsx"))

    assert done.returncode == 2
    assert "--agency" in done.stderr


def test_weak_points_of_a_district_are_written_with_a_summary_and_a_sheet_each(
    project_data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "weak.xlsx"
    command = ["export", "weak", "--district", "ธารฝัน", "--fiscal-year", "2568", "-o", str(path)]

    done = ita(project_data, *command)

    assert done.returncode == 0, done.stderr
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["เกี่ยวกับไฟล์นี้", "สรุปจุดอ่อนรายหน่วยงาน"]
    assert book.active.title == "สรุปจุดอ่อนรายหน่วยงาน"
    assert "ทต.เงาจันทร์" in book.sheetnames
    sheet = book["ทต.เงาจันทร์"]
    place = [cell.value for cell in sheet[1]].index("คะแนน")
    assert 0 <= max(row[place] for row in sheet.iter_rows(min_row=2, values_only=True)) < 85


def test_build_prints_one_line_a_file_and_exits_0_when_all_is_well(write_data: WriteData) -> None:
    done = ita(write_data({"x.csv": GOOD}), "build")

    assert done.returncode == 0
    assert "scores/x.csv: รับ 1 คะแนน, ปฏิเสธ 0 จุด (published)" in done.stdout.splitlines()


def test_build_exits_1_when_a_file_is_refused_and_says_so_again_when_nothing_changed(
    write_data: WriteData,
) -> None:
    data = write_data({"x.csv": GOOD, "bad.csv": GOOD.replace("91.25", "191")})

    first, second = ita(data, "build"), ita(data, "build")

    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stdout == second.stdout == process(data, "build").stdout
    assert "D2: พบ “191” ควรเป็น ตัวเลข 0–100" in first.stdout


def test_build_exits_2_when_nothing_is_usable(write_data: WriteData) -> None:
    assert ita(write_data({}), "build").returncode == 2


def test_read_scores_gives_every_column_scripts_depend_on(project_data: Path) -> None:
    done = ita(
        project_data, "read", "scores", "agency_id=อบต.หนองแวง", "fiscal_year=2565", "node=8", "--json"
    )

    assert json.loads(done.stdout) == [
        {
            "agency_id": "sao-nongwaeng-kanthararom-sisaket",
            "agency_name": "องค์การบริหารส่วนตำบลหนองแวง",
            "agency_type": "อบต.",
            "district": "กันทรารมย์",
            "province": "ศรีสะเกษ",
            "fiscal_year": 2565,
            "node": "8",
            "score": 79.01,
            "level": None,
            "status": "published",
            "source_file": "scores/published/scores.csv",
            "source_sheet": "",
            "source_cell": "D129",
        }
    ]


def test_read_without_limits_gives_every_score_of_every_agency(project_data: Path) -> None:
    rows = json.loads(ita(project_data, "read", "scores", "--json").stdout)

    assert sum(row["status"] == "published" for row in rows) == 299
    assert {row["status"] for row in rows} == {"published", "synthetic"}


def test_an_ambiguous_name_is_an_error_that_lists_the_choices(project_data: Path) -> None:
    done = process(project_data, "read", "scores", "agency_id=อบต.สวนฝัน")

    assert done.returncode == 2
    assert "sample-sao-twin-1" in done.stderr
    assert "sample-sao-twin-2" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("scores", "year=2568"),
        ("scores", "fiscal_year=abc"),
        ("scores", "agency_id=ไม่มีจริง"),
        ("agencies", "include_synthetic=abc"),
    ],
)
def test_a_wrong_question_is_one_thai_sentence_and_exit_2(project_data: Path, words: tuple[str, ...]) -> None:
    done = ita(project_data, "read", *words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_import_says_what_was_read_and_refused_as_json(write_data: WriteData, tmp_path: Path) -> None:
    data = write_data({"x.csv": GOOD})
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("หน่วยงาน,คะแนนเฉลี่ย\nเทศบาลตำบลกลางน้ำ,80.5\n", encoding="utf-8")
    bad.write_text("agency_id,node,score\na1,IIT,เก้าสิบ\n", encoding="utf-8")

    done = ita(data, "import", str(good), str(bad), "--fiscal-year", "2566", "--json")

    assert done.returncode == 1
    first, second = json.loads(done.stdout)["files"]
    assert first == {"file": str(good), "accepted": 1, "refusals": [], "warnings": []}
    assert second["accepted"] == 0
    assert second["refusals"] == [
        {
            "sheet": "",
            "cell": "C2",
            "found": "เก้าสิบ",
            "expected": "ตัวเลข 0–100",
            "hint": "คะแนนต้องเป็นตัวเลข 0–100 ถ้าไม่มีคะแนนให้เว้นว่าง",
        }
    ]
    rows = json.loads(ita(data, "read", "scores", "fiscal_year=2566", "--json").stdout)
    assert [row["score"] for row in rows] == [80.5]


def test_import_exits_2_when_every_file_is_refused(write_data: WriteData, tmp_path: Path) -> None:
    data = write_data({"x.csv": GOOD})

    done = ita(data, "import", str(tmp_path / "missing.csv"), "--json")

    assert done.returncode == 2
    assert json.loads(done.stdout)["files"][0]["accepted"] == 0


def test_a_file_read_out_can_be_read_in_again(
    write_data: WriteData, tmp_path: Path, project_data: Path
) -> None:
    given = tmp_path / "out.csv"
    given.write_text(ita(project_data, "read", "scores", "province=ภูเก็ต", "--csv").stdout, encoding="utf-8")

    done = ita(write_data({"x.csv": GOOD}), "import", str(given), "--json")

    assert json.loads(done.stdout)["files"][0]["accepted"] == 13


def test_the_sample_province_is_the_same_every_time(tmp_path: Path) -> None:
    ita(tmp_path, "sample", str(tmp_path / "sample"))

    for name in [name for name in SCORES if name.startswith("sample/")]:
        assert (tmp_path / name).read_bytes() == (ROOT / "data" / "scores" / name).read_bytes()


def test_a_folder_that_is_not_there_is_told_without_a_traceback(project_data: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "none" / "x.xlsx")

    done = ita(project_data, "workbook", "--agency", "sample-tt-oit", "--fiscal-year", "2568", "-o", place)

    assert done.returncode == 2
    assert "ตรวจว่ามีโฟลเดอร์นั้น" in done.stderr
    assert "Traceback" not in done.stderr


def test_excel_is_written_under_its_own_name_only(project_data: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "x.pdf")

    done = ita(project_data, "workbook", "--agency", "sample-tt-oit", "--fiscal-year", "2568", "-o", place)

    assert (done.returncode, "ใช้นามสกุล .xlsx" in done.stderr) == (2, True)


def test_nothing_is_planned_from_an_overall_alone(project_data: Path) -> None:
    done = ita(
        project_data, "plan", "--agency", "tt-pakhlok-phuket", "--fiscal-year", "2561", "--target", "95"
    )

    assert (done.returncode, "ไม่มีคะแนนต่ำกว่าระดับภาพรวม" in done.stderr) == (2, True)
