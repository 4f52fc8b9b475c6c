"""A planner in a real browser: one click proposes, a cell is typed, the plan is saved and is there after a reload."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page
from serving import CHROMIUM, browser, server, settled
from test_browser import SOKKAM, seen

from ita import measures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture
def address(project_data: Path) -> Iterator[str]:
    with server(project_data) as one:
        yield one
    shutil.rmtree(project_data / "measures", ignore_errors=True)


def typed(page: Page, row: int, x: float, text: str, height: int = 40) -> None:
    """Type into the cell of a grid's row (1 is the first) at this distance from its left edge."""
    grid = page.locator("[data-testid='stDataFrameResizable'] canvas").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(1500)  # the cells are drawn on a canvas that tells nobody when it is ready
    box = grid.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + x, box["y"] + 36 + height * (row - 0.5))
    field = page.locator("#portal textarea, #portal input").first
    field.fill(text)
    field.press("Enter")


def test_a_plan_is_proposed_edited_saved_and_there_after_a_reload(
    address: str, chromium: Browser, project_data: Path
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/measures?{SOKKAM}&by=question")
    settled(page)
    page.get_by_role("button", name="เสนอมาตรการจากจุดอ่อน").click()
    page.get_by_text("จึงเสนอ").wait_for()
    settled(page)
    typed(page, 1, 400, "กิจกรรมที่พิมพ์เอง")
    page.locator("[data-testid='stMarkdownContainer']").get_by_text("กิจกรรมที่พิมพ์เอง").first.wait_for()
    page.get_by_label("ผู้บันทึก").fill("สมชาย")
    page.get_by_role("button", name="บันทึกเป็นรุ่นใหม่").click()
    page.get_by_text("บันทึกเป็นรุ่นที่ 1 แล้ว").wait_for()

    page.reload()
    settled(page)

    text = seen(page)
    assert "รุ่นที่ 1 บันทึกโดย สมชาย" in text
    assert "กิจกรรมที่พิมพ์เอง" in text
    assert "(86.67)" in text
    (plan,) = measures.history(project_data, "sao-sokkam-seka-buengkan", 2569)
    assert plan.measures[0].activity == "กิจกรรมที่พิมพ์เอง"

    page.get_by_role("link", name=re.compile("รายงานผลตามแผนนี้")).click()
    page.wait_for_url(re.compile("/follow_up"), wait_until="commit")
    settled(page)
    typed(page, 2, 440, "31 ก.พ. 2569")
    page.get_by_text("พบ “31 ก.พ. 2569”").wait_for()
    assert page.get_by_role("button", name="บันทึกเป็นรุ่นใหม่").is_disabled()
    typed(page, 2, 440, "๑๕/๑/๒๕๖๙")
    page.get_by_text("มีวันที่แล้วเสร็จแต่สถานะยังไม่ใช่แล้วเสร็จ").wait_for()
    page.get_by_label("ผู้บันทึก").fill("สมชาย")
    page.get_by_role("button", name="บันทึกเป็นรุ่นใหม่").click()
    page.get_by_text("บันทึกเป็นรุ่นที่ 2 แล้ว").wait_for()
    saved = measures.newest(project_data, "sao-sokkam-seka-buengkan", 2569)
    assert saved is not None
    assert [one.done_on for one in saved.follow_ups] == [date(2026, 1, 15)]
    page.close()


def test_a_new_planner_gets_from_the_sample_to_a_memo_ready_to_sign_in_ten_clicks(
    address: str, chromium: Browser, project_data: Path
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    clicks = 0

    def click(found: Locator) -> None:
        nonlocal clicks
        clicks += 1
        found.click()

    page.goto(address)
    settled(page)
    click(page.get_by_role("link", name="ดูตัวอย่างทุกหน้าด้วยจังหวัดสมมติ"))
    page.wait_for_url(re.compile("agency=sample-"), wait_until="commit")
    settled(page)
    click(page.get_by_role("link", name="มาตรการ", exact=True))
    page.wait_for_url(re.compile("/measures"), wait_until="commit")
    settled(page)
    click(page.get_by_role("button", name="เสนอมาตรการจากจุดอ่อน"))
    page.get_by_text("แถวจากเรื่องที่").first.wait_for()
    settled(page)
    click(page.get_by_label("ผู้บันทึก"))
    page.keyboard.type("สมหญิง")
    page.keyboard.press("Enter")
    settled(page)
    click(page.get_by_role("button", name="บันทึกเป็นรุ่นใหม่"))
    page.get_by_text("บันทึกเป็นรุ่นที่ 1 แล้ว").wait_for()
    click(page.get_by_role("link", name="บันทึกข้อความ", exact=True))
    page.wait_for_url(re.compile("/memo"), wait_until="commit")
    settled(page)
    page.get_by_text("มาตรการที่หน่วยงานบันทึกไว้มี").first.wait_for()
    with page.expect_download() as waiting:
        click(page.get_by_role("button", name="Word"))
    written = docx.Document(str(waiting.value.path()))

    assert clicks <= 10
    texts = "\n".join(one.text for one in written.paragraphs)
    assert "บันทึกข้อความ" in texts
    (saved,) = project_data.glob("measures/sample-*/2569/*.json")
    activity = json.loads(saved.read_text(encoding="utf-8"))["measures"][0]["activity"]
    assert any(activity in cell.text for table in written.tables for cell in table._cells)
    page.close()
