"""Tables made to take memory: what a sheet costs follows its filled cells, not its height times its width."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import WriteData

from ita.ingest.grid import MOST_COLUMNS, Grid
from ita.ingest.layouts import understand
from ita.ingest.names import Words
from ita.ingest.read import Sheet

SECONDS, MEGABYTES = 10, 512
MEASURED = """
import json, sys, time
from pathlib import Path
from ita.ingest import imports
started = time.process_time()
(proposal,) = imports.propose(Path(sys.argv[1]), [imports.given(Path(sys.argv[2]))])
# of this program alone: what getrusage tells begins with the peak of the process it was forked from
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
used = int(status["VmHWM"].split()[0]) // 1024
refusals = [refusal.as_json() for refusal in proposal.report.refusals]
print(json.dumps([time.process_time() - started, used, proposal.report.accepted, refusals]))
"""
GOOD = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"


def proposed(data: Path, content: str) -> tuple[int, list[dict[str, str]]]:
    """What a process of its own says of a file: accepted figures and refusals, in time and memory."""
    file = data.parent / "given.csv"
    file.write_text(content, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(data), str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    seconds, megabytes, accepted, refusals = json.loads(told.stdout.splitlines()[-1])
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    return accepted, refusals


def test_a_long_table_with_one_row_of_commas_is_taken_without_them(write_data: WriteData) -> None:
    data = write_data({})

    accepted, refusals = proposed(data, GOOD + "\n" * 60_000 + "," * 16_000 + "\n")

    assert (accepted, refusals) == (1, [])


@pytest.mark.parametrize(
    "content",
    [
        "x\n" * 60_000 + "," * 200_000 + "\n",
        "x\n" * 60_000 + "," * 15_000 + "x\n",
        "i1,ก,50\n" * 20_000 + "x," * 15_000 + "\n",
    ],
    ids=["commas", "a last cell far out", "codes above a wide row"],
)
def test_a_jagged_table_is_refused_in_a_sentence(write_data: WriteData, content: str) -> None:
    accepted, refusals = proposed(write_data({}), content)

    assert accepted == 0
    assert refusals[0]["hint"]


@pytest.mark.attack
@pytest.mark.parametrize(
    "content",
    [
        ("," * 1_990 + "x\n") + "x\n" * 60_000,
        "i1,1\n" * 60_000 + "," * 1_990 + "x\n",
        "ตัวชี้วัดที่ 1,x\nตัวชี้วัดที่ 2,x\nตัวชี้วัดที่ 3,x\n\n\n\n\n\n" * 8_000,
        "agency_id," + ",".join(f"i{n}" for n in range(1, 100)) + "\n" + "a1,1\n" * 20_000,
        "agency_id,fiscal_year,node,score" + ",score" * 1_900 + "\n" + "a1,2565,i1,1\n" * 20_000,
        "i1,x\ni2,x\ni3,x\n" + "".join(f"{n % 90},คำถามที่ไม่มีใครรู้จัก {n}\n" for n in range(20_000)),
    ],
    ids=["far cell first", "far cell last", "many lists", "wide header", "many scores", "lost letters"],
)
def test_a_table_of_many_rows_and_columns_ends_in_time(write_data: WriteData, content: str) -> None:
    proposed(write_data({}), content)


def grid(rows: list[list[str]]) -> Grid:
    return Grid.of(Sheet("ก", rows), Words([], [], []), {}, None)


def test_a_cell_beyond_the_end_of_its_row_is_empty() -> None:
    rows = grid([["a", "", ""], ["a", "b", "c"], []]).rows

    assert [len(row) for row in rows] == [1, 3, 0]
    assert [row[2] for row in rows] == ["", "c", ""]


def test_a_sheet_is_looked_at_up_to_a_width_and_refused_beyond() -> None:
    head = ["agency_id", "fiscal_year", "node", "score"]
    rows = [head, ["a1", "2565", "overall", "50"]]

    within = grid([*rows, [""] * (MOST_COLUMNS - 1) + ["x"]])
    beyond = grid([*rows, [""] * MOST_COLUMNS + ["x"]])

    assert [len(understand(within)), within.refusals] == [1, []]
    assert [len(understand(beyond)), len(beyond.refusals)] == [0, 1]
