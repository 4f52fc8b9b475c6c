"""Builds come and go while readers read: the last reader of a former build lets its file go, and nobody is disturbed."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import ROOT, frame
from streamlit.testing.v1 import AppTest

from ita import freshness, rows
from ita.ingest import load
from ita.store import Store, open_current

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="อ่านรายการไฟล์ที่เปิดอยู่จาก /proc")
HEAD = "agency_id,fiscal_year,node,score\n"
MOST_GROWTH_MB = 60
PAGES = ["overview", "imports", "memo", "trends", "measures"]


@pytest.fixture
def office(small_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = tmp_path / "data"
    shutil.copytree(small_build, data)
    monkeypatch.setenv("ITA_DATA", str(data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    return data


def another_build(data: Path) -> Path:
    """The same figures under another name, switched in as a build is: the file grows by a byte its tables do not use."""
    (former,) = (data / "build").glob("ita-*.duckdb")
    making = data / "build" / ".making-test"
    making.write_bytes(former.read_bytes() + b"x")
    build = data / "build" / freshness.build_name(freshness.fingerprint(data), making)
    load.switch(data / "build", making, build)
    assert not former.exists()
    return build


def held_open(data: Path) -> list[str]:
    """The databases of this office that the process holds open, deleted ones too; each file once."""
    held = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except OSError:
            continue
        if target.startswith(str(data / "build")):
            held.add(target)
    return sorted(held)


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def score_of(store: Store) -> list[float]:
    return frame(store, rows.Scores)["score"].tolist()


def test_a_reader_of_a_former_build_reads_on_and_lets_it_go_at_the_end(office: Path) -> None:
    reading = open_current(office)
    (office / "scores" / "x.csv").write_text(HEAD + "a1,2565,overall,20\n", encoding="utf-8")
    load.make(office)
    assert score_of(open_current(office)) == [20]

    assert score_of(reading) == [91.25]
    assert len(held_open(office)) == 2

    del reading
    assert len(held_open(office)) == 1


def visit(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params["agency"] = "a1"
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception


def come_and_go(data: Path, count: int) -> tuple[list[int], list[float]]:
    """Builds, each with a reader, every third with a new session on a page: open handles and resident memory (MB) after each."""
    handles, memory = [], []
    for number in range(count):
        another_build(data)
        if number % 3:
            assert score_of(open_current(data)) == [91.25]
        else:
            visit(PAGES[number % len(PAGES)])
        gc.collect()
        # The interpreter keeps the variables of the script that ran last, which is on the current build.
        assert len(held_open(data)) == 1
        handles.append(len(list(Path("/proc/self/fd").iterdir())))
        memory.append(resident_mb())
    return handles, memory


@pytest.mark.parametrize("count", [15, pytest.param(60, marks=pytest.mark.slow)])
def test_builds_and_sessions_leave_one_database_open(office: Path, count: int) -> None:
    handles, _memory = come_and_go(office, count)

    assert max(handles[10:]) <= max(handles[:10])


@pytest.mark.attack
def test_three_hundred_builds_and_sessions_leave_handles_and_memory_as_they_were(office: Path) -> None:
    handles, memory = come_and_go(office, 300)

    # The first hundred fill the bounded caches.
    assert max(handles[100:]) <= max(handles[:100])
    assert memory[-1] - memory[100] < MOST_GROWTH_MB, memory[::25]
