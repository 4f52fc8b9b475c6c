"""Commands that write files to take along, and the one that reads a draft."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ita.cli.asking import agency_named, app, opened, year_named
from ita.config import data_folder
from ita.errors import ItaError
from ita.rows import Peers, Scores, SetMatrix, SetNeeds, SetSpine, SetYears, WeakIndicators

if TYPE_CHECKING:
    from ita.store import Store
    from ita.tables import Table


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

    _must_be_excel(output)
    if kind not in ("weak", "scores", "comparison"):
        raise ItaError(f"ไม่รู้จัก {kind}", "ใช้ weak, scores หรือ comparison")
    if not (agency or district or province):
        raise ItaError("ยังไม่บอกว่าของใคร", "ใช้ --agency หรือ --district หรือ --province")
    store = opened()
    year = year_named(fiscal_year)
    agency_id = agency_named(store, agency) if agency else None
    whose = {"district": district, "province": province}
    about = {
        "หน่วยงาน": agency or " ".join(filter(None, [district, province])),
        "ปีงบประมาณ": str(year),
        "รุ่นข้อมูล": store.version_label,
    }
    told = queries.typed(store, Scores, agency_id=agency_id, fiscal_year=year, **whose)
    if any(row["status"] == "synthetic" for row in told):
        about["สถานะข้อมูล"] = "มีข้อมูลสมมติ"
    if kind == "scores":
        agencies = [row["agency_id"] for row in told]
        sheets = [tables.shown("scores", told, about)]
    elif kind == "weak":
        weak = queries.typed(
            store, WeakIndicators, agency_ids=[agency_id] if agency_id else None, fiscal_year=year, **whose
        )
        agencies, sheets = [row["agency_id"] for row in weak], tables.weak_lists(weak, about)
    else:
        members = sorted({row["agency_id"] for row in told})
        agencies, sheets = _comparison_sheets(store, members, agency_id, year, about)
    if not told and (district or province):
        raise ItaError(
            f"ไม่พบคะแนนปี {year} ของ {' '.join(filter(None, [district, province]))}",
            "ตรวจชื่ออำเภอหรือจังหวัดกับ python -m ita read agencies",
        )
    if not agencies:
        print("ไม่มีรายการ: ไม่มีคะแนนของปีนี้ หรือไม่มีสิ่งใดต่ำกว่าเป้าหมาย", file=sys.stderr)
        return 1
    output.write_bytes(workbook.excel(*sheets))
    print(f"{output}: {len(agencies)} รายการ {len(set(agencies))} หน่วยงาน")
    return 0


def _comparison_sheets(
    store: "Store", members: list[str], agency_id: str | None, year: int, about: dict[str, str]
) -> "tuple[list[str], list[Table]]":
    """The agencies of the matrix, one for each of its cells, and it, the spans and who needs help: of one agency's peers or of
    these members."""
    from ita import queries, tables
    from ita.terms import OVERALL

    if agency_id:
        peers = queries.typed(store, Peers, agency_id=agency_id, fiscal_year=year)
        members = [row["agency_id"] for row in peers] or members
    key: dict[str, Any] = {"agency_ids": members, "fiscal_year": year}
    cells = queries.typed(store, SetMatrix, **key, by=OVERALL)
    if not cells:
        return [], []
    found = [
        tables.matrix(cells, "score", about),
        tables.shown("spine", queries.typed(store, SetSpine, **key, agency_id=agency_id), about),
        tables.shown("needs", queries.typed(store, SetNeeds, **key), about),
        tables.shown("set_years", queries.typed(store, SetYears, agency_ids=members), about),
    ]
    return [row["agency_id"] for row in cells], [table for table in found if len(table.frame)]


def _must_be_excel(output: Path) -> None:
    if output.suffix.casefold() != ".xlsx":
        raise ItaError(f"ไม่รู้จักไฟล์ {output.name}", "ใช้นามสกุล .xlsx")


@app.command("workbook")
def write_workbook(
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณ")],
    output: Annotated[Path, typer.Option("--output", "-o", help="ไฟล์ .xlsx ที่จะเขียน")],
) -> int:
    """เขียนสมุดงานของหน่วยงานหนึ่งในปีหนึ่ง: ทุกตารางของทุกหน้า ชีตละตาราง"""
    from ita import agency_workbook, measures, workbook

    _must_be_excel(output)
    store = opened()
    agency_id, year = agency_named(store, agency), year_named(fiscal_year)
    plan = measures.after(data_folder(), agency_id, year)
    notes = measures.notes_by_year(data_folder(), agency_id)
    sheets = agency_workbook.agency_tables(store, agency_id, year, plan, notes)
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
    digits: Annotated[str, typer.Option(help="thai หรือ arabic (ไม่ระบุ: thai และในภาษาอังกฤษ arabic)")] = "",
    lang: Annotated[str, typer.Option(help="th หรือ en")] = "th",
) -> int:
    """เขียนบันทึกข้อความเป็น Word หรือ PDF: ฉบับเต็ม สรุปหนึ่งหน้า รายงานผล หรือสรุปทั้งอำเภอ"""
    from ita import measures as plans
    from ita import memo as memos
    from ita import wording

    wording.speak(lang)
    writers: dict[str, Callable[[memos.Document], bytes]] = {
        ".docx": memos.docx,
        ".pdf": memos.pdf,
        ".txt": lambda made: memos.text(made).encode(),
    }
    if output.suffix.casefold() not in writers:
        raise ItaError(f"ไม่รู้จักไฟล์ {output.name}", "ใช้นามสกุล .docx, .pdf หรือ .txt")
    store = opened()
    key: dict[str, Any] = {"agency_id": agency_named(store, agency), "fiscal_year": year_named(fiscal_year)}
    plan = plans.after(data_folder(), key["agency_id"], key["fiscal_year"])
    made = memos.document(
        store,
        **key,
        kind=kind,
        digits=memos.digits_named(digits) if digits else None,
        measures=plan.frame if plan else None,
        follow_ups=plan.follow_up_frame if plan else None,
        notes=plans.notes_by_year(data_folder(), key["agency_id"]),
    )
    output.write_bytes(writers[output.suffix.casefold()](made))
    print(f"{output}: {made.title}")
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

    if not draft.is_file():
        raise ItaError(f"ไม่พบไฟล์ {draft}", "ตรวจชื่อและที่อยู่ของไฟล์")
    store = opened()
    key: dict[str, Any] = {"agency_id": agency_named(store, agency), "fiscal_year": year_named(fiscal_year)}
    report = proofreader.proofread(store, proofreader.read(draft.name, draft.read_bytes()), **key)
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
