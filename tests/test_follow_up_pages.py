"""The page of following up on measures."""

from datetime import date
from pathlib import Path

from test_measures_pages import CLIMBER, newest, opened, press, said, save
from test_pages import cells, numbers

from ita import measures
from ita.measures.plan import FollowUp, Measure, Plan


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
