"""A real server on a free port and a real browser, for tests and pictures that look at what a reader sees."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication,OptimizationHints,Translate,MediaRouter",
]
START_SECONDS = 60


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def server(
    data: Path | None = None,
    script: Path | None = None,
    cwd: Path = ROOT,
    options: tuple[str, ...] = (),
    settings: dict[str, str] | None = None,
) -> Iterator[str]:
    """The address of the dashboard just started, or of another Streamlit script; it is stopped at the end.

    `options` are added to `run`, `settings` to the environment.
    """
    port = free_port()
    command = [sys.executable, "-m", "ita", "run", "--port", str(port), *options]
    if script:
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    environment = os.environ | ({"ITA_DATA": str(data)} if data else {}) | (settings or {})
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        give_up = time.monotonic() + START_SECONDS
        while True:
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > give_up:
                    raise
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless chromium that fetches nothing by itself."""
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield one
        one.close()


def settled(page: Page) -> None:
    """Wait until the script has finished and every chart on the page is drawn."""
    page.wait_for_timeout(150)  # a link changes the address before the server hears of it
    drawn(page)


def drawn(page: Page) -> None:
    """As `settled`, of a page that was loaded and not turned to by a link of ours."""
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    page.wait_for_selector("h1")
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=\"stSkeleton\"]') && [...document.querySelectorAll('[data-testid=\"stPlotlyChart\"]')]"
        ".every(chart => chart.querySelector('.main-svg'))"
    )


def axe_faults(page: Page) -> list[str]:
    """What axe-core calls serious or critical on the page: the rule, and the first elements that break it."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]
