"""Rows to begin a plan with: the weakest subjects of the result year and what the advice says about their questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ita import wording
from ita.contracts import HIGHEST_SCORE
from ita.measures.dates import periods
from ita.measures.plan import Measure
from ita.planner import Raised
from ita.rows import MeasureProposals
from ita.sentences import lever_name, name_of
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


def kinds(rows: Sequence[MeasureProposals]) -> list[str]:
    """The kinds of subject that can be proposed, those of the yearly memo first."""
    found = {row["subject_kind"] for row in rows}
    return [kind for kind in ("issue", "indicator", "question") if kind in found]


def propose(
    rows: Sequence[MeasureProposals], kind: str, plan_year: int, raised: Sequence[Raised] = ()
) -> Proposed:
    """Measures for the weak subjects of one kind, in the order of `rows`.

    A question gives one measure; an indicator or issue one for each of its two weakest questions, those below the target
    only where some are. Questions below the target under no weak indicator or issue are proposed as such. What the plan to
    the next level raises (`raised`, as planner.raised gives it) comes first, each figure with a measure of its own or of its
    questions.
    """
    mine = [row for row in rows if row["subject_kind"] == kind]
    below = [row for row in mine if _is_below_target(row)]
    weak, most = below, MOST_SUBJECTS
    if not below:
        weak, most = [row for row in mine if row["score"] < HIGHEST_SCORE], MOST_BELOW_FULL
    groups = list(_by_subject(weak).values())
    alone = {} if kind == "question" else _weak_questions(rows)
    if alone and not below:
        groups = []
    measures = [one for group in groups[:most] for one in _of_subject(group, kind, plan_year)]
    proposed = {_question(one) for one in measures}
    others = [group for question, group in alone.items() if question not in proposed]
    measures += [one for group in others[:MOST_SUBJECTS] for one in _of_subject(group, "question", plan_year)]
    left_out = max(len(groups) - most, 0) + max(len(others) - MOST_SUBJECTS, 0)
    ordered, planned = _planned_first(measures, rows, plan_year, raised)
    target = mine[0]["target"] if mine else None
    return Proposed(ordered, bool(alone or below), target, left_out, planned)


def for_steps(
    rows: Sequence[MeasureProposals], raised: Sequence[Raised], plan_year: int, planned: Sequence[Measure]
) -> list[Measure]:
    """Measures for the figures a plan raises (`raised`, as planner.raised gives it), in their order; none for a figure that a
    measure already `planned` serves.
    """
    found: list[Measure] = []
    for row in raised:
        if not _serving(row, rows, [*planned, *found]):
            found += _drafted(row, rows, plan_year)
    known = {one.measure_id for one in planned}
    return [one for one in found if one.measure_id not in known]


def _planned_first(
    measures: list[Measure], rows: Sequence[MeasureProposals], plan_year: int, raised: Sequence[Raised]
) -> tuple[tuple[Measure, ...], int]:
    first: dict[str, Measure] = {}
    for row in raised:
        serving = _serving(row, rows, measures) or _drafted(row, rows, plan_year)
        first |= {one.measure_id: one for one in serving}
    others = [one for one in measures if one.measure_id not in first]
    return (*first.values(), *others), len(first)


def _is_below_target(row: MeasureProposals) -> bool:
    return row["gap_to_target"] is not None and row["gap_to_target"] < 0


def _by_subject(rows: Iterable[MeasureProposals]) -> dict[str, list[MeasureProposals]]:
    """The rows of each subject, subjects in the order of their first row."""
    found: dict[str, list[MeasureProposals]] = {}
    for row in rows:
        found.setdefault(row["subject"], []).append(row)
    return found


def _of_lever(raised: Raised, rows: Sequence[MeasureProposals]) -> list[MeasureProposals]:
    """The questions under a figure that is raised, each with its advice; none where it is known only whole."""
    node = raised["lever"].partition("@")[0]
    return [row for row in rows if (row["subject_kind"], row["subject"]) == (raised["kind"], node)]


def _serving(raised: Raised, rows: Sequence[MeasureProposals], measures: Iterable[Measure]) -> list[Measure]:
    """The measures that follow the advice on a figure or on its questions, or are about it."""
    node = raised["lever"].partition("@")[0]
    questions = {node, raised["lever"], *(row["question_id"] for row in _of_lever(raised, rows))}
    return [
        one
        for one in measures
        if (_is_proposed(one) and _question(one) in questions)
        or (one.subject_kind, one.subject) == (raised["kind"], node)
    ]


def _drafted(raised: Raised, rows: Sequence[MeasureProposals], plan_year: int) -> list[Measure]:
    group = _of_lever(raised, rows)
    return _of_subject(group, raised["kind"], plan_year) if group else [_own(raised, plan_year)]


def _question(measure: Measure) -> str:
    """The question whose advice a proposed measure follows."""
    return measure.measure_id.rpartition("-")[2]


def _is_proposed(measure: Measure) -> bool:
    """Its id tells what it is about; that of a row somebody added does not."""
    return measure.subject_kind != "own" or measure.measure_id.startswith(_OWN)


def _own(row: Raised, plan_year: int) -> Measure:
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
        score=row["score"],
        activity=raise_it,
        steps="",
        unit=nobody(),
        period=periods(plan_year)[YEAR],
        follow_up_method=usual_follow_up(),
    )


def _weak_questions(rows: Sequence[MeasureProposals]) -> dict[str, list[MeasureProposals]]:
    """Questions below the target, which the mean above them may hide."""
    return _by_subject(row for row in rows if row["subject_kind"] == "question" and _is_below_target(row))


def _of_subject(group: Sequence[MeasureProposals], kind: str, plan_year: int) -> list[Measure]:
    advised = [row for row in group if row["activity_th"] is not None]
    weak = [row for row in advised if _is_under(row, row["target"])]
    lacking = weak or [row for row in advised if _is_under(row, HIGHEST_SCORE)]
    chosen = (lacking or advised)[: 1 if kind == "question" else MOST_ACTIVITIES]
    return [_measure(row, kind, plan_year) for row in chosen or group[:1]]


def _is_under(row: MeasureProposals, bound: float | None) -> bool:
    score = row["question_score"]
    return score is not None and bound is not None and score < bound


def _measure(row: MeasureProposals, kind: str, plan_year: int) -> Measure:
    is_document = row["instrument"] == DOCUMENTS
    question = "" if kind == "question" else f"-{row['question_id']}"
    return Measure(
        measure_id=f"{kind}-{row['subject']}{question}",
        subject_kind=kind,
        subject=row["subject"],
        subject_name=name_of(row, "label"),
        score=row["score"],
        activity=name_of(row, "activity"),
        steps="\n".join(name_of(row, "steps").split("|")),
        unit=name_of(row, "unit") or nobody(),
        period=periods(plan_year)[FIRST_HALF if is_document else YEAR],
        follow_up_method=usual_follow_up(),
    )
