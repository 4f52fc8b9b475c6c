"""Builds come and go while readers read: the last reader of a former build lets its file go, and nobody is disturbed."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from conftest import AGENCIES, ROOT
from streamlit.testing.v1 import AppTest

from ita import queries
from ita.ingest import load
from ita.store import Store, open_current

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="อ่านรายการไฟล์ที่เปิดอยู่จาก /proc")
HEAD = "agency_id,fiscal_year,node,score\n"
MOST_GROWTH_MB = 60


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data" / "reference", data / "reference")
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    monkeypatch.setenv("ITA_DATA", str(data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    return data


def build(data: Path, score: float) -> None:
    (data / "scores" / "x.csv").write_text(HEAD + f"a1,2565,overall,{score}\n", encoding="utf-8")
    assert load.make(data).exit_code == 0


def held_open(data: Path) -> list[str]:
    """The databases of this office that the process holds open, deleted ones too; each file once."""
    held = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(entry)
        except OSError:
            continue
        if target.startswith(str(data / "build")):
            held.add(target)
    return sorted(held)


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def score_of(store: Store) -> list[float]:
    return queries.scores(store)["score"].tolist()


def test_a_reader_of_a_former_build_reads_on_and_lets_it_go_at_the_end(office: Path) -> None:
    build(office, 10)
    reading = open_current(office)
    build(office, 20)
    assert score_of(open_current(office)) == [20]

    assert score_of(reading) == [10]
    assert len(held_open(office)) == 2

    del reading
    assert len(held_open(office)) == 1


def visit(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params["agency"] = "a1"
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception


@pytest.mark.parametrize("page", ["overview", "report", "imports"])
def test_a_page_that_has_run_holds_no_former_build(office: Path, page: str) -> None:
    for score in (10, 20, 30, 40):
        build(office, score)
        visit(page)
    gc.collect()

    # The interpreter keeps the variables of the script that ran last, which is on the current build.
    assert len(held_open(office)) == 1


def test_thirty_builds_leave_one_database_open(office: Path) -> None:
    for number in range(30):
        build(office, 10 + number)
        assert score_of(open_current(office)) == [10 + number]

    assert len(held_open(office)) == 1


@pytest.mark.attack
def test_three_hundred_builds_and_sessions_leave_handles_and_memory_as_they_were(office: Path) -> None:
    handles, memory = [], []
    for number in range(300):
        build(office, 10 + number / 10)
        visit(("overview", "report", "imports", "trends")[number % 4])
        gc.collect()
        handles.append(len(list(Path("/proc/self/fd").iterdir())))
        memory.append(resident_mb())
        assert len(held_open(office)) == 1

    # The first hundred fill the bounded caches.
    assert max(handles[100:]) <= max(handles[:100])
    assert memory[-1] - memory[100] < MOST_GROWTH_MB
