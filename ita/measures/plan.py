"""What a measures plan holds: who does what until when about which weak subject, and how far it is."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

import pandas as pd

from ita import wording
from ita.contracts import typed

SUBJECT_KINDS = tuple(wording.MEASURE_SUBJECTS)
STATUSES = tuple(wording.PROGRESS)
NOT_STARTED, DOING, DONE, CANCELLED = STATUSES
_LEADING = re.compile(r"^(?:\s*(?:[-•]|\d{1,2}[.)](?!\d)))+")
_NUMBERED = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)](?!\d)\s*")
ROUNDS = (6, 12)  # months of the fiscal year after which it is reported

# What a local office usually has; each plan keeps its own list.
UNITS = (
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองสวัสดิการสังคม",
    "หน่วยตรวจสอบภายใน",
)


@dataclass(frozen=True)
class Measure:
    """One row of the plan.

    `subject` is the code of the weak question, indicator or issue in the year of the result, empty for an own measure;
    `score` its figure of that year, 0-100, None where there is none. `steps` are lines, one step a line, unnumbered.
    """

    measure_id: str
    subject_kind: str
    subject: str
    subject_name: str
    score: float | None
    activity: str
    steps: str
    unit: str
    period: str
    follow_up_method: str

    @property
    def step_list(self) -> list[str]:
        """The steps one by one, blank lines and repeated ones left out."""
        return list(dict.fromkeys(line.strip() for line in self.steps.splitlines() if line.strip()))


@dataclass(frozen=True)
class FollowUp:
    """How far one step is at one round; `step` is the step's text, empty for the measure as a whole."""

    measure_id: str
    round: int
    step: str
    status: str = NOT_STARTED
    done_on: date | None = None
    result: str = ""
    evidence: str = ""
    suggestion: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was reported yet."""
        return self == FollowUp(self.measure_id, self.round, self.step)

    @property
    def is_closed(self) -> bool:
        """Nothing is left to do."""
        return self.status in (DONE, CANCELLED)


@dataclass(frozen=True)
class Plan:
    """The measures of one agency for one plan year, as one revision holds them.

    `at` is an ISO time with zone, empty until it is saved; `based_on` the revision that was edited, 0 for none.
    The measures stand in the order of the plan.
    """

    agency_id: str
    plan_year: int
    revision: int = 0
    by: str = ""
    at: str = ""
    based_on: int = 0
    units: tuple[str, ...] = UNITS
    measures: tuple[Measure, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def place(self) -> str:
        """Its folder among what the agency keeps."""
        return str(self.plan_year)

    @property
    def result_year(self) -> int:
        """The fiscal year whose results led to the plan."""
        return self.plan_year - 1

    @property
    def frame(self) -> pd.DataFrame:
        """One row per measure, in the order of the plan; columns named as the fields of `Measure`."""
        return _frame(Measure, self.measures)

    @property
    def follow_up_frame(self) -> pd.DataFrame:
        """One row per measure, round and step that was reported; columns named as the fields of `FollowUp`."""
        return _frame(FollowUp, self.follow_ups)

    @property
    def content(self) -> tuple[Any, ...]:
        """What the plan says, whoever saved it."""
        return self.units, self.measures, frozenset(self.follow_ups)

    def measure(self, measure_id: str) -> Measure | None:
        """The measure of this id."""
        return next((one for one in self.measures if one.measure_id == measure_id), None)

    def reports(self, after: int) -> list[FollowUp]:
        """A report for each measure and step, blank where nothing was told; then those on steps that are no longer there."""
        rows: list[FollowUp] = []
        for measure in self.measures:
            told = {
                one.step: one
                for one in self.follow_ups
                if (one.measure_id, one.round) == (measure.measure_id, after)
            }
            steps = dict.fromkeys(["", *measure.step_list, *told])
            rows += [told.get(step, FollowUp(measure.measure_id, after, step)) for step in steps]
        return rows

    def open_steps(self, measure_id: str) -> list[str]:
        """The steps of a measure that no round reports as done or cancelled."""
        found = self.measure(measure_id)
        closed = {one.step for one in self.follow_ups if one.measure_id == measure_id and one.is_closed}
        return [] if found is None or "" in closed else [one for one in found.step_list if one not in closed]

    def status(self, measure_id: str) -> str:
        """How far a measure is by its newest round with any report: as said of the whole, else as its steps add up."""
        for after in reversed(ROUNDS):
            told = [one for one in self.follow_ups if (one.measure_id, one.round) == (measure_id, after)]
            whole = [one.status for one in told if not one.step and one.status != NOT_STARTED]
            if whole:
                return whole[0]
            found = self.measure(measure_id)
            steps = found.step_list if found else []
            said = {one.step: one.status for one in told if one.step}
            statuses = {said.get(step, NOT_STARTED) for step in steps or said}
            if statuses & {DOING, DONE}:
                return DONE if statuses <= {DONE, CANCELLED} else DOING
            if statuses == {CANCELLED}:
                return CANCELLED
        return NOT_STARTED


def _frame(kind: type, rows: Iterable[Any]) -> pd.DataFrame:
    names = [one.name for one in fields(kind)]
    frame = pd.DataFrame([asdict(row) for row in rows], columns=names)
    return frame.astype({"score": "float64"}) if "score" in names else frame


@dataclass(frozen=True)
class Missing:
    """A required cell that is empty or wrong: the row as it is counted on screen, from 1, and the field."""

    row: int
    field: str


REQUIRED = ("subject_name", "activity", "steps", "unit", "period", "follow_up_method")


def missing(plan: Plan) -> list[Missing]:
    """Required fields that are empty, row by row."""
    return [
        Missing(number, name)
        for number, measure in enumerate(plan.measures, start=1)
        for name in REQUIRED
        if not str(getattr(measure, name)).strip()
    ]


def tidied(plan: Plan) -> Plan:
    """The plan with trimmed texts of letters that can be seen, every unit of a measure in its list of units, and no blank or orphaned report."""
    measures = tuple(_trimmed(one) for one in plan.measures)
    named = [*plan.units, *(one.unit for one in measures)]
    ids = {one.measure_id for one in measures}
    return replace(
        plan,
        measures=measures,
        units=tuple(dict.fromkeys(unit for one in named if (unit := typed(one).strip()))),
        follow_ups=tuple(_seen(one) for one in plan.follow_ups if one.measure_id in ids and not one.is_blank),
    )


def _seen(report: FollowUp) -> FollowUp:
    return replace(
        report,
        step=typed(report.step),
        result=typed(report.result),
        evidence=typed(report.evidence),
        suggestion=typed(report.suggestion),
    )


def _trimmed(measure: Measure) -> Measure:
    texts: dict[str, Any] = {
        name: typed(str(found)).strip()
        for name, found in asdict(measure).items()
        if name not in ("score", "steps")
    }
    return replace(measure, steps=typed("\n".join(measure.step_list)), **texts)


def with_measures(plan: Plan, measures: Iterable[Measure]) -> Plan:
    """The plan with other measures. A report goes along with its step where the step was only worded anew."""
    rows = tuple(measures)
    renamed: dict[tuple[str, str], str] = {}
    for row in rows:
        before = plan.measure(row.measure_id)
        old, new = before.step_list if before else [], row.step_list
        if len(old) == len(new):
            pairs = zip(old, new, strict=True)
            renamed |= {(row.measure_id, one): other for one, other in pairs if one not in new}
    return replace(
        plan,
        measures=rows,
        follow_ups=tuple(
            replace(one, step=renamed.get((one.measure_id, one.step), one.step)) for one in plan.follow_ups
        ),
    )


def steps_of(text: str) -> str:
    """Steps typed in any way as lines without numbers: `1) ก 2) ข` on one line, `๑. ก` on lines, or plain lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        found = [*_NUMBERED.finditer(lines[0])]
        is_list = found and found[0].start() == 0 and len(found) > 1
        if is_list and [int(one[1]) for one in found] == list(range(1, len(found) + 1)):
            lines = _NUMBERED.sub("\n", lines[0]).splitlines()
    bare = [_LEADING.sub("", line).strip() for line in lines]
    return "\n".join(line for line in bare if line)


def numbered(steps: str) -> str:
    """The steps as they are read: one a line, each behind its number; a single one without."""
    lines = steps.splitlines()
    return (
        "\n".join(f"{number})\u00a0{line}" for number, line in enumerate(lines, 1))
        if len(lines) > 1
        else steps
    )
