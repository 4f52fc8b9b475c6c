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

from ita.ingest import imports, load
from ita.samples import nation

ROOT = Path(__file__).resolve().parent.parent
EXCEL_ROWS = 100_000
CSV_ROWS = 1_000_000
ROUNDS = 3
CALAMINE = (
    "import sys, time; from python_calamine import CalamineWorkbook as W; t = time.perf_counter(); "
    "W.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(); print(time.perf_counter() - t)"
)


def main() -> None:
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
    ]
    (ROOT / "docs" / "benchmarks-import.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


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
