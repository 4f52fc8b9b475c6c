"""The command for the plan of measures: as Excel, and back in as its next revision."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ita.cli.asking import agency_named, app, opened, print_refusal, year_named
from ita.config import data_folder
from ita.errors import ItaError

if TYPE_CHECKING:
    from ita.measures import Plan


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

    key = agency_named(opened(), agency), year_named(plan_year)
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


def _take_measures(held: "Plan", taken: Path, by: str, keep: str) -> int:
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
        print_refusal(refusal.as_json())
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
