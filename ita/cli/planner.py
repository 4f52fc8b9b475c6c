"""The command for next year: what to raise for a target."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ita.cli.asking import agency_named, app, opened, year_named
from ita.contracts import HIGHEST_SCORE
from ita.errors import ItaError
from ita.rows import LevelsOfYear, Levers, QuestionRanking, Sentences
from ita.terms import OVERALL

if TYPE_CHECKING:
    from ita.planner import Route, WhatIf
    from ita.targets import Condition


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
    from ita import planner, queries, sentences, targets, wording

    store = opened()
    key: dict[str, Any] = {"agency_id": agency_named(store, agency), "fiscal_year": year_named(fiscal_year)}
    if ceiling is not None and not 0 <= ceiling <= HIGHEST_SCORE:
        raise ItaError(f"เพดาน {ceiling:g} ไม่ใช่คะแนน", "ใช้ 0–100")
    rows = queries.typed(store, Levers, **key)
    ways = planner.WhatIf.of(rows, ceiling)
    if not ways.nodes:
        raise ItaError(f"ไม่มีคะแนนปี {key['fiscal_year']} ของหน่วยงานนี้", "ตรวจปีที่มีด้วย read agency_years")
    if len(planner.of_overall(rows)) < 2:
        raise ItaError(
            f"ปี {key['fiscal_year']} ไม่มีคะแนนต่ำกว่าระดับภาพรวม จึงบอกไม่ได้ว่าต้องยกสิ่งใด",
            "นำเข้าคะแนนรายตัวชี้วัดหรือรายข้อของปีนี้ก่อน",
        )
    levels = queries.typed(store, LevelsOfYear, fiscal_year=key["fiscal_year"])
    wanted, missing = ways.known(targets.conditions(target, levels))
    now = ways.scores()
    below = ways.below(wanted, now)
    plans = ways.routes(wanted)
    names = {row["lever"]: sentences.lever_name(row) for row in rows}
    if as_json:
        print(
            json.dumps(
                _plan_json(key, target, wanted, missing, ways, plans, names)
                | {"items": _items(queries.typed(store, QuestionRanking, **key))},
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        if missing:
            print(sentences.not_published(missing))
        print(sentences.lacking(below, now))
        voice = sentences.Voice(queries.typed(store, Sentences), "screen")
        print(sentences.ceilings(voice, rows, ceiling))
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


def _items(questions: Sequence[QuestionRanking]) -> list[dict[str, Any]]:
    """What each question and document costs the overall, as the weak lists tell it; between two bounds, null where unknown."""
    from ita import sentences

    return [
        {
            "node": row["node"],
            "label": sentences.node_full_name(row),
            "score": row["score"],
            "points_lost_low": row["points_lost_low"],
            "points_lost_high": row["points_lost_high"],
        }
        for row in questions
    ]


def _plan_json(
    key: dict[str, Any],
    target: str,
    wanted: "list[Condition]",
    missing: list[str],
    ways: "WhatIf",
    plans: "dict[str, Route]",
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
