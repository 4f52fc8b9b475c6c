"""The process is killed while it takes a file in; what serves afterwards is whole, and doing it again succeeds."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, frame

from ita import rows
from ita.ingest import imports, sources
from ita.store import Store, current_build

HEAD = "agency_id,fiscal_year,node,score\n"
MOMENTS = int(os.environ.get("ITA_KILLS", "4"))


@pytest.fixture
def office(small_build: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small_build, tmp_path / "data")


def scores(data: Path) -> dict[str, float]:
    store = Store(current_build(data))
    found = frame(store, rows.Scores, fiscal_year=2565)
    store.close()
    return dict(zip(found["agency_id"], found["score"], strict=True))


@pytest.mark.skipif(os.name == "nt", reason="ไม่มีสัญญาณ KILL บน Windows")
@pytest.mark.parametrize("moments", [1, pytest.param(MOMENTS, marks=pytest.mark.slow)])
def test_an_import_killed_at_any_moment_is_whole_or_absent_and_can_be_repeated(
    office: Path, tmp_path: Path, moments: int
) -> None:
    chance = random.Random(2568)
    path = tmp_path / "new.csv"
    environment = os.environ | {"ITA_DATA": str(office), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ita", "import", str(path)]
    path.write_text(HEAD + "a2,2565,overall,10\n", encoding="utf-8")
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    whole = time.perf_counter() - started
    expected = {"a1": 91.25, "a2": 10.0}
    for moment in range(moments):
        last = imports.journal(office)[0]
        imports.undo(office, last["id"])
        before = scores(office)
        path.write_text(HEAD + f"a2,2565,overall,{11 + moment % 80}\n", encoding="utf-8")
        running = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0, whole))
        running.send_signal(signal.SIGKILL)
        running.wait()

        expected = {"a1": 91.25, "a2": float(11 + moment % 80)}
        assert scores(office) in (before, expected)
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        assert scores(office) == expected
        assert sources.is_current(office)
        assert not list((office / "scores" / "imported").glob(".*"))
