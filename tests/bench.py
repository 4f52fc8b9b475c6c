"""Speed beside an untuned empty Streamlit page, side by side in one run: `make bench`. Prints and writes docs/benchmarks.md.

The empty page has one selectbox and a line of text, and is served by plain `streamlit run` with Streamlit's own settings.
`python tests/bench.py sessions [page …]` measures only readers at once, and writes only their part.
"""

import asyncio
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser
from serving import ROOT, browser, drawn, free_port, server, settled
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect as connect_many
from websockets.sync.client import connect

from ita import wording
from ita.ingest import load
from ita.store import open_current

ROUNDS = 15
LOADS = 5
AGENCIES = ("sample-sao-climber", "sample-tt-faller", "sample-tt-oit", "sample-sao-twin-1")
# The pages asked for a changed agency; the first is the overview.
PAGES = ("", "indicators", "questions", "question", "issues", "comparison")
EVERY_PAGE = tuple(sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py")))
# Readers at once → changed selections of each in one round, and the ratio aimed at.
SESSIONS = {1: (12, 0.8), 10: (3, 1.2), 50: (1, 1.2)}
INTERLEAVED = 3
# A memo is a page of a kind of its own: what it says is made of every other page.
AIMS = {"memo": 2.0}
REPORT = ROOT / "docs" / "benchmarks.md"
SESSIONS_HEAD = "## Readers at once"
EMPTY = """import streamlit as st
one = st.selectbox("choice", ["a", "b", "c", "d"], key="choice")
st.title("Empty")
st.write("chosen", one)
"""


def main() -> None:
    load.make(ROOT / "data")
    open_current()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        if sys.argv[1:2] != ["sessions"]:
            _report(_alone(script))
        with server(script=script, cwd=Path(folder)) as empty, server() as ours:
            _report_sessions(list(_at_once(empty, ours, tuple(sys.argv[2:]) or EVERY_PAGE)))


def _at_once(empty: str, ours: str, pages: tuple[str, ...]) -> Iterator[tuple[str, int, float, float, float]]:
    """Page, readers, and median ms of a changed selection on the empty page and on ours, taken in turn; the machine's load."""
    links = [f"agency={row}&fiscal_year={year}" for row in _sample_ids() for year in (2565, 2566, 2567, 2568)]
    chooser = random.Random(1)
    for page in pages:
        for readers, (steps, _aim) in SESSIONS.items():
            taken: dict[str, list[float]] = {empty: [], ours: []}
            for _ in range(INTERLEAVED):
                for address in (empty, ours):
                    asked = [[chooser.choice(links) for _ in range(steps + 1)] for _ in range(readers)]
                    named = page if address == ours and page != "overview" else ""
                    taken[address] += asyncio.run(_readers(address, named, asked))
            middle = statistics.median
            yield page, readers, middle(taken[empty]), middle(taken[ours]), os.getloadavg()[0]


async def _readers(address: str, page: str, asked: list[list[str]]) -> list[float]:
    """Ms of each changed selection of readers who choose all at once, each as soon as the last page is there."""
    begin = asyncio.Barrier(len(asked))

    async def one(links: list[str]) -> list[float]:
        line = connect_many(
            f"ws{address[4:]}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            ping_interval=None,
            open_timeout=None,
        )
        async with line as channel:

            async def run(link: str) -> float:
                message = BackMsg()
                message.rerun_script.query_string = link
                message.rerun_script.page_name = page
                started = time.perf_counter()
                await channel.send(message.SerializeToString())
                while True:
                    answer = ForwardMsg()
                    answer.ParseFromString(await channel.recv())
                    assert answer.delta.new_element.WhichOneof("type") != "exception"
                    if answer.WhichOneof("type") == "script_finished":
                        return (time.perf_counter() - started) * 1000

            await run(links[0])
            await begin.wait()
            return [await run(link) for link in links[1:]]

    taken = await asyncio.gather(*(one(links) for links in asked))
    return [ms for reader in taken for ms in reader]


def _sample_ids() -> list[str]:
    rows = open_current().rows("agencies", include_synthetic=True)
    return [row["agency_id"] for row in rows if row["is_synthetic"]]


def _report_sessions(rows: list[tuple[str, int, float, float, float]]) -> None:
    """Put the table of readers at once in place of the former one; what stands above it stays."""
    above = REPORT.read_text(encoding="utf-8").partition(SESSIONS_HEAD)[0].rstrip()
    lines = [
        SESSIONS_HEAD,
        "",
        "Readers who each choose another agency and year, all at the same time, on one process; the empty page and ours in turn,",
        f"{INTERLEAVED} rounds. Medians of milliseconds until the script has finished. `load` is the machine's at the end of the row.",
        "",
        "| page | readers | empty page, ms | ours, ms | ratio | aim | load |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for page, readers, empty, ours, load_average in rows:
        aim = AIMS.get(page, SESSIONS[readers][1])
        lines.append(
            f"| {page} | {readers} | {empty:.0f} | {ours:.0f} | {ours / empty:.2f} | {aim:.1f} | {load_average:.1f} |"
        )
    text = "\n".join(lines) + "\n"
    REPORT.write_text(f"{above}\n\n{text}", encoding="utf-8")
    print(text)


def _alone(script: Path) -> list[tuple[str, float, float, float]]:
    """What, empty page ms, ours ms, and the ratio aimed at, one reader at a time."""
    folder = script.parent
    rows: list[tuple[str, float, float, float]] = []
    with server(script=script, cwd=folder) as empty, server() as ours:
        plain = _rerun_ms(empty, ["choice=b", "choice=c", "choice=d", "choice=a"])
        for page in PAGES:
            spent = _rerun_ms(ours, _unseen_links(), page)
            rows.append((f"server, changed selection, {page or 'overview'}", plain, spent, 1.0))
        with browser() as chromium:
            rows.append(
                ("browser, changed selection settled, overview", *_reruns(chromium, empty, ours), 2.6)
            )
            text, charts = _first_loads(chromium, empty, ours)
            rows.append(("browser, first load: first figures stand", *text, 1.3))
            rows.append(("browser, first load: the whole page stands", *charts, 2.5))
    rows.append(("start until the first number stands", *_starts(script, folder), 1.5))
    return rows


def _rerun_ms(address: str, links: list[str], page: str = "") -> float:
    """Median ms of a changed selection, measured over the raw connection: link sent until the script has finished."""
    with connect(f"ws{address[4:]}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as line:

        def run(link: str) -> float:
            message = BackMsg()
            message.rerun_script.query_string = link
            message.rerun_script.page_name = page
            started = time.perf_counter()
            line.send(message.SerializeToString())
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(line.recv())
                if answer.WhichOneof("type") == "script_finished":
                    return (time.perf_counter() - started) * 1000

        measured = [run(links[turn % len(links)]) for turn in range(ROUNDS)]
        return statistics.median(measured[2:])


def _unseen_links() -> list[str]:
    names = {name for name, _drawn in _unseen()}
    agencies = open_current().rows("agencies", include_synthetic=True)
    return [f"agency={row['agency_id']}&fiscal_year=2568" for row in agencies if row["short_name"] in names]


SETTLED = """([label, drawn]) => {
    const app = document.querySelector('[data-testid="stApp"]');
    const pictures = [...document.querySelectorAll('.ita-picture')];
    return app.dataset.testScriptState === 'notRunning'
        && document.querySelector('[data-testid="stMain"]').textContent.includes(label)
        && drawn.every((text, number) => pictures[number] && pictures[number].textContent.includes(text));
}"""


def _reruns(chromium: Browser, empty: str, ours: str) -> tuple[float, float]:
    """Median ms from the key that chooses until the new text stands, the script rests and every picture shows its new number.

    Both pages are asked the same question by the same code; every round of ours is an agency not seen before.
    """

    def times(address: str, choices: list[tuple[str, list[str]]]) -> float:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        settled(page)
        measured = []
        for label, numbers in choices:
            page.get_by_role("combobox").first.click()
            page.keyboard.type(label)
            page.get_by_role("option").filter(has_text=label).first.wait_for()
            started = time.perf_counter()
            page.keyboard.press("Enter")
            page.wait_for_function(SETTLED, arg=[label, numbers])
            measured.append((time.perf_counter() - started) * 1000)
        page.close()
        return statistics.median(measured[2:])

    letters: list[tuple[str, list[str]]] = [("bcda"[turn % 4], []) for turn in range(ROUNDS)]
    return times(empty, letters), times(f"{ours}/?agency={AGENCIES[3]}&fiscal_year=2568", _unseen())


def _unseen() -> list[tuple[str, list[str]]]:
    """Agencies of the sample with a number each of their three pictures must show."""
    store = open_current()
    found = []
    for agency in store.rows("agencies", include_synthetic=True):
        key = {"agency_id": agency["agency_id"], "fiscal_year": 2568}
        if not agency["is_synthetic"] or agency["last_year"] != 2568 or "สวนฝัน" in agency["short_name"]:
            continue
        (overall,) = store.rows("overall_standing", **key)
        instruments = {row["instrument"]: row for row in store.rows("instrument_breakdown", **key)}
        indicators = {row["node"]: row for row in store.rows("indicator_ranking", **key)}
        shown = [overall["score"], instruments["IIT"]["contribution"], indicators["1"]["score"]]
        found.append((str(agency["short_name"]), [wording.score(points) for points in shown]))
    return found[:ROUNDS]


def _first_loads(chromium: Browser, empty: str, ours: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Median ms of a first load with an empty cache: until the first text, and until the whole page stands."""
    query = f"/?agency={AGENCIES[0]}&fiscal_year=2568"
    texts: dict[str, list[float]] = {empty: [], ours: []}
    charts: dict[str, list[float]] = {empty: [], ours: []}
    for _ in range(LOADS):
        for address, first, link in (
            (empty, "[data-testid='stMarkdown']", ""),
            (ours, ".ita-score b", query),
        ):
            context = chromium.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            started = time.perf_counter()
            page.goto(address + link, wait_until="commit")
            page.wait_for_selector(first)
            texts[address].append((time.perf_counter() - started) * 1000)
            drawn(page)
            charts[address].append((time.perf_counter() - started) * 1000)
            context.close()
    middle = statistics.median
    # Both are measured against the empty page's first load, when its text stands.
    return (
        (middle(texts[empty]), middle(texts[ours])),
        (middle(texts[empty]), middle(charts[ours])),
    )


def _starts(script: Path, folder: Path) -> tuple[float, float]:
    """Median ms from the command until the first number stands in a browser that is already running."""
    with browser() as chromium:

        def until_text(command: list[str], cwd: Path, first: str, query: str) -> float:
            port = free_port()
            started = time.perf_counter()
            process = subprocess.Popen(
                [*command, str(port)],
                cwd=cwd,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ,
            )
            try:
                context = chromium.new_context()
                page = context.new_page()
                while True:
                    try:
                        page.goto(f"http://127.0.0.1:{port}/{query}", wait_until="commit")
                        break
                    except Exception:  # noqa: BLE001 - not listening yet
                        time.sleep(0.05)
                page.wait_for_selector(first)
                taken = (time.perf_counter() - started) * 1000
                context.close()
                return taken
            finally:
                process.terminate()
                process.wait(timeout=20)

        plain = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(script),
            "--server.headless",
            "true",
            "--server.port",
        ]
        ours = [sys.executable, "-m", "ita", "run", "--port"]
        empty_ms, our_ms = [], []
        for _ in range(LOADS):
            empty_ms.append(until_text(plain, folder, "[data-testid='stMarkdown']", ""))
            our_ms.append(until_text(ours, ROOT, ".ita-score b", f"?agency={AGENCIES[0]}&fiscal_year=2568"))
    return statistics.median(empty_ms), statistics.median(our_ms)


def _report(rows: list[tuple[str, float, float, float]]) -> None:
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`: our pages (the overview in the browser) beside an untuned empty Streamlit",
        "page (one selectbox, one line), in one run on one machine. Read the ratio; the milliseconds are the machine's.",
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {shutil.which('chromium') or 'no browser'}.",
        "",
        "| what | empty page, ms | ours, ms | ratio | aim |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {what} | {empty:.0f} | {ours:.0f} | {ours / empty:.2f} | {aim:.1f} |"
        for what, empty, ours, aim in rows
    ]
    text = "\n".join(lines) + "\n"
    REPORT.write_text(text, encoding="utf-8")
    print(text)
    print(json.dumps({what: round(ours / empty, 3) for what, empty, ours, _aim in rows}, ensure_ascii=False))


if __name__ == "__main__":
    main()
