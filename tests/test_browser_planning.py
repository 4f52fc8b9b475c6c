"""Planning in a real browser: steps by keyboard, steps into measures, ticks saved, nothing cut off at either width."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from serving import CHROMIUM, browser, server, settled
from test_browser import SOKKAM, seen
from test_browser_screens import CUT_OFF, LAPTOP, PHONE, RICH

from ita import measures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def address(project_data: Path) -> Iterator[str]:
    with server(project_data) as one:
        yield one
    shutil.rmtree(project_data / "measures", ignore_errors=True)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_today_the_target_and_the_shortest_way_lie_within_the_first_screen(address: str, page: Page) -> None:
    page.goto(f"{address}/planner?{RICH}")
    settled(page)

    last = page.locator(".ita-steps .ita-row").nth(3)  # today, two steps, the result
    assert "95.60" in last.inner_text()
    for part in (page.locator(".ita-plan dl"), last):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= LAPTOP["height"]


def test_a_step_is_taken_out_by_keyboard_and_the_rest_becomes_measures(address: str, page: Page) -> None:
    page.goto(f"{address}/planner?{RICH}")
    settled(page)
    page.get_by_role("button", name=re.compile("e7@EIT1")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("steps=e2"), wait_until="commit")
    settled(page)
    assert "1 ขั้นนี้ยกภาพรวมจาก 95.42" in seen(page)
    assert "▼" in page.locator(".ita-picture > p").first.inner_text()

    page.get_by_role("button", name="ทำเป็นแผนมาตรการปี 2569").click()
    page.wait_for_url(re.compile("/measures"), wait_until="commit")
    settled(page)

    assert "เพิ่ม 1 มาตรการจาก 1 ขั้นของแผน" in seen(page)


def test_ticks_before_the_result_are_saved_and_there_after_a_reload(
    address: str, page: Page, project_data: Path
) -> None:
    page.goto(f"{address}/checklist?{RICH}&checklist_year=2568")
    settled(page)
    for name in ("o1", "o2", "o3", "o6"):
        page.locator(".st-key-ticks").get_by_text(re.compile(f"^ข้อ {name} ")).click()
        settled(page)
    # 100 (3/20 + 1/35) / 2 at least, 100 (3/20 + 1/20) / 2 at most; OIT weighs 40
    page.get_by_text("8.93", exact=True).wait_for()
    assert "ไม่เกิน 64.00" in seen(page)
    page.get_by_label("ผู้บันทึก").fill("สมชาย")
    page.get_by_role("button", name="บันทึกเป็นรุ่นใหม่").click()
    page.get_by_text("บันทึกเป็นรุ่นที่ 1 แล้ว").wait_for()

    page.reload()
    settled(page)

    assert "4 จาก 28 ข้อ" in seen(page)
    kept = measures.newest_entries(project_data, measures.checklist("sample-sao-climber", 2568))
    assert sorted(kept.content) == ["o1", "o2", "o3", "o6"]


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_nothing_is_cut_off_once_there_is_a_plan(
    address: str, chromium: Browser, project_data: Path, size: dict[str, int]
) -> None:
    row = measures.Measure(
        "m1", "question", "i3", "เรื่องที่มีชื่อยาวมากกว่าหนึ่งบรรทัด" * 3, 80.0, "กิจกรรมที่มีชื่อยาวมาก" * 4,
        "ประชุม\nประกาศ", "กองสาธารณสุขและสิ่งแวดล้อม", "ต.ค. 2568 – มี.ค. 2569", "รายงาน",
    )  # fmt: skip
    measures.save(project_data, measures.Plan("sample-tt-faller", 2569, by="ก", measures=(row,)))
    opened = chromium.new_page(viewport=size)  # type: ignore[arg-type]
    cut = {}
    for name in ("planner", "measures", "follow_up", "checklist"):
        opened.goto(f"{address}/{name}?agency=sample-tt-faller&fiscal_year=2568")
        settled(opened)
        cut[name] = opened.evaluate(CUT_OFF)
    opened.close()
    assert {name: found for name, found in cut.items() if found} == {}


def test_a_score_typed_in_the_planner_moves_the_overall_and_is_in_the_link(address: str, page: Page) -> None:
    page.goto(f"{address}/planner?{SOKKAM}&target=99.8")
    settled(page)
    cells = page.locator("[data-testid='stDataFrameResizable'] canvas").first
    cells.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)  # the cells are drawn on a canvas that tells nobody when it is ready
    box = cells.bounding_box()
    assert box is not None
    # the second row (i2, 97.78), last column
    page.mouse.dblclick(box["x"] + box["width"] - 30, box["y"] + 35 * 2 + 17)
    typed = page.locator("#portal input")
    typed.fill("100")
    typed.press("Enter")

    page.wait_for_url(re.compile("tried=i2%3A100"), wait_until="commit")
    settled(page)
    # 2.22 points of i2 at 0.02 of the overall each
    assert "99.64 → 99.68 (+0.04)" in seen(page)
