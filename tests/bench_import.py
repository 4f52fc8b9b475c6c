"""Reading to stored beside the fastest reader alone: `make bench-import` → docs/benchmarks-import.md.

An Excel file of 100,000 rows beside python-calamine just reading it, and a CSV of a million rows placed in data/scores
beside DuckDB loading the same file. Both hold tidy figures of made-up agencies.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
from openpyxl import Workbook

from ita import queries
from ita.ingest import imports, load
from ita.ingest.sources import Said
from ita.rows import FiscalYears
from ita.samples import nation
from ita.store import open_current

ROOT = Path(__file__).resolve().parent.parent
EXCEL_ROWS = 100_000
CSV_ROWS = 1_000_000
ROUNDS = 3
FEW = ("overall", "IIT", "1", "2", "3", "4", "5", "EIT", "6", "7", "8", "OIT", "9", "10")
CALAMINE = (
    "import sys, time; from python_calamine import CalamineWorkbook as W; t = time.perf_counter(); "
    "W.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(); print(time.perf_counter() - t)"
)


def main() -> None:
    if len(sys.argv) > 1:
        print(*confirmed(Path(sys.argv[1]), Path(sys.argv[2])))
        return
    few = few_rows()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        data = office(Path(folder))
        tidy = figures(CSV_ROWS)
        excel = Path(folder) / "big.xlsx"
        book = Workbook(write_only=True)
        sheet = book.create_sheet("คะแนน")
        sheet.append(list(tidy.columns))
        for row in tidy.head(EXCEL_ROWS).itertuples(index=False):
            sheet.append(list(row))
        book.save(excel)
        text = Path(folder) / "big.csv"
        tidy.to_csv(text, index=False)

        def read_alone() -> float:
            said = subprocess.run(
                [sys.executable, "-c", CALAMINE, str(excel)], check=True, capture_output=True, text=True
            )
            return float(said.stdout)

        alone = statistics.median(read_alone() for _ in range(ROUNDS))
        load.make(data)
        rows.append(
            (
                "Excel, 100,000 rows: read and checked (proposal)",
                alone,
                once(lambda: imports.propose(data, [imports.given(excel)])),
            )
        )
        rows.append(
            ("Excel, 100,000 rows: read to stored and built", alone, once(lambda: taken(data, excel)))
        )
        imports.undo(data, imports.journal(data)[0]["id"])
        own = statistics.median(once(lambda: duck(text)) for _ in range(ROUNDS))
        shutil.copyfile(text, data / "scores" / "big.csv")
        rows.append(("CSV, 1,000,000 rows placed in data/scores: built", own, once(lambda: load.make(data))))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    lines = [
        "# Benchmarks of the import",
        "",
        f"Made by `make bench-import` on {os.cpu_count()} cores; the reader alone is python-calamine for Excel, DuckDB's own",
        f"load for CSV. Largest memory of the process {memory:.1f} GiB.",
        "",
        "| what | reader alone, s | ours, s | ratio | aim |",
        "|---|---:|---:|---:|---:|",
        *(f"| {what} | {alone:.2f} | {ours:.2f} | {ours / alone:.1f} | 3 |" for what, alone, ours in rows),
        "",
        f"A file of 14 rows, median of {ROUNDS}: from confirmed to the first question asked of the new build, in a process that",
        "runs already; the same taken back; and `ita import` from its start to its end.",
        "",
        "| beside | confirmed to shown, s | aim | taken back, s | `ita import`, s |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {beside} | {shown:.2f} | {aim} | {undone:.2f} | {command:.2f} |"
            for beside, aim, shown, undone, command in few
        ),
        "",
    ]
    (ROOT / "docs" / "benchmarks-import.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


def few_rows() -> list[tuple[str, int, float, float, float]]:
    """Seconds of a small import beside the sample and beside the nation: aim, shown, undone, by the command."""
    found = []
    for beside, aim, data, agency_id, year in (
        ("the sample", 1, ROOT / "data", "sample-sao-gap", 2566),
        ("the nation", 3, ROOT / "data" / "build" / "national", "made-up-0000", 2568),
    ):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "data"
            for part in ("reference", "scores"):
                shutil.copytree(data / part, copy / part)
            path = Path(folder) / "few.csv"
            lines = [f"{agency_id},{year},{node},{90 + place / 4}" for place, node in enumerate(FEW)]
            path.write_text("\n".join(["agency_id,fiscal_year,node,score", *lines, ""]), encoding="utf-8")
            environment = os.environ | {"ITA_DATA": str(copy)}
            ita = [sys.executable, "-m", "ita"]
            subprocess.run([*ita, "build"], check=True, env=environment, stdout=subprocess.DEVNULL)
            told = [
                subprocess.run(
                    [sys.executable, __file__, str(copy), str(path)],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout.split()
                for _ in range(ROUNDS)
            ]
            shown, undone = (statistics.median(float(one[place]) for one in told) for place in (0, 1))
            started = time.perf_counter()
            subprocess.run(
                [*ita, "import", "--revise", str(path)],
                check=True,
                env=environment,
                stdout=subprocess.DEVNULL,
            )
            found.append((beside, aim, shown, undone, time.perf_counter() - started))
    return found


def confirmed(data: Path, path: Path) -> tuple[float, float]:
    """Seconds from confirming a file to the first answer of the build with it, and to take it back."""
    imports.propose(data, [imports.given(path, Said(revise=True))])  # what the page has shown before
    started = time.perf_counter()
    (one,) = imports.take_in(data, [imports.given(path, Said(revise=True))])
    queries.typed(open_current(data), FiscalYears)
    shown = time.perf_counter()
    imports.undo(data, one.source.said.id)
    return shown - started, time.perf_counter() - shown


def office(folder: Path) -> Path:
    data = folder / "data"
    shutil.copytree(ROOT / "data" / "reference", data / "reference")
    (data / "scores").mkdir()
    nation.register().to_csv(data / "scores" / "agencies.csv", index=False)
    first = "agency_id,fiscal_year,node,score\nmade-up-0000,2562,overall,90\n"
    (data / "scores" / "x.csv").write_text(first, encoding="utf-8")
    return data


def figures(count: int) -> pd.DataFrame:
    """Tidy rows of made-up agencies, as a file would hold them."""
    pieces = []
    for year, scores in nation.years(ROOT / "data", range(2563, 2566)):
        frame = pd.DataFrame(scores, index=nation.register()["agency_id"]).round(2)
        pieces.append(
            frame.reset_index()
            .melt("agency_id", var_name="node", value_name="score")
            .assign(fiscal_year=year)
        )
        if sum(map(len, pieces)) >= count:
            break
    return pd.concat(pieces).head(count)[["agency_id", "fiscal_year", "node", "score"]]


def once(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def taken(data: Path, path: Path) -> None:
    (one,) = imports.take_in(data, [imports.given(path)])
    assert one.report.refusals == [], one.report.refusals[:3]


def duck(path: Path) -> None:
    connection = duckdb.connect()
    connection.execute("create table loaded as select * from read_csv($1)", [str(path)])
    connection.close()


if __name__ == "__main__":
    main()
