"""A whole nation built, derived anew and asked, and the planner's arithmetic, timed: `make bench-nation` → docs/benchmarks-nation.md."""

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

from ita import planner, queries, targets
from ita.ingest import derive
from ita.rows import LevelsOfYear, Levers
from ita.store import Build, Store, current_build, open_current, parameters

ROOT = Path(__file__).resolve().parent.parent
NATION = ROOT / "data" / "build" / "national"
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


def main() -> None:
    if len(sys.argv) > 1:
        print(*one_pass(Path(sys.argv[1]), sys.argv[2] == "slips"))
        return
    wall, processor, memory, size = full_build()
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
        "# Benchmarks of a whole nation",
        "",
        f"Made by `make bench-nation` on {os.cpu_count()} cores with the made-up nation (8,300 agencies, seven years, 6.6 million",
        "scores in seven wide CSV files).",
        "",
        "| full build from the files | s | s of processor | memory, GiB | database, MB |",
        "|---|---:|---:|---:|---:|",
        f"| nation | {wall} | {processor} | {memory} | {size} |",
        "| aim | 20 | | 2 | 250 |",
        "",
        "Every node recomputed, ranked, reconciled, suspects looked for and all rules run anew, in a process of its own:",
        "",
        "| nation | s | memory, GiB | findings |",
        "|---|---:|---:|---:|",
        *(f"| {' | '.join(row)} |" for row in rows),
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


def one_pass(database: Path, slips: bool) -> tuple[str, str, str]:
    """Seconds to derive everything anew from the scores, peak memory in GiB, and how many findings there were."""
    if slips:
        connection = duckdb.connect(str(database))
        connection.execute(
            f"""update score set score = (score + 10) % 100 from (
                select agency_id as a, fiscal_year as y, node as n from score
                where node in (select distinct indicator_id::varchar from indicator)
                order by hash(agency_id || fiscal_year || node) limit {SLIPS}
            ) as picked where agency_id = a and fiscal_year = y and node = n"""
        )
        connection.close()
    build = Build(database)
    derive.changed(build, [row["source_file"] for row in build.rows("lookup/usable")])
    started = time.perf_counter()
    derive.anew(build)
    seconds = time.perf_counter() - started
    findings = len(build.rows("findings", agency_id=None, fiscal_year=None))
    build.close()
    return f"{seconds:.1f}", f"{_peak(resource.RUSAGE_SELF):.1f}", f"{findings:,}"


def full_build() -> tuple[str, str, str, str]:
    """Seconds of wall and of processor, peak memory in GiB and size in MB of a build from the nation's files alone."""
    for former in (NATION / "build").glob("*.duckdb"):
        former.unlink()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "ita", "build"],
        check=True,
        env=os.environ | {"ITA_DATA": str(NATION)},
        stdout=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - started
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    size = current_build(NATION).stat().st_size / 2**20
    return (
        f"{seconds:.0f}",
        f"{processor:.0f}",
        f"{_peak(resource.RUSAGE_CHILDREN):.1f}",
        f"{size:.0f}",
    )


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 2**20


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
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2566)

    def median(act: object) -> float:
        taken = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            act()  # type: ignore[operator]
            taken.append((time.perf_counter() - started) * 1000)
        return statistics.median(taken)

    ways = planner.WhatIf.of(queries.typed(store, Levers, **key))
    best = targets.conditions(f"level={levels[0]['level']}", levels)
    return (
        median(lambda: planner.WhatIf.of(queries.typed(store, Levers, **key)).scores()),
        median(lambda: ways.scores({"i1": 50.0})),
        median(lambda: ways.routes(best)),
    )


if __name__ == "__main__":
    main()
