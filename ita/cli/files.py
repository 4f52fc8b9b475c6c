"""Commands on the data: build, take in, take back, read, make samples, serve."""

import csv
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ita.cli.asking import agency_named, app, opened, print_file, print_refusal, year_named
from ita.config import HOST_NAMES, ROOT, data_folder
from ita.errors import ItaError
from ita.rows import Refusals, Sources

if TYPE_CHECKING:
    from ita.contracts import Refusal


DEFAULT_PORT = 8501


@app.command()
def build() -> int:
    """สร้างฐานข้อมูลจากไฟล์ทั้งหมดใน data (ไฟล์ไม่เปลี่ยนก็ไม่ทำซ้ำ)"""
    from ita.ingest import load, sources

    data = data_folder()
    if sources.is_current(data):
        return _journal_of_current()
    report = load.make(data)
    for file in report.files:
        print_file(file.file, file.status, file.layout, file.accepted, len(file.refusals))
        for refusal in file.refusals:
            print_refusal(refusal.as_json())
    if report.build is None:
        print("ไม่มีคะแนนที่ใช้ได้ วางไฟล์คะแนนใน data/scores ฐานข้อมูลชุดก่อน (ถ้ามี) ยังอยู่", file=sys.stderr)
    return report.exit_code


@app.command(name="new-year")
def new_year(
    fiscal_year: Annotated[int, typer.Argument(help="ปีงบประมาณใหม่")],
    like: Annotated[int, typer.Option(help="ปีที่คัดลอกกติกามา")],
) -> int:
    """เริ่มสมุดกฎของปีใหม่จากปีที่รู้กติกา ทุกแถวเป็น assumed จนกว่าจะมีคนยืนยัน เขียนครบทุกไฟล์หรือไม่เขียนเลย"""
    from ita.ingest import new_year as years

    year = year_named(str(fiscal_year))
    copied = years.begin(data_folder(), year, year_named(str(like)))
    for one in copied:
        if one.rows:
            print(f"{one.file}: {one.rows} แถวของปี {year} ยืนยันกับคู่มือของปีแล้วแก้ confidence และ source")
        else:
            print(f"{one.file}: ปี {like} ไม่มีแถว ต้องเพิ่มเอง")
    for stem in years.OWN:
        print(f"{stem}.csv: ไม่คัดลอก เพิ่มเองเมื่อทราบ")
    return 0


def _journal_of_current() -> int:
    from ita import queries

    store = opened()
    errors = [row for row in queries.typed(store, Refusals) if row["severity"] == "error"]
    for row in queries.typed(store, Sources):
        mine = [refusal for refusal in errors if refusal["source_file"] == row["source_file"]]
        print_file(row["source_file"], row["status"], row["layout"], row["accepted"], len(mine))
        for refusal in mine:
            print_refusal(refusal)
    return 1 if errors else 0


@app.command(name="import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="ไฟล์ CSV หรือ Excel")],
    fiscal_year: Annotated[int | None, typer.Option(help="ปีงบประมาณของไฟล์ที่ไม่มีปี")] = None,
    agency: Annotated[str | None, typer.Option(help="หน่วยงานของไฟล์ที่ไม่มีชื่อ")] = None,
    layout: Annotated[str, typer.Option(help="รูปแบบตาราง ถ้าไม่ให้โปรแกรมดูเอง")] = "",
    accept_points: Annotated[
        bool, typer.Option("--accept-points", help="แปลงคะแนนถ่วงน้ำหนักเป็นเต็ม 100")
    ] = False,
    revise: Annotated[bool, typer.Option("--revise", help="ค่าที่ต่างจากเดิมคือค่าแก้ไข เก็บค่าเดิมไว้ดูได้")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="ตรวจอย่างเดียว ไม่เก็บ")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="ผลเป็น JSON")] = False,
) -> int:
    """นำเข้าไฟล์คะแนน: ทั้งไฟล์หรือไม่รับเลย ไฟล์ต้นฉบับถูกเก็บไว้ครบ ยกเลิกได้ด้วย undo"""
    from ita.contracts import Refusal
    from ita.errors import SourceError
    from ita.ingest import imports
    from ita.ingest.layouts import RECOGNISERS
    from ita.ingest.sources import Said

    if layout and layout not in RECOGNISERS:
        raise ItaError(f"ไม่รู้จักรูปแบบ {layout}", "เลือกจาก: " + ", ".join(RECOGNISERS))
    said = Said(
        fiscal_year=None if fiscal_year is None else year_named(str(fiscal_year)),
        agency=agency,
        layout=layout,
        accept_points=accept_points,
        revise=revise,
    )
    found: dict[Path, dict[str, Any]] = {}
    given = []
    for path in dict.fromkeys(files):
        try:
            given.append(imports.given(path, said))
        except SourceError as missing:
            refusal = Refusal("", "", path.name, missing.what, missing.hint)
            found[path] = _file_json(path, 0, [refusal], [])
    kept = []
    for one in imports.take_in(data_folder(), given, dry_run=dry_run) if given else ():
        report = one.report
        found[one.source.path] = _file_json(
            one.source.path, report.accepted, report.refusals, report.warnings
        )
        kept.append(
            {
                "file": str(one.source.path),
                "id": one.source.said.id,
                "already_there": one.is_known,
                "layout": report.layout,
                "understood": [table.evidence for table in report.tables],
                "new": one.new,
                "same": one.same,
                "changed": len(one.changed),
            }
        )
    results = [found[path] for path in dict.fromkeys(files)]
    if as_json:
        print(json.dumps({"files": results, "imports": kept}, ensure_ascii=False, indent=2))
    else:
        for result in results:
            print(f"{result['file']}: รับ {result['accepted']}, ปฏิเสธ {len(result['refusals'])} จุด")
            for refusal in [*result["refusals"], *result["warnings"]]:
                print_refusal(refusal)
        for entry in kept:
            if entry["id"]:
                print(f"ยกเลิกได้ด้วย: python -m ita undo {entry['id']}")
    refused = sum(bool(result["refusals"]) for result in results)
    return 2 if refused == len(results) else 1 if refused else 0


def _file_json(
    path: Path, accepted: int, refusals: "list[Refusal]", warnings: "list[Refusal]"
) -> dict[str, Any]:
    return {
        "file": str(path),
        "accepted": accepted,
        "refusals": [refusal.as_json() for refusal in refusals],
        "warnings": [warning.as_json() for warning in warnings],
    }


@app.command()
def undo(import_id: Annotated[str, typer.Argument(help="รหัสการนำเข้า จาก journal")]) -> int:
    """ยกเลิกการนำเข้าหนึ่งครั้ง ข้อมูลกลับเป็นอย่างเดิมทุกประการ ไฟล์ย้ายไป data/undone"""
    from ita.ingest import imports

    entry = imports.undo(data_folder(), import_id)
    print(f"ยกเลิกแล้ว: {entry['file']} ({entry['accepted']} คะแนน)")
    return 0


@app.command()
def journal(as_json: Annotated[bool, typer.Option("--json", help="ผลเป็น JSON")] = False) -> int:
    """บันทึกการนำเข้า: ใคร เมื่อใด ไฟล์ใด กี่คะแนน ยกเลิกเมื่อใด"""
    from ita.ingest import imports

    entries = imports.journal(data_folder())
    if as_json:
        print(json.dumps(entries, ensure_ascii=False, indent=2))
    elif entries:
        _print_rows(entries, "\t")
    return 0


def _print_rows(rows: list[dict[str, Any]], separator: str) -> None:
    """Rows as lines that a spreadsheet opens; no text of them is a formula there."""
    from ita.tables import no_formula

    written = csv.writer(sys.stdout, delimiter=separator, lineterminator="\n")
    written.writerow(rows[0])
    for row in rows:
        written.writerow([no_formula(found) if isinstance(found, str) else found for found in row.values()])


@app.command()
def read(
    query: Annotated[str, typer.Argument(help="ชื่อไฟล์ใน queries/ เช่น scores")],
    values: Annotated[list[str] | None, typer.Argument(help="ค่าเป็น ชื่อ=ค่า เช่น fiscal_year=2568")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="แถวละหนึ่งออบเจกต์")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV (UTF-8)")] = False,
) -> int:
    """ถามฐานข้อมูลด้วยไฟล์หนึ่งใน queries/"""
    from ita.store import parameters, query_names

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
    store = opened()
    if given.get("agency_id"):
        given["agency_id"] = agency_named(store, given["agency_id"])
    if given.get("fiscal_year"):
        given["fiscal_year"] = year_named(str(given["fiscal_year"]))
    rows = store.rows(query, **given)
    if query == "findings":
        from ita import sentences

        rows = [row | {"message": sentences.finding(row)} for row in rows]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return 0
    if rows:
        _print_rows(rows, "," if as_csv else "\t")
    return 0


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(help="โฟลเดอร์ปลายทาง")] = ROOT / "data" / "scores" / "sample",
) -> int:
    """สร้างจังหวัดสมมติใหม่ (ได้ผลเหมือนเดิมทุกครั้ง)"""
    from ita.samples import province

    for path in province.write(folder):
        print(path)
    return 0


@app.command()
def national(
    folder: Annotated[Path, typer.Argument(help="โฟลเดอร์ข้อมูลใหม่")] = ROOT / "data" / "build" / "national",
) -> int:
    """สร้างข้อมูลสมมติขนาดทั้งประเทศไว้วัดความเร็ว ในโฟลเดอร์ข้อมูลของตัวเอง"""
    import shutil

    from ita.samples import nation

    shutil.copytree(ROOT / "data" / "reference", folder / "reference", dirs_exist_ok=True)
    count = nation.write(folder / "scores" / "sample", ROOT / "data")
    print(f"{folder}: {count:,} คะแนน (ข้อมูลสมมติ) เปิดด้วย ITA_DATA={folder}")
    return 0


@app.command()
def types() -> int:
    """เขียนคอลัมน์ของทุกคำถามในหัวไฟล์ queries/ และชนิดของแถวใน ita/rows.py ใหม่ตาม SQL"""
    from ita import columns

    for path in columns.write(opened()):
        print(path.relative_to(ROOT))
    return 0


@app.command()
def run(
    port: Annotated[int, typer.Option(envvar="PORT", help="พอร์ต")] = DEFAULT_PORT,
    host_name: Annotated[
        list[str] | None, typer.Option(envvar=HOST_NAMES, help="ชื่อเครื่องอื่นที่เบราว์เซอร์ใช้เรียกได้ (ใส่ซ้ำได้)")
    ] = None,
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
    os.environ[HOST_NAMES] = " ".join(host_name or [])
    os.chdir(ROOT)
    if os.name == "nt":
        import subprocess

        return subprocess.run(command, check=False).returncode
    os.execv(sys.executable, command)
