"""How far a plan is: counts of each status, what is overdue, and how the same subjects scored afterwards."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ita.measures.dates import period_end
from ita.measures.plan import CANCELLED, DONE, STATUSES, Plan
from ita.rows import IssueTrend, MeasureAfterwards

Row = dict[str, Any]


def progress(plan: Plan) -> list[Row]:
    """Measures of each unit, in the order of the plan: `measures_of_unit` and the count of each status."""
    rows = [(one.unit, plan.status(one.measure_id)) for one in plan.measures]
    told: list[Row] = []
    for unit in dict.fromkeys(unit for unit, _status in rows):
        mine = [status for other, status in rows if other == unit]
        counts = {status: mine.count(status) for status in STATUSES}
        told.append({"unit": unit, "measures_of_unit": len(mine), **counts})
    return told


def overdue(plan: Plan, today: date) -> list[Row]:
    """Measures whose period has ended and that are neither done nor cancelled, the longest overdue first.

    One row per measure: its fields, `status`, `open_count` of `step_count` steps that are left, `ended` (the last day of the period) and `days_late`. A period that
    names no month and year cannot be told.
    """
    told: list[Row] = []
    for number, measure in enumerate(plan.measures, start=1):
        ended, status = period_end(measure.period), plan.status(measure.measure_id)
        if ended and ended < today and status not in (DONE, CANCELLED):
            told.append(
                {
                    "number": number,
                    "subject_name": measure.subject_name,
                    "activity": measure.activity,
                    "unit": measure.unit,
                    "period": measure.period,
                    "status": status,
                    "open_count": len(plan.open_steps(measure.measure_id)),
                    "step_count": len(measure.step_list),
                    "ended": ended,
                    "days_late": (today - ended).days,
                }
            )
    return sorted(told, key=lambda row: -row["days_late"])


def afterwards(plan: Plan, rows: Sequence[MeasureAfterwards], issues: Sequence[IssueTrend]) -> list[Row]:
    """Each measure's subject in the year of the result, of the plan and the year after; points 0-100, None where unknown.

    `rows` as queries/measure_afterwards.sql, `issues` as queries/issue_trend.sql give them. `score_change` is from the
    result to the newest later year with a score, `compared_year` that year. Own measures have no subject and no row.
    """
    found: dict[tuple[str, str], dict[int, Row]] = {}
    for row in rows:
        found.setdefault((str(row["subject_kind"]), str(row["subject"])), {})[row["fiscal_year"]] = {**row}
    for issue in issues:
        key = ("issue", str(issue["issue_id"]))
        found.setdefault(key, {})[issue["fiscal_year"]] = {**issue, "questions": ""}
    years = [plan.result_year, plan.plan_year, plan.plan_year + 1]
    told: list[Row] = []
    for number, measure in enumerate(plan.measures, start=1):
        by_year = found.get((measure.subject_kind, measure.subject), {})
        if measure.subject_kind == "own":
            continue
        scores = [by_year[year]["score"] if year in by_year else None for year in years]
        if scores[0] is None:
            scores[0] = measure.score
        later = [year for year, score in zip(years[1:], scores[1:], strict=True) if score is not None]
        newest = max(later, default=None)
        told.append(
            {
                "number": number,
                "subject_kind": measure.subject_kind,
                "subject": measure.subject,
                "subject_name": measure.subject_name,
                "activity": measure.activity,
                "status": plan.status(measure.measure_id),
                "score_of_result": scores[0],
                "score_in_plan_year": scores[1],
                "score_after": scores[2],
                "compared_year": newest,
                "score_change": None
                if newest is None or scores[0] is None
                else scores[years.index(newest)] - scores[0],
                "match_kind": None if newest is None else by_year[newest]["match_kind"],
                "questions": "" if newest is None else by_year[newest]["questions"],
            }
        )
    return told
