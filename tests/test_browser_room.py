"""The room of a district and the comparison in a browser: nothing cut off, nothing axe finds, and ways that lead on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from serving import CHROMIUM, axe_faults, browser, server, settled
from test_browser_screens import CUT_OFF, LAPTOP, PHONE, shown

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์"),
]

DISTRICT = "room?province=สมมตินคร&district=ธารฝัน&fiscal_year=2568"
PROVINCE = "room?province=สมมตินคร&district=all&fiscal_year=2568"
CLIMBER = "comparison?agency=sample-sao-climber&fiscal_year=2568"
SCREENS = [DISTRICT, PROVINCE, f"{CLIMBER}&set=province", f"{CLIMBER}&set=province&view=moves"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def address(project_data: Path) -> Iterator[str]:
    with server(project_data) as one:
        yield one


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_nothing_of_many_agencies_is_wider_than_its_box(
    chromium: Browser, address: str, size: dict[str, int]
) -> None:
    cut = {}
    for path in SCREENS:
        page = shown(chromium, address, path, size)
        cut[path] = page.evaluate(CUT_OFF)
        width = page.evaluate("() => document.querySelector(\"[data-testid='stMain']\").scrollWidth")
        cut[path] += [f"the page is {width} wide"] if width > size["width"] else []
        page.close()

    assert {path: found for path, found in cut.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_where_many_agencies_stand(
    chromium: Browser, address: str, scheme: str
) -> None:
    faults = {}
    for path in SCREENS:
        page = shown(chromium, address, path, LAPTOP, color_scheme=scheme)
        faults[path] = axe_faults(page)
        page.close()

    assert {path: found for path, found in faults.items() if found} == {}


def test_whom_to_look_after_stands_in_the_first_screen_and_leads_to_its_overview(
    chromium: Browser, address: str
) -> None:
    page = shown(chromium, address, DISTRICT, LAPTOP)
    first = page.locator(".ita-triage li a").first
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= LAPTOP["height"]

    first.click()
    page.wait_for_url(re.compile("agency=sample-tt-faller"), wait_until="commit")
    settled(page)

    assert page.locator(".ita-score > b").inner_text() == "74.30"
    page.close()


def test_another_district_and_year_are_a_click_each_and_stand_in_the_address(
    chromium: Browser, address: str
) -> None:
    page = shown(chromium, address, DISTRICT, LAPTOP)
    page.locator(".ita-places").get_by_role("link", name="ทุ่งดาวเรือง").click()
    page.wait_for_function("() => document.querySelector('.ita-subject').innerText.includes('ทุ่งดาวเรือง')")
    settled(page)
    page.locator(".ita-places").get_by_role("link", name="2566", exact=True).click()
    page.wait_for_function("() => document.querySelector('.ita-subject').innerText.includes('2566')")
    settled(page)

    assert "อ.ทุ่งดาวเรือง จ.สมมตินคร · ปีงบประมาณ 2566" in page.locator(".ita-subject").inner_text()
    assert "fiscal_year=2566" in page.url
    # ten of the register, each with a result of the year
    assert page.locator(".ita-tiles li").count() == 10
    page.close()
