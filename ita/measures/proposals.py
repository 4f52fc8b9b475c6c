"""Rows to begin a plan with: the weakest subjects of the result year and what the advice says about their questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ita import wording
from ita.contracts import HIGHEST_SCORE
from ita.measures.dates import periods
from ita.measures.plan import Measure
from ita.sentences import lever_name, name_of, rows_of
from ita.terms import DOCUMENTS
from ita.wording import _

MOST_SUBJECTS = 12
MOST_BELOW_FULL = 5
MOST_ACTIVITIES = 2  # of one indicator or issue
_OWN = "own-"  # begins the id of a measure for a figure that is raised whole
YEAR, FIRST_HALF = 0, 1  # places in the list of periods


@dataclass(frozen=True)
class Proposed:
    """Rows to propose and why: subjects below the target, or where none is, those below full marks.

    `left_out` subjects are as weak and were not proposed, so that the list stays short. The first `planned` measures are for
    what the plan to the next level raises.
    """

    measures: tuple[Measure, ...]
    is_below_target: bool
    target: float | None
    left_out: int
    planned: int = 0


def nobody() -> str:
    """Who carries out what no unit usually does."""
    return _("ให้ผู้บริหารกำหนดผู้รับผิดชอบ")


def usual_follow_up() -> str:
    """How measures are usually followed up."""
    return _("รายงานผลต่อผู้บริหารรอบ 6 เดือนและรอบ 12 เดือน")


def kinds(rows: pd.DataFrame) -> list[str]:
    """The kinds of subject that can be proposed, those of the yearly memo first."""
    found = set(rows["subject_kind"])
    return [kind for kind in ("issue", "indicator", "question") if kind in found]


def propose(rows: pd.DataFrame, kind: str, plan_year: int, raised: pd.DataFrame | None = None) -> Proposed:
    """Measures for the weak subjects of one kind, in the order of `rows` (queries/measure_proposals.sql).

    A question gives one measure; an indicator or issue one for each of its two weakest questions, those below the target
    only where some are. Questions below the target under no weak indicator or issue are proposed as such. What the plan to
    the next level raises (`raised`, as planner.raised gives it) comes first, each figure with a measure of its own or of its
    questions.
    """
    mine = rows[rows["subject_kind"] == kind]
    target = None if mine.empty or pd.isna(mine["target"].iloc[0]) else float(mine["target"].iloc[0])
    below = mine[mine["gap_to_target"] < 0]
    weak, most = below, MOST_SUBJECTS
    if below.empty:
        weak, most = mine[mine["score"] < HIGHEST_SCORE], MOST_BELOW_FULL
    groups = [group for _subject, group in weak.groupby("subject", sort=False)]
    alone = [] if kind == "question" else _weak_questions(rows)
    if alone and below.empty:
        groups = []
    measures = [one for group in groups[:most] for one in _of_subject(group, kind, plan_year)]
    proposed = {_question(one) for one in measures}
    others = [group for question, group in alone if question not in proposed]
    measures += [one for group in others[:MOST_SUBJECTS] for one in _of_subject(group, "question", plan_year)]
    left_out = max(len(groups) - most, 0) + max(len(others) - MOST_SUBJECTS, 0)
    ordered, planned = _planned_first(measures, rows, plan_year, raised)
    return Proposed(ordered, bool(alone) or not below.empty, target, left_out, planned)


def for_steps(
    rows: pd.DataFrame, raised: pd.DataFrame, plan_year: int, planned: Sequence[Measure]
) -> list[Measure]:
    """Measures for the figures a plan raises (`raised`, as planner.raised gives it), in their order; none for a figure that a
    measure already `planned` serves.
    """
    found: list[Measure] = []
    for row in rows_of(raised):
        if not _serving(row, rows, [*planned, *found]):
            found += _drafted(row, rows, plan_year)
    known = {one.measure_id for one in planned}
    return [one for one in found if one.measure_id not in known]


def _planned_first(
    measures: list[Measure], rows: pd.DataFrame, plan_year: int, raised: pd.DataFrame | None
) -> tuple[tuple[Measure, ...], int]:
    first: dict[str, Measure] = {}
    for row in [] if raised is None else rows_of(raised):
        serving = _serving(row, rows, measures) or _drafted(row, rows, plan_year)
        first |= {one.measure_id: one for one in serving}
    others = [one for one in measures if one.measure_id not in first]
    return (*first.values(), *others), len(first)


def _of_lever(row: dict[str, Any], rows: pd.DataFrame) -> pd.DataFrame:
    """The questions under a figure that is raised, each with its advice; none where it is known only whole."""
    node = str(row["lever"]).partition("@")[0]
    mine: pd.DataFrame = rows[(rows["subject_kind"] == row["kind"]) & (rows["subject"] == node)]
    return mine


def _serving(row: dict[str, Any], rows: pd.DataFrame, measures: Iterable[Measure]) -> list[Measure]:
    """The measures that follow the advice on a figure or on its questions, or are about it."""
    node = str(row["lever"]).partition("@")[0]
    questions = {node, str(row["lever"]), *_of_lever(row, rows)["question_id"]}
    return [
        one
        for one in measures
        if (_is_proposed(one) and _question(one) in questions)
        or (one.subject_kind, one.subject) == (row["kind"], node)
    ]


def _drafted(row: dict[str, Any], rows: pd.DataFrame, plan_year: int) -> list[Measure]:
    group = _of_lever(row, rows)
    return _of_subject(group, str(row["kind"]), plan_year) if len(group) else [_own(row, plan_year)]


def _question(measure: Measure) -> str:
    """The question whose advice a proposed measure follows."""
    return measure.measure_id.rpartition("-")[2]


def _is_proposed(measure: Measure) -> bool:
    """Its id tells what it is about; that of a row somebody added does not."""
    return measure.subject_kind != "own" or measure.measure_id.startswith(_OWN)


def _own(row: dict[str, Any], plan_year: int) -> Measure:
    """A figure that is raised whole and has no advice of its own."""
    name = lever_name(row)
    raise_it = _("ยกคะแนน {name} จาก {score} ให้ถึง {ceiling}").format(
        name=name, score=wording.score(row["score"]), ceiling=wording.score(row["ceiling"])
    )
    return Measure(
        measure_id=f"{_OWN}{row['lever']}",
        subject_kind="own",
        subject="",
        subject_name=name,
        score=float(row["score"]),
        activity=raise_it,
        steps="",
        unit=nobody(),
        period=periods(plan_year)[YEAR],
        follow_up_method=usual_follow_up(),
    )


def _weak_questions(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Questions below the target, which the mean above them may hide."""
    weak = rows[(rows["subject_kind"] == "question") & (rows["gap_to_target"] < 0)]
    return [(str(question), group) for question, group in weak.groupby("subject", sort=False)]


def _of_subject(group: pd.DataFrame, kind: str, plan_year: int) -> list[Measure]:
    advised = group[group["activity_th"].notna()]
    weak = advised[advised["question_score"] < advised["target"]]
    lacking = weak if len(weak) else advised[advised["question_score"] < HIGHEST_SCORE]
    chosen = (lacking if len(lacking) else advised).head(1 if kind == "question" else MOST_ACTIVITIES)
    chosen = chosen if len(chosen) else group.head(1)
    told = [{str(name): cell for name, cell in row.items()} for row in chosen.to_dict("records")]
    return [_measure(row, kind, plan_year) for row in told]


def _measure(row: dict[str, Any], kind: str, plan_year: int) -> Measure:
    is_document = row["instrument"] == DOCUMENTS
    question = "" if kind == "question" else f"-{row['question_id']}"
    return Measure(
        measure_id=f"{kind}-{row['subject']}{question}",
        subject_kind=kind,
        subject=str(row["subject"]),
        subject_name=name_of(row, "label"),
        score=float(row["score"]),
        activity=name_of(row, "activity"),
        steps="\n".join(name_of(row, "steps").split("|")),
        unit=name_of(row, "unit") or nobody(),
        period=periods(plan_year)[FIRST_HALF if is_document else YEAR],
        follow_up_method=usual_follow_up(),
    )
