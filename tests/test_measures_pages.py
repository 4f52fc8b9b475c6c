"""The pages of measures and follow-up: propose, edit, save, open again, two people at once, reports and what came after."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from conftest import ROOT
from streamlit.testing.v1 import AppTest
from test_pages import cells, numbers, texts

from ita import measures, tables, workbook
from ita.measures.plan import FollowUp, Measure, Plan
from ita.ui.views import measures as view
from ita.ui.views.plan_editor import PlanEdit

SOKKAM = "sao-sokkam-seka-buengkan"
CLIMBER = "sample-sao-climber"


@pytest.fixture(autouse=True)
def data(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The project's data without any plan."""
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    yield project_data
    shutil.rmtree(project_data / "measures", ignore_errors=True)


def opened(page: str = "measures", **link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, chosen in ({"agency": SOKKAM, "fiscal_year": "2568"} | link).items():
        app.query_params[name] = chosen
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def save(app: AppTest, by: str) -> AppTest:
    app.text_input(key="saved_by").set_value(by).run()
    return press(app, "save_plan")


def said(app: AppTest) -> str:
    return (texts(app) + "\n".join(str(part.value) for part in app.success)).replace("\\", "")


def with_unit(app: AppTest, plan: Plan, unit: str, folder: Path) -> AppTest:
    """The plan taken back from Excel with another unit in its first row."""
    path = folder / "plan.xlsx"
    path.write_bytes(workbook.excel(tables.shown("measures", measures.measure_rows(plan), {})))
    book = openpyxl.load_workbook(path)
    (head,) = [cell for cell in book["ตาราง"][1] if cell.value == "ผู้รับผิดชอบ"]
    book["ตาราง"].cell(2, head.column).value = unit
    book.save(path)
    app.get("file_uploader")[0].set_value(("plan.xlsx", path.read_bytes(), "application/octet-stream")).run()
    assert not app.exception
    return app


def newest(data: Path, agency: str = SOKKAM, plan_year: int = 2569) -> Plan:
    found = measures.newest(data, agency, plan_year)
    assert found is not None
    return found


def test_one_click_proposes_and_what_is_saved_is_there_when_opened_again(data: Path) -> None:
    app = press(opened(by="question"), "propose_measures")

    assert "ไม่มีเรื่องใดต่ำกว่า 85" in said(app)
    assert app.data_editor[0].value["subject_name"].tolist()[0] == "ยืมหรือขอใช้ทรัพย์สินถูกต้องตามขั้นตอน"
    save(app, "สมชาย")

    assert newest(data).by == "สมชาย"
    again = opened()
    assert "รุ่นที่ 1 บันทึกโดย สมชาย" in said(again)
    assert again.data_editor[0].value["measure_id"].tolist()[0] == "question-i10"


def test_what_is_proposed_twice_is_there_once() -> None:
    app = press(opened(by="question"), "propose_measures")
    count = len(app.data_editor[0].value)

    press(app, "propose_measures")

    assert len(app.data_editor[0].value) == count
    assert "แถวที่เสนออยู่ในตารางแล้ว" in said(app)


def test_the_kind_of_proposal_stands_in_the_link() -> None:
    app = opened()
    app.segmented_control(key="by").set_value("indicator").run()

    assert app.query_params["by"] in ("indicator", ["indicator"])


def test_a_row_without_a_required_cell_is_named_and_cannot_be_saved(data: Path, tmp_path: Path) -> None:
    app = press(opened(by="question"), "propose_measures")
    save(app, "สมชาย")

    with_unit(app, newest(data), "", tmp_path)

    assert "มาตรการแถว 1 ยังไม่มีผู้รับผิดชอบ" in said(app)
    assert app.button(key="save_plan").disabled


def test_units_are_the_agencys_own_and_kept_in_the_plan(data: Path) -> None:
    app = press(opened(by="question"), "propose_measures")
    box = app.multiselect[0]

    box.set_value([unit for unit in box.value if unit != "กองช่าง"]).run()
    save(app, "สมชาย")

    assert "กองช่าง" not in newest(data).units
    assert {one.unit for one in newest(data).measures} <= set(newest(data).units)
    assert "กองช่าง" not in opened().multiselect[0].value


def test_rows_of_the_grid_are_taken_by_their_numbers_and_blank_ones_left_out() -> None:
    plan = Plan(SOKKAM, 2569, measures=(_row("m1"), _row("m2")))
    plan_edit = PlanEdit(plan, plan, plan)
    columns = [
        "measure_id",
        "number",
        "subject_name",
        "activity",
        "steps",
        "unit",
        "period",
        "follow_up_method",
    ]
    cells = pd.DataFrame(
        [
            ("m1", 2.0, "ก", "หนึ่ง", "1) ข 2) ค", "กองคลัง", "ต.ค. 2568", "รายงาน"),
            ("m2", 1.0, "ก", "สอง", "ข", None, None, "รายงาน"),
            (None, 1.5, "ใหม่", None, None, None, None, "รายงาน"),
            (None, None, None, None, None, None, None, "รายงาน"),
        ],
        columns=columns,
    )

    found = view.typed(cells, plan_edit)

    assert [one.activity for one in found] == ["สอง", "", "หนึ่ง"]
    assert found[2].steps == "ข\nค"
    assert (found[1].subject_kind, found[1].subject_name) == ("own", "ใหม่")
    assert found == view.typed(cells, plan_edit)


def _row(measure_id: str) -> Measure:
    return Measure(measure_id, "own", "", "ก", None, "", "", "", "", "")


def test_nobody_saves_without_a_name() -> None:
    app = press(press(opened(by="question"), "propose_measures"), "save_plan")

    assert "พิมพ์ชื่อผู้บันทึก" in said(app)


def test_an_edited_plan_survives_a_visit_to_another_page_before_it_is_saved() -> None:
    app = press(opened(by="question"), "propose_measures")
    count = len(app.data_editor[0].value)

    app.switch_page("pages/overview.py").run()
    app.switch_page("pages/measures.py").run()

    assert len(app.data_editor[0].value) == count
    assert "มีการแก้ไขที่ยังไม่บันทึก" in said(app)


@pytest.mark.parametrize(
    ("choice", "units"),
    [("theirs", ["กองช่าง"]), ("ours", ["สำนักปลัด"]), ("both", ["กองช่าง", "สำนักปลัด"])],
)
def test_the_second_of_two_people_sees_both_values_and_chooses(
    data: Path, tmp_path: Path, choice: str, units: list[str]
) -> None:
    save(press(opened(by="question"), "propose_measures"), "สมชาย")
    start = newest(data)
    first, second = opened(), opened()
    save(with_unit(first, start, "กองช่าง", tmp_path), "ก้อย")

    save(with_unit(second, start, "สำนักปลัด", tmp_path), "ขวัญ")

    assert newest(data).revision == 2
    assert "มีผู้อื่นบันทึกก่อน" in said(second)
    row = next(part.value for part in second.markdown if part.value.startswith("| เรื่อง"))
    assert all(text in row for text in ("กองคลัง", "กองช่าง", "สำนักปลัด", "ก้อย"))
    assert second.button(key="save_decided").disabled
    second.radio[0].set_value(choice).run()
    press(second, "save_decided")
    assert newest(data).revision == (2 if choice == "theirs" else 3)
    found = [one.unit for one in newest(data).measures if one.activity == start.measures[0].activity]
    assert found == units


def test_edits_of_different_rows_are_merged_and_told(data: Path, tmp_path: Path) -> None:
    save(press(opened(by="question"), "propose_measures"), "สมชาย")
    start = newest(data)
    second = opened()
    moved = replace(start.measures[1], period="ต.ค. 2568 – ธ.ค. 2568")
    others = (start.measures[0], moved, *start.measures[2:])
    measures.save(data, replace(start, by="ก้อย", based_on=1, measures=others))

    save(with_unit(second, start, "สำนักปลัด", tmp_path), "ขวัญ")

    assert "รวมกับที่ผู้อื่นบันทึกไว้" in said(second)
    assert newest(data).measures[0].unit == "สำนักปลัด"
    assert newest(data).measures[1].period == "ต.ค. 2568 – ธ.ค. 2568"


def test_an_older_revision_is_taken_up_again_as_a_new_one(data: Path, tmp_path: Path) -> None:
    app = save(press(opened(by="question"), "propose_measures"), "สมชาย")
    start = newest(data)
    save(with_unit(app, start, "กองช่าง", tmp_path), "สมชาย")

    next(box for box in app.selectbox if box.label == "ดูรุ่น").set_value(1).run()
    press(app, "restore_plan")
    press(app, "save_plan")

    assert newest(data).revision == 3
    assert newest(data).measures == start.measures
    assert len(measures.history(data, SOKKAM, 2569)) == 3


def test_a_workbook_with_a_wrong_cell_is_refused_with_its_address(data: Path, tmp_path: Path) -> None:
    save(press(opened(by="question"), "propose_measures"), "สมชาย")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook.excel(tables.shown("measures", measures.measure_rows(newest(data)), {})))
    book = openpyxl.load_workbook(path)
    book["ตาราง"]["E3"] = "เก้าสิบ"
    book.save(path)
    app = opened()

    app.get("file_uploader")[0].set_value(("plan.xlsx", path.read_bytes(), "application/octet-stream")).run()

    assert "ไม่รับทั้งไฟล์ พบ 1 จุด" in said(app)
    assert cells(app, 0).iloc[0].tolist()[1:4] == ["ตาราง", "E3", "เก้าสิบ"]


def test_a_broken_revision_is_told_and_the_page_stays_up(data: Path) -> None:
    folder = data / "measures" / SOKKAM / "2569"
    folder.mkdir(parents=True)
    (folder / "0001.json").write_text("{")

    assert "0001.json: ไฟล์แผนมาตรการเสียหาย" in said(opened())


@pytest.mark.parametrize(
    ("agency", "year"), [("tt-pakhlok-phuket", "2561"), ("sao-nongwaeng-kanthararom-sisaket", "2565")]
)
def test_an_agency_with_little_has_a_page_to_add_own_rows_on(agency: str, year: str) -> None:
    app = opened(agency=agency, fiscal_year=year)

    assert len(app.data_editor) == 1
    assert "ยังไม่มีมาตรการ" in said(opened("follow_up", agency=agency, fiscal_year=year))


def _climber(data: Path, year: int, *reports: FollowUp) -> None:
    rows = (
        Measure("m1", "question", "i3", "เรื่องแรก", 80.0, "กิจกรรมแรก", "ประชุม\nประกาศ", "กองคลัง", f"ต.ค. {year - 1} – มี.ค. {year}", "รายงาน"),
        Measure("m2", "own", "", "เรื่องของเรา", None, "กิจกรรมสอง", "อบรม", "กองช่าง", "ตลอดปี", "รายงาน"),
    )  # fmt: skip
    measures.save(data, Plan(CLIMBER, year, by="สมชาย", measures=rows, follow_ups=reports))


def test_the_follow_up_counts_what_is_done_and_lists_what_is_late(data: Path) -> None:
    _climber(data, 2568, FollowUp("m1", 6, "ประชุม", "done", date(2025, 1, 15)))

    app = opened("follow_up", agency=CLIMBER, fiscal_year="2567")

    assert "ทั้งหมด 2 มาตรการ: ยังไม่เริ่ม 1 · กำลังดำเนินการ 1 · แล้วเสร็จ 0" in said(app)
    assert "1 มาตรการไม่ระบุเดือนและปีที่สิ้นสุด" in said(app)
    assert cells(app, 0)["กิจกรรม/โครงการ"].tolist() == ["กิจกรรมแรก"]
    assert cells(app, 0)["ครบกำหนด"].tolist() == ["31 มี.ค. 2568"]
    assert app.data_editor[0].value["done_on"].tolist()[1] == "15 ม.ค. 2568"
    assert "แล้วเสร็จ 0 จาก 1" in said(app)


def test_what_came_afterwards_is_shown_with_the_caution_that_it_proves_nothing(data: Path) -> None:
    _climber(data, 2568)

    app = opened("follow_up", agency=CLIMBER, fiscal_year="2567")

    assert "ไม่ใช่หลักฐานว่ามาตรการได้ผล" in said(app)
    after = cells(app, 1)
    assert after["หัวข้อ"].tolist() == ["เรื่องแรก"]
    trend = opened("trends", agency=CLIMBER, fiscal_year="2568", topic="t04")
    history = numbers(trend, "topic_trend").set_index("ปี")
    assert [after["ก่อนทำ"][0], after["ปีที่ทำ"][0]] == [
        history.loc["2567", "คะแนน"],
        history.loc["2568", "คะแนน"],
    ]


def test_the_twelve_month_round_begins_with_the_six_month_reports(data: Path) -> None:
    _climber(data, 2568, FollowUp("m1", 6, "ประชุม", "done", date(2025, 1, 15)))
    app = opened("follow_up", agency=CLIMBER, fiscal_year="2567", round="12")

    press(app, "carry_over")
    save(app, "สมชาย")

    found = [one for one in newest(data, CLIMBER, 2568).follow_ups if one.round == 12]
    assert found == [FollowUp("m1", 12, "ประชุม", "done", date(2025, 1, 15))]
    assert app.query_params["round"] in ("12", ["12"])


def test_the_pages_speak_english(data: Path) -> None:
    _climber(data, 2568)

    for page in ("measures", "follow_up"):
        assert not opened(page, agency=CLIMBER, fiscal_year="2567", lang="en").exception
