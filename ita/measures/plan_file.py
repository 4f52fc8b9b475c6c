"""A plan as its file holds it."""

from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from ita.contracts import HIGHEST_SCORE, LOWEST_SCORE
from ita.measures.plan import ROUNDS, STATUSES, SUBJECT_KINDS, FollowUp, Measure, Plan

FORMAT = "ita-measures-1"


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as it is written to its file."""
    told = asdict(plan)
    for row in told["follow_ups"]:
        row["done_on"] = row["done_on"].isoformat() if row["done_on"] else None
    return {"format": FORMAT, **told}


def from_json(told: Any) -> Plan:
    """The plan of a file's JSON; raises ValueError where it is something else."""
    try:
        if told["format"] != FORMAT:
            raise ValueError("format")
        plan = Plan(
            agency_id=_text(told["agency_id"]),
            plan_year=_whole(told["plan_year"]),
            revision=_whole(told["revision"]),
            by=_text(told["by"]),
            at=datetime.fromisoformat(told["at"]).isoformat(),
            based_on=_whole(told["based_on"]),
            units=tuple(_text(unit) for unit in told["units"]),
            measures=tuple(_measure(row) for row in told["measures"]),
            follow_ups=tuple(_follow_up(row) for row in told["follow_ups"]),
        )
    except (KeyError, TypeError, AttributeError, ArithmeticError) as broken:
        raise ValueError(str(broken)) from broken
    if len({one.measure_id for one in plan.measures}) < len(plan.measures):
        raise ValueError("measure_id")
    return plan


def _measure(row: dict[str, Any]) -> Measure:
    found = {one.name: row[one.name] for one in fields(Measure)}
    score = found.pop("score")
    if score is not None and not LOWEST_SCORE <= float(score) <= HIGHEST_SCORE:
        raise ValueError("score")
    if found["subject_kind"] not in SUBJECT_KINDS:
        raise ValueError("subject_kind")
    return Measure(
        **{name: _text(text) for name, text in found.items()}, score=None if score is None else float(score)
    )


def _follow_up(row: dict[str, Any]) -> FollowUp:
    found = {one.name: row[one.name] for one in fields(FollowUp)}
    after, done_on = int(found.pop("round")), found.pop("done_on")
    if after not in ROUNDS or found["status"] not in STATUSES:
        raise ValueError("round, status")
    return FollowUp(
        **{name: _text(text) for name, text in found.items()},
        round=after,
        done_on=None if done_on is None else date.fromisoformat(done_on),
    )


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"{found!r}")
    return found


def _whole(found: Any) -> int:
    if not isinstance(found, int):
        raise TypeError(f"{found!r}")
    return found
