"""Commands for next year: what to raise for a target, and the plan of measures."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ita.cli.asking import agency_named, app, opened, print_refusal, year_named
from ita.config import data_folder
from ita.contracts import HIGHEST_SCORE
from ita.errors import ItaError
from ita.terms import OVERALL

if TYPE_CHECKING:
    import pandas as pd

    from ita.measures import Plan as MeasuresPlan
    from ita.planner import Condition, Plan, Ways


@app.command()
def plan(
    agency: Annotated[str, typer.Option(help="หน่วยงาน ชื่อหรือรหัส")],
    fiscal_year: Annotated[str, typer.Option(help="ปีงบประมาณ")],
    target: Annotated[str, typer.Option(help="95 หรือ OIT=95 หรือ level=ผ่านดี")],
    ceiling: Annotated[
        float | None, typer.Option(help="ยกแต่ละข้อได้ถึงคะแนนเท่าใด ไม่ระบุ = เท่าที่หนึ่งในสี่บนของเพื่อนทำได้")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="ผลเป็น JSON")] = False,
) -> int:
    """ยกข้อใดน้อยที่สุดจึงจะถึงเป้าหมาย แยกเอกสารกับการรับรู้"""
    from ita import planner, queries, sentences, wording

    store = opened()
    key: dict[str, Any] = {"agency_id": agency_named(store, agency), "fiscal_year": year_named(fiscal_year)}
    if ceiling is not None and not 0 <= ceiling <= HIGHEST_SCORE:
        raise ItaError(f"เพดาน {ceiling:g} ไม่ใช่คะแนน", "ใช้ 0–100")
    rows = queries.levers(store, **key)
    ways = planner.Ways.of(rows, ceiling)
    if not ways.nodes:
        raise ItaError(f"ไม่มีคะแนนปี {key['fiscal_year']} ของหน่วยงานนี้", "ตรวจปีที่มีด้วย read agency_years")
    if len(rows[rows["ancestor"] == OVERALL]) < 2:
        raise ItaError(
            f"ปี {key['fiscal_year']} ไม่มีคะแนนต่ำกว่าระดับภาพรวม จึงบอกไม่ได้ว่าต้องยกสิ่งใด",
            "นำเข้าคะแนนรายตัวชี้วัดหรือรายข้อของปีนี้ก่อน",
        )
    levels = queries.levels_of_year(store, fiscal_year=key["fiscal_year"])
    wanted, missing = ways.known(planner.conditions(target, levels))
    now = ways.scores()
    below = ways.below(wanted, now)
    plans = ways.plans(wanted)
    names = {row["lever"]: sentences.lever_name(row) for row in rows.to_dict("records")}
    if as_json:
        print(
            json.dumps(
                _plan_json(key, target, wanted, missing, ways, plans, names)
                | {"items": _items(queries.question_ranking(store, **key))},
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        if missing:
            print(sentences.not_published(missing))
        print(sentences.lacking(below, now))
        print(sentences.ceilings(rows, ceiling))
        for kind, found in plans.items():
            print(sentences.answer(kind, found, wanted))
            for step in found.steps:
                lever = step.lever
                print(
                    f"  {names[lever.node]}: {wording.score(lever.score)} → {wording.score(lever.ceiling)} (+{step.gain:.4f})"
                )
            if sentences.ties(found):
                print(sentences.ties(found))
    return 0 if any(found.is_feasible for found in plans.values()) else 1


def _items(questions: "pd.DataFrame") -> list[dict[str, Any]]:
    """What each question and document costs the overall, as the weak lists tell it; between two bounds, null where unknown."""
    from ita import sentences

    return [
        {
            "node": row["node"],
            "label": sentences.node_full_name(row),
            "score": row["score"],
            "points_lost_low": None
            if row["points_lost_low"] != row["points_lost_low"]
            else row["points_lost_low"],
            "points_lost_high": None
            if row["points_lost_high"] != row["points_lost_high"]
            else row["points_lost_high"],
        }
        for row in sentences.rows_of(questions)
    ]


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
