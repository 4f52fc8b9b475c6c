"""The command line. Exit codes everywhere: 0 done, 1 done with refusals, 2 nothing done."""

import csv
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ita.config import ROOT, data_folder
from ita.contracts import HIGHEST_SCORE
from ita.errors import ItaError
from ita.terms import OVERALL

if TYPE_CHECKING:
    import pandas as pd

    from ita.contracts import Refusal
    from ita.measures import Plan as MeasuresPlan
    from ita.planner import Condition, Plan, Ways
    from ita.store import Store
    from ita.tables import Table

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
                _print_refusal(refusal)
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
        written = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        written.writerow(entries[0])
        written.writerows(entry.values() for entry in entries)
    return 0


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
        given["fiscal_year"] = year_named(str(given["fiscal_year"]))
    rows = store.rows(query, **given)
    if query == "findings":
        from ita import sentences

        rows = [row | {"message": sentences.finding(row)} for row in rows]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return 0
    if rows:
        written = csv.writer(sys.stdout, delimiter="," if as_csv else "\t", lineterminator="\n")
        written.writerow(rows[0])
        written.writerows(row.values() for row in rows)
    return 0


def year_named(text: str) -> int:
    """The fiscal year that a text names; raises ItaError when it names none."""
    from ita.ingest import clean

    try:
        return clean.fiscal_year(text)
    except ValueError:
        raise ItaError(f"{text} ไม่ใช่ปีงบประมาณ", "ใช้ปี พ.ศ. สี่หลัก เช่น 2568") from None


def agency_named(text: str) -> str:
    """The `agency_id` of an id or Thai name; raises ChoiceError listing the choices when it is not one."""
    from ita import queries
    from ita.register import Agency, Register
    from ita.store import open_current

    known = queries.agencies(open_current(), include_synthetic=True).to_dict("records")
    return Register(map(Agency.of, known)).find(text)


@app.command()
def plan(
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณ")],
    target: Annotated[str, typer.Option(help="95 หรือ OIT=95 หรือ level=ผ่านดี")],
    ceiling: Annotated[float, typer.Option(help="ยกแต่ละข้อได้ถึงคะแนนเท่าใด")] = HIGHEST_SCORE,
    as_json: Annotated[bool, typer.Option("--json", help="ผลเป็น JSON")] = False,
) -> int:
    """ยกข้อใดน้อยที่สุดจึงจะถึงเป้าหมาย แยกเอกสารกับการรับรู้"""
    from ita import planner, queries, sentences
    from ita.store import open_current

    store = open_current()
    key: dict[str, Any] = {"agency_id": agency_named(agency), "fiscal_year": year_named(fiscal_year)}
    if not 0 <= ceiling <= HIGHEST_SCORE:
        raise ItaError(f"เพดาน {ceiling:g} ไม่ใช่คะแนน", "ใช้ 0–100")
    rows = queries.levers(store, **key)
    ways = planner.Ways.of(rows, ceiling)
    if not ways.nodes:
        raise ItaError(f"ไม่มีคะแนนปี {key['fiscal_year']} ของหน่วยงานนี้", "ตรวจปีที่มีด้วย read agency_years")
    levels = queries.levels_of_year(store, fiscal_year=key["fiscal_year"])
    wanted, missing = ways.known(planner.conditions(target, levels))
    now = ways.scores()
    below = ways.below(wanted, now)
    plans = ways.plans(wanted)
    names = {row["lever"]: sentences.lever_name(row) for row in rows.to_dict("records")}
    if as_json:
        print(
            json.dumps(
                _plan_json(key, target, wanted, missing, ways, plans, names), ensure_ascii=False, indent=2
            )
        )
    else:
        if missing:
            print(sentences.not_published(missing))
        print(sentences.lacking(below, now))
        for kind, found in plans.items():
            print(sentences.answer(kind, found, wanted))
            for step in found.steps:
                lever = step.lever
                print(f"  {names[lever.node]}: {lever.score:g} → {lever.ceiling:g} (+{step.gain:.4f})")
            if sentences.ties(found):
                print(sentences.ties(found))
    return 0 if any(found.is_feasible for found in plans.values()) else 1


def _plan_json(
    key: dict[str, Any],
    target: str,
    wanted: "list[Condition]",
    missing: list[str],
    ways: "Ways",
    plans: "dict[str, Plan]",
    names: dict[str, str],
) -> dict[str, Any]:
    """A plan as the command line prints it; scores unrounded, gains and leverage in points of the overall."""
    now = ways.scores()
    return key | {
        "target": target,
        "conditions": [
            {"node": one.node, "required": one.required, "score": now[one.node]} for one in wanted
        ],
        "not_published": missing,
        "is_reached": not missing and not ways.below(wanted, now),
        "plans": {
            kind: {
                "feasible": found.is_feasible,
                "count": len(found.steps) if found.is_feasible else None,
                "questions": [
                    {
                        "node": step.lever.node,
                        "label": names[step.lever.node],
                        "score": step.lever.score,
                        "raised_to": step.lever.ceiling,
                        "gain": step.gain,
                        "same_as": list(step.equals),
                    }
                    for step in found.steps
                ],
                "reached": {one.node: found.reached[one.node] for one in wanted}
                | {OVERALL: found.reached[OVERALL]},
                "most": {one.node: found.most[one.node] for one in wanted} | {OVERALL: found.most[OVERALL]},
            }
            for kind, found in plans.items()
        },
        "leverage": [
            {
                "node": lever.node,
                "label": names[lever.node],
                "score": lever.score,
                "leverage": lever.weights.get(OVERALL, 0.0),
                "gain": lever.gain(OVERALL),
                "is_document": lever.is_document,
                "confidence": lever.confidence,
            }
            for lever in ways.levers.values()
            if OVERALL in lever.weights
        ],
    }


@app.command()
def export(
    kind: Annotated[str, typer.Argument(help="weak, scores หรือ comparison")],
    output: Annotated[Path, typer.Option("--output", "-o", help="ไฟล์ .xlsx ที่จะเขียน")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณ")],
    agency: Annotated[str | None, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")] = None,
    district: Annotated[str | None, typer.Option(help="อำเภอ")] = None,
    province: Annotated[str | None, typer.Option(help="จังหวัด")] = None,
) -> int:
    """เขียนเป็น Excel: weak รายการจุดอ่อน, scores คะแนนตามที่ประกาศ, comparison ตารางเทียบ (ทั้งอำเภอมีชีตสรุป)"""
    from ita import queries, tables, workbook
    from ita.store import open_current

    if kind not in ("weak", "scores", "comparison"):
        raise ItaError(f"ไม่รู้จัก {kind}", "ใช้ weak, scores หรือ comparison")
    if not (agency or district or province):
        raise ItaError("ยังไม่บอกว่าของใคร", "ใช้ --agency หรือ --district หรือ --province")
    store = open_current()
    year = year_named(fiscal_year)
    agency_id = agency_named(agency) if agency else None
    whose = {"district": district, "province": province}
    about = {
        "หน่วยงาน": agency or " ".join(filter(None, [district, province])),
        "ปีงบประมาณ": str(year),
        "รุ่นข้อมูล": store.data_version,
    }
    told = queries.scores(store, agency_id=agency_id, fiscal_year=year, **whose)
    if (told["status"] == "synthetic").any():
        about["สถานะข้อมูล"] = "มีข้อมูลสมมติ"
    if kind == "scores":
        rows = told
        sheets = [tables.shown("scores", rows, about)]
    elif kind == "weak":
        rows = queries.weak_indicators(
            store, agency_ids=[agency_id] if agency_id else None, fiscal_year=year, **whose
        )
        sheets = tables.weak_lists(rows, about) if len(rows) else []
    else:
        rows, sheets = _comparison_sheets(store, told, agency_id, year, about)
    if rows.empty:
        print("ไม่มีรายการ: ไม่มีคะแนนของปีนี้ หรือไม่มีสิ่งใดต่ำกว่าเป้าหมาย", file=sys.stderr)
        return 1
    output.write_bytes(workbook.excel(*sheets))
    print(f"{output}: {len(rows)} รายการ {rows['agency_id'].nunique()} หน่วยงาน")
    return 0


def _comparison_sheets(
    store: "Store", told: "pd.DataFrame", agency_id: str | None, year: int, about: dict[str, str]
) -> "tuple[pd.DataFrame, list[Table]]":
    """The matrix, the spans and who needs help, of one agency's district or of those told."""
    from ita import comparison, queries, tables

    members = sorted(set(told["agency_id"]))
    if agency_id:
        sets = queries.comparators(store, agency_id=agency_id, fiscal_year=year)
        for name in ("district", "province", "twins"):
            if (sets["set_name"] == name).any():
                members = sets.loc[sets["set_name"] == name, "agency_id"].tolist()
                break
    rows = queries.set_scores(store, agency_ids=members, fiscal_year=year)
    if rows.empty:
        return rows, []
    sheets = [tables.matrix(comparison.matrix(rows, "score"), rows, "score", about)]
    spine = comparison.spine(rows, agency_id or "")
    if len(spine):
        sheets.append(tables.shown("spine", spine, about))
    needs = comparison.needs(rows)
    if len(needs):
        sheets.append(tables.shown("needs", needs, about))
    years = comparison.years(queries.set_history(store, agency_ids=members), len(members))
    if len(years):
        told = tables.with_national(years, queries.national_means(store))
        sheets.append(tables.shown("set_years", told, about))
    return rows, sheets


@app.command("workbook")
def write_workbook(
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณ")],
    output: Annotated[Path, typer.Option("--output", "-o", help="ไฟล์ .xlsx ที่จะเขียน")],
) -> int:
    """เขียนสมุดงานของหน่วยงานหนึ่งในปีหนึ่ง: ทุกตารางของทุกหน้า ชีตละตาราง"""
    from ita import agency_workbook, measures, workbook
    from ita.store import open_current

    store = open_current()
    agency_id, year = agency_named(agency), year_named(fiscal_year)
    plan = measures.after(data_folder(), agency_id, year)
    sheets = agency_workbook.agency_tables(store, agency_id, year, plan)
    if not sheets:
        raise ItaError("ไม่มีคะแนนของหน่วยงานนี้ในปีนี้", "ดูปีที่มีด้วย python -m ita read agency_years agency_id=…")
    output.write_bytes(workbook.excel(*sheets))
    print(f"{output}: {len(sheets)} ชีต")
    return 0


@app.command()
def memo(
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณของผลการประเมิน")],
    output: Annotated[Path, typer.Option("--output", "-o", help="ไฟล์ .docx, .pdf หรือ .txt ที่จะเขียน")],
    kind: Annotated[str, typer.Option(help="full, summary, follow-up หรือ district")] = "full",
    digits: Annotated[str, typer.Option(help="thai หรือ arabic")] = "thai",
    lang: Annotated[str, typer.Option(help="th หรือ en")] = "th",
) -> int:
    """เขียนบันทึกข้อความเป็น Word หรือ PDF: ฉบับเต็ม สรุปหนึ่งหน้า รายงานผล หรือสรุปทั้งอำเภอ"""
    from ita import measures as plans
    from ita import memo as memos
    from ita import wording
    from ita.store import open_current

    writers: dict[str, Callable[[memos.Document], bytes]] = {
        ".docx": memos.docx,
        ".pdf": memos.pdf,
        ".txt": lambda made: memos.text(made).encode(),
    }
    if output.suffix.casefold() not in writers:
        raise ItaError(f"ไม่รู้จักไฟล์ {output.name}", "ใช้นามสกุล .docx, .pdf หรือ .txt")
    store = open_current()
    key: dict[str, Any] = {"agency_id": agency_named(agency), "fiscal_year": year_named(fiscal_year)}
    wording.speak(lang)
    plan = plans.after(data_folder(), key["agency_id"], key["fiscal_year"])
    made = memos.document(
        store,
        **key,
        kind=kind,
        digits=memos.digits_named(digits),
        measures=plan.frame if plan else None,
        follow_ups=plan.follow_up_frame if plan else None,
    )
    output.write_bytes(writers[output.suffix.casefold()](made))
    print(f"{output}: {made.title}")
    return 0


@app.command()
def measures(
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    plan_year: Annotated[str, typer.Option(help="ปีของแผน (ปีถัดจากปีของผลคะแนน)")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="ไฟล์ .xlsx ที่จะเขียน")] = None,
    taken: Annotated[Path | None, typer.Option("--from", help="ไฟล์ .xlsx ที่จะบันทึกเป็นรุ่นใหม่")] = None,
    by: Annotated[str, typer.Option(help="ผู้บันทึก")] = "",
    keep: Annotated[str, typer.Option(help="เมื่อแก้ช่องเดียวกันต่างกัน: theirs, ours หรือ both")] = "",
) -> int:
    """แผนมาตรการและรายงานผลเป็น Excel (-o) หรือบันทึกจาก Excel เป็นรุ่นใหม่ (--from … --by …)"""
    from ita import measures as plans
    from ita import tables, workbook

    key = agency_named(agency), year_named(plan_year)
    held = plans.newest(data_folder(), *key)
    if taken is not None:
        return _take_measures(held or plans.Plan(*key), taken, by, keep)
    if output is None:
        raise ItaError("ยังไม่บอกว่าจะทำอะไร", "ใช้ -o FILE.xlsx เพื่อเขียน หรือ --from FILE.xlsx --by ชื่อ เพื่อบันทึก")
    if held is None:
        raise ItaError(f"ยังไม่มีแผนมาตรการปี {key[1]} ของหน่วยงานนี้", "ทำแผนในหน้ามาตรการ หรือบันทึกด้วย --from")
    about = plans.about(replace(held, based_on=held.revision))
    sheets = [
        tables.shown("measures", plans.measure_rows(held), about),
        tables.shown("follow_ups", plans.follow_up_rows(held), about),
    ]
    output.write_bytes(workbook.excel(*sheets))
    print(f"{output}: รุ่นที่ {held.revision} {len(held.measures)} มาตรการ {len(held.follow_ups)} รายงาน")
    return 0


def _take_measures(held: "MeasuresPlan", taken: Path, by: str, keep: str) -> int:
    """Save a workbook as the next revision; cells that cannot be read and conflicts are printed and nothing is saved."""
    from ita import measures as plans
    from ita.ingest.read import sheets
    from ita.measures import telling

    if not taken.is_file():
        raise ItaError(f"ไม่พบไฟล์ {taken}", "ตรวจชื่อและที่อยู่ของไฟล์")
    if keep and keep not in (plans.THEIRS, plans.OURS, plans.BOTH):
        raise ItaError(f"ไม่รู้จัก --keep {keep}", "ใช้ theirs, ours หรือ both")
    found = plans.read_plan(sheets(taken), replace(held, based_on=held.revision))
    for refusal in found.refusals:
        _print_refusal(refusal.as_json())
    lacking = [] if found.refusals else telling.missing(plans.missing(found.plan))
    for sentence in lacking:
        print(f"  {sentence}")
    if found.refusals or lacking:
        return 2
    plan = replace(found.plan, by=by)
    saved = plans.save(data_folder(), plan)
    if saved.conflicts and keep:
        saved = plans.save(data_folder(), plan, {one.measure_id: keep for one in saved.conflicts})
    for one in saved.conflicts:
        where, before, theirs, ours = telling.conflict(one, plan)
        print(f"  {one.measure_id} {where}: เดิม “{before}” ของ {saved.plan.by} “{theirs}” ของเรา “{ours}”")
    if saved.conflicts:
        print("→ ไม่ได้บันทึก เลือกด้วย --keep theirs | ours | both", file=sys.stderr)
        return 2
    print(
        f"รุ่นที่ {saved.plan.revision}: {len(saved.plan.measures)} มาตรการ {len(saved.plan.follow_ups)} รายงาน"
    )
    return 0


@app.command()
def proofread(
    draft: Annotated[Path, typer.Argument(help="ร่างบันทึก .docx .pdf หรือ .txt")],
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณของผลการประเมิน")],
    as_json: Annotated[bool, typer.Option("--json", help="ผลเป็น JSON")] = False,
) -> int:
    """ตรวจร่างบันทึกกับข้อมูล: 0 ไม่พบสิ่งใด, 1 พบ, 2 อ่านไม่ได้"""
    from ita import proofread as proofreader
    from ita import sentences
    from ita.store import open_current

    if not draft.is_file():
        raise ItaError(f"ไม่พบไฟล์ {draft}", "ตรวจชื่อและที่อยู่ของไฟล์")
    key: dict[str, Any] = {"agency_id": agency_named(agency), "fiscal_year": year_named(fiscal_year)}
    report = proofreader.proofread(open_current(), proofreader.read(draft.name, draft.read_bytes()), **key)
    if as_json:
        told = {"file": str(draft), **key, "compared": report.compared}
        told["findings"] = [finding.as_json() for finding in report.findings]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for finding in report.findings:
            print(
                f"{sentences.severity_name(finding.as_json())} {finding.place} ({finding.offset}): {finding.message}"
            )
            print(f"    “{' '.join(finding.passage.split())}”")
        print(sentences.draft_summary([one.severity for one in report.findings], report.compared))
    return 1 if report.findings else 0


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
def national(
    folder: Annotated[Path, typer.Argument(help="โฟลเดอร์ข้อมูลใหม่")] = ROOT / "data" / "build" / "national",
) -> int:
    """สร้างข้อมูลสมมติขนาดทั้งประเทศไว้วัดความเร็ว ในโฟลเดอร์ข้อมูลของตัวเอง"""
    import shutil

    from ita import nation

    shutil.copytree(ROOT / "data" / "reference", folder / "reference", dirs_exist_ok=True)
    count = nation.write(folder / "scores" / "sample", ROOT / "data")
    print(f"{folder}: {count:,} คะแนน (ข้อมูลสมมติ) เปิดด้วย ITA_DATA={folder}")
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
