"""What a reader sees in a real browser: every page by deep link and by click, files downloaded, nothing fetched elsewhere."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from conftest import WriteData
from playwright.sync_api import Browser, Page
from serving import CHROMIUM, browser, server, settled

from ita.ingest import load, sources

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์"),
]

SOKKAM = "agency=sao-sokkam-seka-buengkan&fiscal_year=2568"
# Page → a link to it, its menu title, and a number its figures must show.
PAGES = {
    "": (SOKKAM, "ภาพรวม", "99.64"),
    "trends": (SOKKAM, "แนวโน้ม", "95.53"),
    "instruments": (SOKKAM, "เครื่องมือ", "14.95"),
    "indicators": ("agency=sao-nongwaeng-kanthararom-sisaket&fiscal_year=2565", "ตัวชี้วัด", "79.01"),
    "questions": (SOKKAM, "ข้อคำถาม", "86.67"),
    "question": (SOKKAM, "ดูทีละข้อ", "86.67"),
    "issues": (SOKKAM, "เจ็ดประเด็น", "95.56"),
    "room": ("province=สมมตินคร&district=ธารฝัน&fiscal_year=2568", "ห้องอำเภอ", "10.70"),
    "comparison": ("agency=tt-pakhlok-phuket&fiscal_year=2561", "เทียบกับเพื่อน", "74.35"),
    "planner": (f"{SOKKAM}&target=99.8", "วางแผนคะแนน", "86.67"),
    "memo": (SOKKAM, "บันทึกข้อความ", "๙๙.๖๔"),
    "measures": (f"{SOKKAM}&by=question", "มาตรการ", "แผนมาตรการปี 2569 จากผลปี 2568"),
    "checklist": (f"{SOKKAM}&checklist_year=2568", "ก่อนประกาศผล", "0 จาก 28 ข้อ"),
    "follow_up": (SOKKAM, "รายงานผล", "ยังไม่มีมาตรการของปี 2569"),
    "proofread": (SOKKAM, "ตรวจร่าง", "2568"),
    "imports": ("lang=th", "นำเข้าข้อมูล", "299"),
    "method": ("rule_year=2568", "วิธีคำนวณ", "40.00"),
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def address(project_data: Path) -> Iterator[str]:
    with server(project_data) as one:
        yield one


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that remembers what it asked other hosts for and what it complained about."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened.foreign = []  # type: ignore[attr-defined]
    opened.complaints = []  # type: ignore[attr-defined]
    opened.on("request", lambda asked: _note_foreign(opened, asked.url))
    opened.on("console", lambda said: _note_complaint(opened, said.type, said.text))
    opened.on("pageerror", lambda error: _note_complaint(opened, "error", str(error)))
    yield opened
    assert opened.foreign == []  # type: ignore[attr-defined]
    assert opened.complaints == []  # type: ignore[attr-defined]
    opened.close()


def _note_foreign(page: Page, url: str) -> None:
    if not re.match(r"(?:http|ws)://127\.0\.0\.1[:/]|data:|blob:", url):
        page.foreign.append(url)  # type: ignore[attr-defined]


def _note_complaint(page: Page, kind: str, text: str) -> None:
    if kind == "error":
        page.complaints.append(text)  # type: ignore[attr-defined]


def seen(page: Page) -> str:
    text = page.inner_text("[data-testid='stMainBlockContainer']")
    return text + page.evaluate(
        "() => [...document.querySelectorAll('.main-svg text')].map(t => t.textContent).join(' ')"
    )


def shows_its_number(address: str, name: str, page: Page) -> None:
    link, menu, number = PAGES[name]
    page.goto(f"{address}/{name}?{link}")
    settled(page)

    assert number in seen(page)
    assert menu in page.inner_text("[data-testid='stSidebar']")
    assert "Traceback" not in page.inner_text("body")
    assert overflow(page) <= 0


def overflow(page: Page) -> int:
    """How much wider than the screen the page is, in pixels."""
    return int(
        page.evaluate(
            "() => Math.max(...[document.documentElement, document.querySelector('[data-testid=\"stMain\"]')]"
            ".map(part => part.scrollWidth - part.clientWidth))"
        )
    )


@pytest.mark.parametrize("name", list(PAGES))
def test_a_deep_link_shows_the_page_in_its_frame_and_within_the_screen(
    name: str, address: str, page: Page
) -> None:
    shows_its_number(address, name, page)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.slow] if place else []) for place, name in enumerate(PAGES)],
)
def test_a_deep_link_is_the_first_thing_a_fresh_server_shows(
    name: str, project_data: Path, page: Page
) -> None:
    with server(project_data) as fresh:
        shows_its_number(fresh, name, page)


def test_clicking_through_the_menu_keeps_agency_and_year(address: str, page: Page) -> None:
    page.goto(f"{address}/?{SOKKAM}")
    settled(page)
    for name, (_link, menu, _number) in PAGES.items():
        page.get_by_role("link", name=menu, exact=True).first.click()
        page.wait_for_url(re.compile(f"{address}/{name}\\?"), wait_until="commit")
        settled(page)

    page.get_by_role("link", name="ภาพรวม", exact=True).first.click()
    page.wait_for_url(re.compile("agency=sao-sokkam-seka-buengkan"), wait_until="commit")
    settled(page)
    assert "99.64" in seen(page)
    assert "fiscal_year=2568" in page.url


def test_the_link_of_a_choice_opens_the_same_page_for_a_colleague(
    address: str, page: Page, chromium: Browser
) -> None:
    page.goto(f"{address}/indicators?{SOKKAM}")
    settled(page)
    page.get_by_role("combobox").first.click()
    page.keyboard.type("ก้าวงาม")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("agency=sample-sao-climber"), wait_until="commit")
    settled(page)

    colleague = chromium.new_page()
    colleague.goto(page.url)
    settled(colleague)

    assert "อบต.ก้าวงาม" in seen(colleague)
    colleague.close()


def test_the_back_button_returns_to_the_agency_before(address: str, page: Page) -> None:
    page.goto(f"{address}/?{SOKKAM}")
    settled(page)
    page.get_by_role("link", name="แนวโน้ม", exact=True).first.click()
    page.wait_for_url(re.compile("/trends"), wait_until="commit")
    settled(page)

    page.go_back()
    page.wait_for_url(re.compile(f"{address}/\\?"), wait_until="commit")
    settled(page)

    assert "เราอยู่ตรงไหน" in seen(page)


def test_clicks_lead_from_the_overview_down_to_one_question_and_back(address: str, page: Page) -> None:
    page.goto(f"{address}/?{SOKKAM}")
    settled(page)
    page.locator(".ita-rows a", has_text="29.69 จาก 30").click()
    page.wait_for_url(re.compile("/instruments.*instrument=IIT"), wait_until="commit")
    settled(page)
    page.locator(".ita-rows a", has_text="4 การใช้ทรัพย์สินของราชการ").click()
    page.wait_for_url(re.compile("/indicators.*node=4"), wait_until="commit")
    settled(page)
    # of the three questions of indicator 4 only i10, with 86.67, costs anything
    page.locator(".ita-opened .ita-rows a", has_text="86.67").click()
    page.wait_for_url(re.compile("/question\\?.*question=i10"), wait_until="commit")
    settled(page)
    assert "86.67" in seen(page)
    assert "ทำแบบยืมฉบับเดียวที่ใช้ง่าย" in seen(page)

    main = page.locator("[data-testid='stMain']")
    main.get_by_role("link", name="4 การใช้ทรัพย์สินของราชการ").click()
    page.wait_for_url(re.compile("/indicators.*node=4"), wait_until="commit")
    settled(page)
    main.get_by_role("link", name="IIT", exact=True).click()
    page.wait_for_url(re.compile("/instruments.*instrument=IIT"), wait_until="commit")
    settled(page)
    main.get_by_role("link", name="ภาพรวม", exact=True).click()
    page.wait_for_url(re.compile(f"{address}/\\?agency"), wait_until="commit")
    settled(page)
    assert "99.64" in seen(page)


def test_a_cell_of_the_matrix_leads_to_that_agency_and_indicator(address: str, page: Page) -> None:
    page.goto(f"{address}/comparison?agency=sample-sao-climber&fiscal_year=2568")
    settled(page)

    page.locator(".ita-matrix tr", has_text="ทต.เงาจันทร์").locator("td").nth(2).click()
    page.wait_for_url(re.compile("/indicators.*agency=sample-tt-faller.*node=2"), wait_until="commit")
    settled(page)

    assert "ทต.เงาจันทร์" in seen(page)
    assert "75.99" in seen(page)


def test_a_chart_is_taken_along_as_a_picture_with_its_words(address: str, page: Page) -> None:
    page.goto(f"{address}/method?{PAGES['method'][0]}")
    settled(page)
    page.locator(".st-key-chart_tree").hover()

    with page.expect_download() as waiting:
        page.locator(".st-key-chart_tree .modebar-btn").first.click(force=True)
    picture = Path(waiting.value.path()).read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") > 600
    assert len(picture) > 20_000


def test_the_excel_file_holds_the_numbers_on_screen(address: str, page: Page) -> None:
    page.goto(f"{address}/indicators?{PAGES['indicators'][0]}")
    settled(page)
    page.get_by_text("ตารางตัวเลข: ตัวชี้วัดจากมากไปน้อย").click()
    settled(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Excel", exact=True).click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))

    rows = list(book["ตาราง"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == [100, 100, 99.51, 96.27, 94.12, 87.5, 86.24, 85.92, 85.43, 79.01]
    assert dict(book["เกี่ยวกับไฟล์นี้"].iter_rows(values_only=True))["ปีงบประมาณ"] == "2565"


def test_the_csv_file_holds_the_numbers_on_screen(address: str, page: Page) -> None:
    page.goto(f"{address}/indicators?{PAGES['indicators'][0]}")
    settled(page)
    page.get_by_text("ตารางตัวเลข: ตัวชี้วัดจากมากไปน้อย").click()
    settled(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))

    assert [rows[0]["คะแนน"], rows[9]["คะแนน"]] == ["100.00", "79.01"]


def test_an_unknown_agency_gives_a_sentence_and_a_way_on(address: str, page: Page) -> None:
    page.goto(f"{address}/?agency=no-such-agency")
    settled(page)

    assert "ไม่พบหน่วยงานรหัส “no-such-agency”" in seen(page)

    page.get_by_role("combobox").first.click()
    page.keyboard.type("หนองแวง")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("agency=sao-nongwaeng"), wait_until="commit")
    settled(page)
    assert "89.15" in seen(page)


def test_the_page_is_marked_as_thai_and_set_in_the_font_it_carries(address: str, page: Page) -> None:
    page.goto(f"{address}/?{SOKKAM}")
    settled(page)

    assert page.evaluate("document.documentElement.lang") == "th"
    assert page.evaluate("document.fonts.check('16px Sarabun', 'ก้ำกึ่ง')")
    assert "Sarabun" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")


def test_a_printed_page_has_no_sidebar(address: str, page: Page) -> None:
    page.goto(f"{address}/?{SOKKAM}")
    settled(page)

    page.emulate_media(media="print")

    assert not page.locator("[data-testid='stSidebar']").is_visible()
    page.emulate_media(media="screen")


def test_three_files_are_dropped_decided_confirmed_seen_and_undone(
    tmp_path: Path, chromium: Browser, page: Page, write_data: WriteData
) -> None:
    data = write_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2562,overall,91.25\n"})
    files = {
        "good.csv": "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2565,88.25\n",
        "ambiguous.csv": "หน่วยงาน,ปี,คะแนน ITA\nอบต.ต้นน้ำ,2565,77.75\n",
        "bad.csv": "หน่วยงาน,ปี,คะแนน ITA\nทต.กลางน้ำ,2566,188.25\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    load.make(data)
    with server(data) as fresh:
        page.goto(f"{fresh}/imports")
        settled(page)
        page.set_input_files(
            "[data-testid='stFileUploaderDropzoneInput']", [str(tmp_path / name) for name in files]
        )
        page.get_by_text("188.25").wait_for()
        page.get_by_text("ยืนยันนำเข้า 1 ไฟล์").wait_for()
        settled(page)
        page.get_by_role("combobox", name=re.compile("คือหน่วยงานใด")).click()
        page.keyboard.type("ใต้")
        page.get_by_role("option").filter(has_text="ใต้").first.click()
        page.get_by_text("ยืนยันนำเข้า 2 ไฟล์").click()
        page.get_by_text("นำเข้าแล้ว").first.wait_for()
        settled(page)

        page.goto(f"{fresh}/?agency=a4&fiscal_year=2565")
        settled(page)
        assert "77.75" in seen(page)

        page.goto(f"{fresh}/imports")
        settled(page)
        undo = page.get_by_role("combobox", name="ยกเลิกการนำเข้า")
        undo.evaluate("field => field.scrollIntoView({block: 'center'})")
        undo.click()
        page.get_by_role("option").filter(has_text="ambiguous.csv").click()
        settled(page)
        page.get_by_role("button", name="ยกเลิก", exact=True).click()
        while not ((data / "undone").is_dir() and sources.is_current(data)):
            page.wait_for_timeout(100)
        page.goto(f"{fresh}/?agency=a4&fiscal_year=2565")
        settled(page)
        assert "77.75" not in seen(page)
        assert "ยังไม่มีคะแนนของ อบต.ต้นน้ำ" in seen(page)
