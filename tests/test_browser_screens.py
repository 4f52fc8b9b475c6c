"""What a reader sees first, on an office laptop, on a phone and on paper; and what nobody may stumble over."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from serving import CHROMIUM, axe_faults, browser, server, settled
from test_browser import PAGES, SOKKAM, overflow

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์"),
]

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
RICH = "agency=sample-sao-climber&fiscal_year=2568"
FAILING = "agency=sample-tt-faller&fiscal_year=2568"

# Whatever is wider than its box and does not say that it scrolls: the text or picture is cut off for the reader.
CUT_OFF = """() => [...document.querySelectorAll("[data-testid='stMain'] *")]
  .filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && one.getClientRects().length)
  .filter(one => !one.closest(".ita-scroll, .ita-plot, .ita-spark, svg, canvas, [data-testid='stDataFrame'], [data-testid='stPlotlyChart'],"
    + " [data-testid='stFileUploader'], [data-testid='stMarkdownContainer']:has(> table), .katex"))
  .filter(one => !["INPUT", "TEXTAREA", "PRE"].includes(one.tagName) && getComputedStyle(one).display !== "inline")
  .filter(one => one.matches(".stHtml *") || !["visible"].includes(getComputedStyle(one).overflowX))
  .map(one => `${one.tagName}.${one.className} ${one.scrollWidth}>${one.clientWidth} ${one.textContent.slice(0, 60)}`)"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def address(project_data: Path) -> Iterator[str]:
    with server(project_data) as one:
        yield one


def shown(chromium: Browser, address: str, path: str, size: dict[str, int], **more: str) -> Page:
    page = chromium.new_page(viewport=size, **more)  # type: ignore[arg-type]
    page.goto(f"{address}/{path}")
    settled(page)
    return page


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("agency", [RICH, FAILING, SOKKAM])
def test_score_sentence_and_the_line_of_five_years_lie_within_the_first_screen(
    chromium: Browser, address: str, agency: str, size: dict[str, int]
) -> None:
    page = shown(chromium, address, f"?{agency}", size)

    for part in (".ita-score", ".ita-head > p", ".ita-plot"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= size["height"], part
    if size is LAPTOP:
        for part in (".ita-drags li:last-child", ".ita-ways a"):
            box = page.locator(part).last.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= size["height"], part
    page.close()


@pytest.mark.parametrize(
    "size",
    # on a laptop the tests of deep links look for it too
    [pytest.param(LAPTOP, id="laptop", marks=pytest.mark.slow), pytest.param(PHONE, id="phone")],
)
def test_nothing_is_wider_than_its_box_on_any_page(
    chromium: Browser, address: str, size: dict[str, int]
) -> None:
    page = chromium.new_page(viewport=size)  # type: ignore[arg-type]
    cut = {}
    for name, (link, _menu, _number) in PAGES.items():
        page.goto(f"{address}/{name}?{link if name in ('imports', 'method') else RICH}")
        settled(page)
        cut[name] = page.evaluate(CUT_OFF)
        cut[name] += [f"{beyond} pixels beyond the screen"] if (beyond := overflow(page)) > 0 else []
    page.close()
    assert {name: found for name, found in cut.items() if found} == {}


@pytest.mark.parametrize(
    ("size", "language"),
    [
        pytest.param(LAPTOP, "th", id="laptop-th"),
        pytest.param(PHONE, "en", id="phone-en", marks=pytest.mark.slow),
        pytest.param(LAPTOP, "en", id="laptop-en", marks=pytest.mark.slow),
        pytest.param(PHONE, "th", id="phone-th", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_serious_on_any_page(
    chromium: Browser, address: str, size: dict[str, int], language: str
) -> None:
    page = chromium.new_page(viewport=size)  # type: ignore[arg-type]
    faults = {}
    for name, (link, _menu, _number) in PAGES.items():
        page.goto(f"{address}/{name}?{link if name in ('imports', 'method') else RICH}&lang={language}")
        settled(page)
        faults[name] = axe_faults(page)
    page.close()
    assert {name: found for name, found in faults.items() if found} == {}


def test_axe_finds_nothing_serious_in_the_dark(chromium: Browser, address: str) -> None:
    page = shown(chromium, address, f"?{FAILING}", LAPTOP, color_scheme="dark")

    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 30)"
    assert axe_faults(page) == []
    page.close()


def test_a_page_opens_at_its_top_after_a_click_far_down(chromium: Browser, address: str) -> None:
    page = shown(chromium, address, f"?{RICH}", LAPTOP)
    page.locator(".ita-rows a.ita-row").last.scroll_into_view_if_needed()
    page.locator(".ita-rows a.ita-row").last.click()
    page.wait_for_url(re.compile("/indicators"), wait_until="commit")
    settled(page)

    assert page.evaluate("() => document.querySelector(\"[data-testid='stMain']\").scrollTop") == 0
    page.close()


@pytest.mark.parametrize("agency", [RICH, FAILING, SOKKAM])
def test_the_overview_is_one_sheet_of_paper_with_all_its_dots(
    chromium: Browser, address: str, agency: str, tmp_path: Path
) -> None:
    page = shown(chromium, address, f"?{agency}", LAPTOP)
    sheet = tmp_path / "overview.pdf"
    page.pdf(path=sheet, format="A4")

    told = subprocess.run(
        ["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True
    ).stdout
    places = page.locator(".ita-track .us").evaluate_all(
        "dots => dots.map(dot => parseFloat(dot.style.left))"
    )
    page.close()
    assert told.count("\f") == 1
    assert len(places) == (9 if agency == SOKKAM else 10)
    assert all(0 <= place <= 100 for place in places)
    assert "ปีงบประมาณ 2568" in told.splitlines()[0]


def test_an_agency_is_found_by_typing_and_remembered_in_this_browser(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=LAPTOP)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/")
    settled(page)
    page.locator(".ita-first input").click()
    page.keyboard.type("ธารฝัน เงา")
    page.wait_for_selector(".ita-first [role=option]")
    assert page.locator(".ita-first [role=option]").all_inner_texts() == [
        "ทต.เงาจันทร์\nอ.ธารฝัน จ.สมมตินคร · ข้อมูลสมมติ"
    ]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("agency=sample-tt-faller"), wait_until="commit")
    settled(page)

    page.goto(f"{address}/trends")
    settled(page)

    assert "agency=sample-tt-faller" in page.url
    assert "ทต.เงาจันทร์" in page.inner_text("[data-testid='stMain']")
    context.close()


def test_a_list_of_agencies_is_asked_for_once_and_no_rerun_carries_it(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
    asked: list[str] = []
    received: list[int] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: received.append(len(frame))))
    page.goto(f"{address}/?{RICH}")
    settled(page)
    field = page.locator("[data-testid='stSidebar'] [data-agencies]")
    field.click()
    page.wait_for_selector("[data-testid='stSidebar'] [role=option]")
    received.clear()
    page.keyboard.type("หนองแวง")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("agency=sao-nongwaeng"), wait_until="commit")
    settled(page)

    assert len([url for url in asked if "agencies.json" in url]) == 1
    assert sum(received) < 40_000
    page.close()


def test_a_picture_is_taken_along_as_png_in_our_letters(chromium: Browser, address: str) -> None:
    page = shown(chromium, address, f"trends?{RICH}", LAPTOP)
    section = page.locator(".ita-picture").nth(1)
    section.hover()
    with page.expect_download() as waiting:
        section.locator("[data-picture]").click()
    drawn = Path(waiting.value.path()).read_bytes()
    box = section.bounding_box()
    page.close()

    assert waiting.value.suggested_filename.startswith("แต่ละเครื่องมือรายปี-อบต.ก้าวงาม")
    assert drawn.startswith(b"\x89PNG")
    assert box is not None
    # twice as sharp as the screen, with 16 points of margin around
    assert int.from_bytes(drawn[16:20], "big") == pytest.approx(2 * (box["width"] + 32), abs=4)
    assert len(drawn) > 20_000
