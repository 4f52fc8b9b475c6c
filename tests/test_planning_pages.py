"""The pages of planning in Streamlit's own test client: steps in and out, steps into measures, ticks before a result."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_pages import NONGWAENG, SOKKAM, opened, texts

from ita import measures


@pytest.fixture(autouse=True)
def data(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The project's data without anything kept."""
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    yield project_data
    shutil.rmtree(project_data / "measures", ignore_errors=True)


def test_a_step_taken_out_is_recomputed_and_stands_in_the_link() -> None:
    app = opened("planner", agency=NONGWAENG, fiscal_year="2565")
    steps = app.pills[0]
    assert steps.value == ["9", "10", "8"]

    steps.set_value(["9", "8"]).run()

    # indicators 9 (85.92, weight 0.20) and 8 (79.01, weight 0.10) to 100: 89.15 + 2.816 + 2.099, short of 95
    assert "2 ขั้นนี้ยกภาพรวมจาก 89.15 เป็น 94.06 (+4.92)" in texts(app)
    assert "ขาด 0.94" in texts(app)
    assert app.query_params["steps"] in ("9,8", ["9,8"])
    again = opened("planner", agency=NONGWAENG, fiscal_year="2565", steps="9,8")
    assert again.pills[0].value == ["9", "8"]
    again.selectbox(key="target_of").set_value("level=A").run()
    assert "steps" not in again.query_params


def test_the_checklist_counts_and_tells_the_floor_by_the_rule_of_the_year() -> None:
    app = opened("checklist", agency="sample-sao-climber", fiscal_year="2568", checklist_year="2568")
    for node in ("o1", "o2", "o3", "o6"):
        next(box for box in app.checkbox if f"_{node}_" in box.key).check()
    app.run()

    # as test_coming.py works out: 100 (3/20 + 1/35) / 2 and 100 (3/20 + 1/20) / 2; OIT weighs 40, the rest may be anything
    text = " ".join(texts(app).split())
    assert "4 จาก 28 ข้อ" in text
    assert "OIT อย่างน้อย 8.93 ไม่เกิน 10.00" in text
    assert "ภาพรวมอย่างน้อย 3.57 ไม่เกิน 64.00" in text


def test_a_year_without_a_rule_is_counted_and_no_score_is_told() -> None:
    text = " ".join(texts(opened("checklist", agency=SOKKAM, fiscal_year="2568")).split())

    assert "0 จาก 26 ข้อ" in text
    assert "ยังไม่ทราบน้ำหนักและวิธีให้คะแนนรายข้อของปี 2569" in text
    assert "OIT อย่างน้อย – " in text


def test_the_steps_become_measures_of_next_year_once_and_lead_there(data: Path) -> None:
    app = opened("planner", agency=SOKKAM, fiscal_year="2568", target="99.8")

    app.button(key="steps_to_measures").click().run()

    assert not app.exception
    assert "แผนมาตรการปี 2569 จากผลปี 2568" in texts(app)
    assert [part.value for part in app.success] == ["เพิ่ม 1 มาตรการจาก 1 ขั้นของแผน ตรวจแล้วกดบันทึก"]
    grid = app.data_editor[0].value
    assert grid["measure_id"].tolist() == ["question-i10"]
    assert grid["period"].tolist() == ["ต.ค. 2568 – ก.ย. 2569"]
    assert all(grid["unit"])

    app.switch_page("pages/planner.py").run()
    app.button(key="steps_to_measures").click().run()

    assert len(app.data_editor[0].value) == 1
    assert "ไม่ได้เพิ่มซ้ำ" in app.success[0].value


def test_ticks_are_saved_as_a_revision_and_there_when_opened_again(data: Path) -> None:
    app = opened("checklist", agency=SOKKAM, fiscal_year="2568")
    next(box for box in app.checkbox if "_o5_" in box.key).check().run()
    app.text_input(key="saved_by").set_value("สมชาย").run()

    app.button(key="save_checklist-2569").click().run()

    assert not app.exception
    kept = measures.newest_entries(data, measures.checklist(SOKKAM, 2569))
    assert (kept.revision, kept.by, kept.content) == (1, "สมชาย", {"o5": "published"})
    again = opened("checklist", agency=SOKKAM, fiscal_year="2568")
    assert [box.key.split("_")[3] for box in again.checkbox if box.value and "tick" in box.key] == ["o5"]
    assert "รุ่นที่ 1 บันทึกโดย สมชาย" in texts(again)


def test_ticks_not_saved_yet_survive_a_visit_to_another_page() -> None:
    app = opened("checklist", agency=SOKKAM, fiscal_year="2568")
    next(box for box in app.checkbox if "_o5_" in box.key).check().run()

    app.switch_page("pages/planner.py").run()
    app.switch_page("pages/checklist.py").run()

    assert "มีการแก้ไขที่ยังไม่บันทึก" in texts(app)
    assert "1 จาก 26 ข้อ" in " ".join(texts(app).split())


def test_what_nobody_knows_is_assumed_only_by_choice_and_said() -> None:
    link = {"agency": "sample-sao-climber", "fiscal_year": "2568", "checklist_year": "2568"}

    assert "สมมติว่า" not in texts(opened("checklist", **link)).replace("สมมติว่าเท่าครั้งก่อน", "")
    assumed = " ".join(texts(opened("checklist", **link, others="before")).split())
    assert "ภาพรวมนี้สมมติว่า IIT และ EIT เท่าครั้งก่อน ซึ่งไม่มีใครรับรอง" in assumed
