"""The content policy and the silence of the program, seen in a real browser: nothing broken by it, nothing past it."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from asking import ask
from conftest import ROOT
from outward import Watch, watching
from playwright.sync_api import BrowserContext, Page
from serving import CHROMIUM, browser, server, settled
from test_browser import PAGES, SOKKAM
from test_edge_hosts import FOREIGN_HOSTS, FOREIGN_ORIGINS, WEBSOCKET

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์"),
]

MINUTES = float(os.environ.get("ITA_OUTWARD_MINUTES", "2"))
NOTE_VIOLATIONS = """
window.violations = []
document.addEventListener("securitypolicyviolation", one => window.violations.push([one.violatedDirective, one.blockedURI]))
"""


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    with watching(tmp_path_factory.mktemp("watch")) as one:
        yield one


@pytest.fixture(scope="module")
def chromium(watch: Watch) -> Iterator[BrowserContext]:
    """A browser that asks the watch for all that is not on this machine, and keeps what it has fetched."""
    with browser() as one:
        yield one.new_context(
            viewport={"width": 1280, "height": 900},
            accept_downloads=True,
            proxy={"server": watch.proxy, "bypass": "127.0.0.1"},
        )


@pytest.fixture(scope="module")
def address(project_data: Path, watch: Watch) -> Iterator[str]:
    with server(project_data, settings=watch.settings) as one:
        yield one


@pytest.fixture
def page(chromium: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page that must not meet the policy, complain, ask for what is not there, or for anything of another host."""
    opened = chromium.new_page()
    complaints: list[str] = []
    opened.add_init_script(NOTE_VIOLATIONS)
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("response", lambda got: complaints.append(got.url) if got.status >= 400 else None)
    yield opened
    assert opened.evaluate("window.violations") == []
    assert complaints == []
    opened.close()
    assert watch.left() == []


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_draws_all_it_has_within_the_policy(address: str, page: Page, name: str) -> None:
    page.goto(f"{address}/{name}?{PAGES[name][0]}")
    settled(page)

    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)

    assert page.evaluate("performance.getEntriesByType('resource').length") > 50
    assert page.get_by_role("link", name=PAGES[name][1], exact=True).first.is_visible()


def test_a_deep_link_asks_for_the_server_once(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))

    page.goto(f"{address}/trends?{SOKKAM}")
    settled(page)

    assert sorted(path for path in asked if "_stcore" in path) == ["/_stcore/health", "/_stcore/host-config"]


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).first.click()
    return Path(waiting.value.path()).read_bytes()


def test_charts_and_tables_are_taken_along_within_the_policy(address: str, page: Page) -> None:
    page.goto(f"{address}/indicators?{SOKKAM}")
    settled(page)
    page.locator(".ita-picture").first.hover()

    with page.expect_download() as waiting:
        page.locator(".ita-picture [data-picture]").first.click()

    page.get_by_text("ตารางตัวเลข: ตัวชี้วัดจากมากไปน้อย").click()
    settled(page)
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
    assert downloaded(page, "Excel").startswith(b"PK")
    assert "คะแนน" in downloaded(page, "CSV").decode("utf-8-sig")


def test_a_memo_is_taken_along_and_proofread_within_the_policy(address: str, page: Page) -> None:
    page.goto(f"{address}/memo?{SOKKAM}")
    settled(page)
    memo = downloaded(page, "Word")
    assert docx.Document(io.BytesIO(memo)).paragraphs

    page.goto(f"{address}/proofread?{SOKKAM}")
    settled(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").first.set_input_files(
        {"name": "memo.docx", "mimeType": "application/octet-stream", "buffer": memo}
    )

    page.get_by_text("memo.docx").first.wait_for()
    page.get_by_text(re.compile("เทียบตัวเลขในร่าง")).first.wait_for()


def test_a_picture_of_another_site_in_a_text_is_not_fetched(
    tmp_path: Path, project_data: Path, chromium: BrowserContext, watch: Watch
) -> None:
    for name in (".streamlit", "ita", "pages", "queries", "static"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    picture = "http://outside.example/picture.png"
    with (tmp_path / "pages" / "method.py").open("a", encoding="utf-8") as script:
        script.write(f'\nimport streamlit\n\nstreamlit.markdown("![picture]({picture})")\n')
    with server(project_data, cwd=tmp_path, settings=watch.settings) as address:
        page = chromium.new_page()
        page.add_init_script(NOTE_VIOLATIONS)
        page.goto(f"{address}/method?lang=th")
        settled(page)
        page.wait_for_function("() => window.violations.length > 0")

        assert page.evaluate("window.violations") == [["img-src", picture]]
        page.close()
    assert watch.left() == []


def read_every_page(address: str, chromium: BrowserContext) -> None:
    for name, (link, _menu, _number) in PAGES.items():
        page = chromium.new_page()
        page.goto(f"{address}/{name}?{link}")
        settled(page)
        page.close()


def reach_in(address: str) -> None:
    """What other sites try from outside."""
    port = address.rpartition(":")[2]
    for origin in FOREIGN_ORIGINS:
        said = "Origin: " + origin.format(port=port)
        ask(address, "/_stcore/stream", *WEBSOCKET, said)
        ask(address, "/_stcore/upload_file/x/y", said, "Content-Length: 0", method="PUT")
        ask(address, "/_stcore/health", said)
    for headers in FOREIGN_HOSTS:
        named = [header.format(port=port) for header in headers]
        ask(address, "/_stcore/stream", *WEBSOCKET, *named)
        ask(
            address,
            "/_stcore/stream",
            *WEBSOCKET,
            *named,
            f"Origin: http://{named[0].removeprefix('Host: ')}",
        )
        ask(address, "/", *named)
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/host-config"):
        ask(address, path)


def test_nothing_is_asked_of_the_world_when_others_reach_in(address: str, watch: Watch) -> None:
    reach_in(address)

    assert watch.left() == []


@pytest.mark.attack
def test_nothing_is_asked_of_the_world_at_length(
    address: str, chromium: BrowserContext, watch: Watch
) -> None:
    end = time.monotonic() + MINUTES * 60
    while time.monotonic() < end:
        read_every_page(address, chromium)
        reach_in(address)

    assert watch.left() == []


def test_the_watch_sees_what_does_leave(chromium: BrowserContext, watch: Watch) -> None:
    look_up = "import socket, urllib.request\ntry: urllib.request.urlopen('http://outside.example/')\nexcept OSError: pass\n"
    look_up += "socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", look_up], env=os.environ | watch.settings, check=False)
    page = chromium.new_page()
    with contextlib.suppress(Exception):
        page.goto("http://elsewhere.example/")
    page.close()

    assert watch.left() == [
        "GET http://outside.example/ HTTP/1.1",
        "GET http://elsewhere.example/ HTTP/1.1",
        "socket.connect 192.0.2.1",
    ]
