"""Findings of a whole nation and the planner's arithmetic, timed: `make bench-nation` → docs/benchmarks-nation.md.

Recomputes every node, reconciles, looks for suspects and runs every rule on 6.6 million made-up scores with two threads.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from ita import planner, queries
from ita.config import QUERIES
from ita.rows import LevelsOfYear, Levers
from ita.store import Store, current_build, open_current, parameters

ROOT = Path(__file__).resolve().parent.parent
NATION = ROOT / "data" / "build" / "national"
STEPS = (
    "78_weighted_points", "80_mismatch", "81_reading", "82_check", "83_candidate", "84_evidence", "85_suspect",
)  # fmt: skip
SLIPS = 2_000
ROUNDS = 50
ASKED = [
    "overall_standing",
    "overall_trend",
    "node_trend",
    "instrument_breakdown",
    "indicator_ranking",
    "peer_scores",
    "peer_ranking",
    "findings",
    "recomputation",
    "levers",
    "question_ranking",
    "question_pairs",
    "comparators",
    "set_scores",
    "set_history",
    "weak_indicators",
    "topic_trend",
    "issue_trend",
]
MEMORY = "1500MB"


def main() -> None:
    if len(sys.argv) > 1:
        print(*one_pass(Path(sys.argv[1]), sys.argv[2] == "slips"))
        return
    environment = os.environ | {"ITA_DATA": str(NATION)}
    subprocess.run(
        [sys.executable, "-m", "ita", "build"], check=True, env=environment, stdout=subprocess.DEVNULL
    )
    build = current_build(NATION)
    rows = []
    for name, how in (("as it is", "clean"), (f"with {SLIPS:,} slips", "slips")):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "nation.duckdb"
            shutil.copyfile(build, copy)
            command = [sys.executable, __file__, str(copy), how]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        rows.append((name, *said))
    planning = planner_ms()
    asked = question_ms()
    lines = [
        "# Benchmarks of the checks and the planner",
        "",
        f"Made by `make bench-nation` on {os.cpu_count()} cores: every node recomputed, reconciled, suspects looked for and all",
        "rules run in one pass over the made-up nation (8,300 agencies, seven years, 6.6 million scores), in a process of its own.",
        "",
        "| nation | recompute, s | checks, s | together, s | memory, GiB | findings |",
        "|---|---:|---:|---:|---:|---:|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        "Aim: together under 20 s and 2 GiB.",
        "",
        f"Planner, heaviest agency-year: levers asked of the store and every node recomputed {planning[0]:.1f} ms; a tried score "
        f"through the whole tree {planning[1]:.2f} ms; the three plans to the best level {planning[2]:.1f} ms (aim 50 ms).",
        "",
        "Questions put to the nation's store, each for agencies not asked before, p95 of forty (aim 50 ms):",
        "",
        "| query | median, ms | p95, ms |",
        "|---|---:|---:|",
        *(f"| {name} | {middle:.1f} | {most:.1f} |" for name, middle, most in asked),
        "",
    ]
    text = "\n".join(lines)
    (ROOT / "docs" / "benchmarks-nation.md").write_text(text, encoding="utf-8")
    print(text)


def one_pass(database: Path, slips: bool) -> tuple[str, str, str, str, str]:
    """Seconds of recomputation, of checks and of both, peak memory in GiB, and how many findings there were."""
    connection = duckdb.connect(str(database))
    connection.execute("set threads = 2")
    connection.execute(f"set memory_limit = '{MEMORY}'")
    for table in ("weighted_points", "mismatch", "suspect"):
        connection.execute(f"drop table {table}")
    connection.execute("delete from computed_score")
    connection.execute("delete from finding")
    if slips:
        connection.execute(
            f"""update score set score = (score + 10) % 100 from (
                select agency_id as a, fiscal_year as y, node as n from score
                where node in (select distinct indicator_id::varchar from indicator)
                order by hash(agency_id || fiscal_year || node) limit {SLIPS}
            ) as picked where agency_id = a and fiscal_year = y and node = n"""
        )

    def sql(name: str) -> str:
        return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")

    started = time.perf_counter()
    for (height,) in connection.execute(sql("lookup/heights")).fetchall():
        connection.execute(sql("build/30_computed_score"), {"height": height})
    recomputed = time.perf_counter()
    for step in STEPS:
        connection.execute(sql(f"build/{step}"))
    for rule in sorted((QUERIES / "rules").glob("finding_*.sql")):
        connection.sql(sql(f"rules/{rule.stem}")).insert_into("finding")
    ended = time.perf_counter()
    (found,) = connection.execute(
        "select count(*) from finding inner join agency using (agency_id)"
    ).fetchone() or (0,)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    spent = (recomputed - started, ended - recomputed, ended - started, memory)
    return (*(f"{one:.1f}" for one in spent), f"{found:,}")  # type: ignore[return-value]


def question_ms() -> list[tuple[str, float, float]]:
    """Median and 95th percentile in ms of each query a page asks about one agency."""
    store = open_current(NATION)
    found = []
    for name in ASKED:
        taken = []
        for turn in range(40):
            key: dict[str, object] = {"agency_id": f"made-up-{turn * 197 % 8300:04d}"}
            wanted = parameters(name)
            if "fiscal_year" in wanted:
                key["fiscal_year"] = 2567
            if name == "weak_indicators":
                key["agency_ids"] = [key["agency_id"]]
            elif "agency_ids" in wanted:
                # a province of the nation: a hundred and nine agencies
                key = {"agency_ids": _province(store, str(key["agency_id"]))} | (
                    {"fiscal_year": 2567} if "fiscal_year" in wanted else {}
                )
            key |= {other: None for other in wanted - key.keys()}
            if "node" in wanted:
                key["node"] = "overall"
            started = time.perf_counter()
            store.read(name, **{one: key[one] for one in wanted})
            taken.append((time.perf_counter() - started) * 1000)
        found.append((name, statistics.median(taken), sorted(taken)[37]))
    return found


def _province(store: Store, agency_id: str) -> list[str]:
    sets = store.read("comparators", agency_id=agency_id, fiscal_year=2567, nodes=None, weights=None)
    return sets.loc[sets["set_name"] == "province", "agency_id"].tolist()


def planner_ms() -> tuple[float, float, float]:
    """Median ms: levers read and recomputed; one tried score; all three plans."""
    store = open_current(ROOT / "data")
    key = {"agency_id": "sample-sao-climber", "fiscal_year": 2566}
    levels = queries.frame(store, LevelsOfYear, fiscal_year=2566)

    def median(act: object) -> float:
        taken = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            act()  # type: ignore[operator]
            taken.append((time.perf_counter() - started) * 1000)
        return statistics.median(taken)

    ways = planner.WhatIf.of(queries.frame(store, Levers, **key))
    best = planner.conditions(f"level={levels['level'].iloc[0]}", levels)
    return (
        median(lambda: planner.WhatIf.of(queries.frame(store, Levers, **key)).scores()),
        median(lambda: ways.scores({"i1": 50.0})),
        median(lambda: ways.routes(best)),
    )


if __name__ == "__main__":
    main()
