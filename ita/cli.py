"""The command line. Exit codes everywhere: 0 done, 1 done with refusals, 2 nothing done."""

import csv
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ita.config import ROOT, data_folder
from ita.errors import ItaError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="แดชบอร์ด ITA: สร้างฐานข้อมูล นำเข้า อ่าน และเปิดหน้าเว็บ",
)
DEFAULT_PORT = 8501


def main() -> int:
    """Run one command; an expected failure is one Thai sentence on standard error and exit code 2."""
    # Thai must print whatever code page a Windows console has.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        result = app(standalone_mode=False)
    except typer.Abort:
        return 2
    except ItaError as failure:
        print(failure.what, failure.hint, sep="\n→ ", file=sys.stderr)
        for choice in getattr(failure, "choices", ()):
            print(f"  - {choice}", file=sys.stderr)
        return 2
    except Exception as failure:
        show = getattr(failure, "show", None)  # a wrong option or argument
        if show is None:
            raise
        show()
        return 2
    return int(result or 0)


@app.command()
def build() -> int:
    """สร้างฐานข้อมูลจากไฟล์ทั้งหมดใน data (ไฟล์ไม่เปลี่ยนก็ไม่ทำซ้ำ)"""
    from ita.ingest import load, sources

    data = data_folder()
    if sources.is_current(data):
        return _journal_of_current()
    report = load.make(data)
    for file in report.files:
        _print_file(file.file, file.status, file.layout, file.accepted, len(file.refusals))
        for refusal in file.refusals:
            _print_refusal(refusal.as_json())
    if report.build is None:
        print("ไม่มีคะแนนที่ใช้ได้ วางไฟล์คะแนนใน data/scores ฐานข้อมูลชุดก่อน (ถ้ามี) ยังอยู่", file=sys.stderr)
    return report.exit_code


def _journal_of_current() -> int:
    from ita import queries
    from ita.store import open_current

    store = open_current()
    refusals = queries.refusals(store)
    errors = refusals[refusals["severity"] == "error"]
    for row in queries.sources(store).to_dict("records"):
        mine = errors[errors["source_file"] == row["source_file"]]
        _print_file(row["source_file"], row["status"], row["layout"], row["accepted"], len(mine))
        for refusal in mine.to_dict("records"):
            _print_refusal(refusal)
    return 1 if len(errors) else 0


def _print_file(file: str, status: str, layout: str, accepted: int, refused: int) -> None:
    rows = "หน่วยงาน" if layout == "agencies" else "คะแนน"
    print(f"{file}: รับ {accepted} {rows}, ปฏิเสธ {refused} จุด ({status})")


def _print_refusal(refusal: dict[str, Any]) -> None:
    place = " ".join(filter(None, [refusal["sheet"], refusal["cell"]])) or "ทั้งไฟล์"
    print(f"  {place}: พบ “{refusal['found']}” ควรเป็น {refusal['expected']} → {refusal['hint']}")


@app.command(name="import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="ไฟล์ CSV หรือ Excel")],
    fiscal_year: Annotated[int | None, typer.Option(help="ปีงบประมาณของไฟล์ที่ไม่มีปี")] = None,
    agency: Annotated[str | None, typer.Option(help="หน่วยงานของไฟล์ที่ไม่มีชื่อ")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="ตรวจอย่างเดียว ไม่เก็บ")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="ผลเป็น JSON")] = False,
) -> int:
    """นำเข้าไฟล์คะแนน: ทั้งไฟล์หรือไม่รับเลย ไฟล์ต้นฉบับถูกเก็บไว้ครบ"""
    from ita.contracts import Refusal
    from ita.errors import SourceError
    from ita.ingest import clean, load

    year = None
    if fiscal_year is not None:
        try:
            year = clean.fiscal_year(str(fiscal_year))
        except ValueError:
            raise ItaError(f"ปี {fiscal_year} ไม่ใช่ปีงบประมาณ", "ใช้ปี พ.ศ. สี่หลัก เช่น 2568") from None
    found: dict[Path, dict[str, Any]] = {}
    given = []
    for path in files:
        try:
            given.append(load.imported(path, year, agency))
        except SourceError as missing:
            refusal = Refusal("", "", path.name, missing.what, missing.hint)
            found[path] = {
                "file": str(path),
                "accepted": 0,
                "refusals": [refusal.as_json()],
                "warnings": [],
            }
    report = load.take_in(data_folder(), given, dry_run=dry_run) if given else None
    reports = {one.file: one for one in report.files} if report else {}
    for source in given:
        one = reports[source.name]
        found[source.path] = {
            "file": str(source.path),
            "accepted": one.accepted,
            "refusals": [refusal.as_json() for refusal in one.refusals],
            "warnings": [warning.as_json() for warning in one.warnings],
        }
    results = [found[path] for path in dict.fromkeys(files)]
    if as_json:
        print(json.dumps({"files": results}, ensure_ascii=False, indent=2))
    else:
        for result in results:
            print(f"{result['file']}: รับ {result['accepted']}, ปฏิเสธ {len(result['refusals'])} จุด")
            for refusal in [*result["refusals"], *result["warnings"]]:
                _print_refusal(refusal)
    refused = sum(bool(result["refusals"]) for result in results)
    return 2 if refused == len(results) else 1 if refused else 0


@app.command()
def read(
    query: Annotated[str, typer.Argument(help="ชื่อไฟล์ใน queries/ เช่น scores")],
    values: Annotated[list[str] | None, typer.Argument(help="ค่าเป็น ชื่อ=ค่า เช่น fiscal_year=2568")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="แถวละหนึ่งออบเจกต์")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV (UTF-8)")] = False,
) -> int:
    """ถามฐานข้อมูลด้วยไฟล์หนึ่งใน queries/"""
    from ita.store import open_current, parameters, query_names

    if query not in query_names():
        raise ItaError(f"ไม่มีคำถามชื่อ {query}", "เลือกจาก: " + ", ".join(query_names()))
    wanted = parameters(query)
    given: dict[str, Any] = dict.fromkeys(wanted)
    if "include_synthetic" in wanted:
        given["include_synthetic"] = True
    for pair in values or []:
        name, equals, value = pair.partition("=")
        if not equals or name not in wanted:
            raise ItaError(f"ไม่รู้จัก {pair}", f"{query} รับ: " + (", ".join(sorted(wanted)) or "ไม่รับค่าใด"))
        given[name] = value
    store = open_current()
    if given.get("agency_id"):
        given["agency_id"] = agency_named(given["agency_id"])
    if given.get("fiscal_year"):
        from ita.ingest import clean

        try:
            given["fiscal_year"] = clean.fiscal_year(str(given["fiscal_year"]))
        except ValueError:
            raise ItaError(f"{given['fiscal_year']} ไม่ใช่ปีงบประมาณ", "เช่น fiscal_year=2568") from None
    rows = store.rows(query, **given)
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return 0
    if rows:
        written = csv.writer(sys.stdout, delimiter="," if as_csv else "\t", lineterminator="\n")
        written.writerow(rows[0])
        written.writerows(row.values() for row in rows)
    return 0


def agency_named(text: str) -> str:
    """The `agency_id` of an id or Thai name; raises ChoiceError listing the choices when it is not one."""
    from ita import queries
    from ita.register import Agency, Register
    from ita.store import open_current

    known = queries.agencies(open_current(), include_synthetic=True).to_dict("records")
    return Register(map(Agency.of, known)).find(text)


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(help="โฟลเดอร์ปลายทาง")] = ROOT / "data" / "scores" / "sample",
) -> int:
    """สร้างจังหวัดสมมติใหม่ (ได้ผลเหมือนเดิมทุกครั้ง)"""
    from ita import synthetic

    for path in synthetic.write(folder):
        print(path)
    return 0


@app.command()
def run(
    port: Annotated[int, typer.Option(envvar="PORT", help="พอร์ต")] = DEFAULT_PORT,
) -> int:
    """สร้างฐานข้อมูลถ้าไฟล์เปลี่ยน แล้วเปิดแดชบอร์ดที่ 127.0.0.1"""
    from ita.ingest import sources

    if not sources.is_current(data_folder()):
        try:
            build()
        except ItaError as failure:  # the pages say the same and still show the former build
            print(failure.what, failure.hint, sep="\n→ ", file=sys.stderr)
    print(f"เปิดเบราว์เซอร์ที่ http://127.0.0.1:{port} (หยุดด้วย Ctrl+C)", flush=True)
    # Served by uvicorn itself: it sends small messages at once, where `streamlit run` lets them wait for one another.
    command = [sys.executable, "-m", "uvicorn", "dashboard:app", "--port", str(port)]
    command += ["--host", "127.0.0.1", "--log-level", "warning", "--no-access-log"]
    os.chdir(ROOT)
    if os.name == "nt":
        import subprocess

        return subprocess.run(command, check=False).returncode
    os.execv(sys.executable, command)
