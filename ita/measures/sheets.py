"""A plan as rows of tables people take along, and back from the sheets of a workbook they filled in.

What cannot be read is refused with sheet and cell; nothing is taken then.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from ita import wording
from ita.contracts import HIGHEST_SCORE, LOWEST_SCORE, Refusal
from ita.headings import COLUMNS, TABLES, heading_of
from ita.measures import dates
from ita.measures.plan import (
    NOT_STARTED,
    ROUNDS,
    UNITS,
    FollowUp,
    Measure,
    Plan,
    steps_of,
    tidied,
    with_measures,
)
from ita.measures.revisions import new_id
from ita.wording import _
from ita.words.thai import arabic

HEAD_ROWS = 10  # a title may stand above the headings
_ABOUT = ("รหัสหน่วยงาน", "แผนมาตรการปี", "แก้จากรุ่น")  # as a Thai file names what `about` tells
_MEASURES = TABLES["measures"][1]
_FOLLOW_UPS = TABLES["follow_ups"][1]


class Sheet(Protocol):
    """Cells as text; `rows[r][c]` stands in row r + 1, column c + 1."""

    @property
    def name(self) -> str:
        """The sheet's name, empty for a CSV."""

    @property
    def rows(self) -> list[list[str]]:
        """The rows, each as long as it is."""


@dataclass(frozen=True)
class Read:
    """What was read: the plan to go on editing, or why nothing was taken."""

    plan: Plan
    refusals: tuple[Refusal, ...]


def measure_rows(plan: Plan) -> list[dict[str, Any]]:
    """The measures in their order with the number of each, for tables."""
    return [asdict(one) | {"number": number} for number, one in enumerate(plan.measures, start=1)]


def follow_up_rows(plan: Plan) -> list[dict[str, Any]]:
    """A report for each measure, round and step, also where nothing was told yet, with number and activity."""
    return [
        asdict(report) | {"number": number, "activity": measure.activity}
        for number, measure in enumerate(plan.measures, start=1)
        for report in _of_measure(plan, measure.measure_id)
    ]


def _of_measure(plan: Plan, measure_id: str) -> list[FollowUp]:
    return [one for after in ROUNDS for one in plan.reports(after) if one.measure_id == measure_id]


def about(plan: Plan) -> dict[str, str]:
    """What a file says it holds, so that it is merged with what was saved since when it is taken back."""
    return {
        _("รหัสหน่วยงาน"): plan.agency_id,
        _("แผนมาตรการปี"): str(plan.plan_year),
        _("แก้จากรุ่น"): str(plan.based_on),
    }


def read_plan(sheets: Iterable[Sheet], plan: Plan) -> Read:
    """The plan with the measures of a workbook in place of its own, and with its reports where it has a sheet of them.

    A row without an id is the measure of the same subject and activity where the plan has one, else a new one. A file
    of this plan that names the revision it was made from goes on from that one.
    """
    refusals: list[Refusal] = []
    measures: list[Measure] | None = None
    reports: list[FollowUp] | None = None
    sheets = [*sheets]
    tables = [(sheet, *_head(sheet)) for sheet in sheets]
    for sheet, row, columns in tables:
        if {"activity", "unit"} <= set(columns):
            measures = _measures(_Rows(sheet, row, columns, refusals), plan, measures or [])
    read = plan if measures is None else with_measures(plan, measures)
    for sheet, row, columns in [] if refusals else tables:
        if {"measure_id", "round", "progress_name"} <= set(columns):
            reports = _reports(_Rows(sheet, row, columns, refusals), read, reports or [])
    if measures is None and reports is None:
        wanted = ", ".join(heading_of(name) for name in ("subject_name", "activity", "steps_text", "unit"))
        hint = _("ใช้ไฟล์ที่ดาวน์โหลดจากหน้านี้ หรือทำหัวตารางให้เหมือน")
        refusals.append(Refusal("", "", "", _("หัวตาราง {headings}").format(headings=wanted), hint))
    if refusals:
        return Read(plan, tuple(refusals))
    if reports is not None:
        read = replace(read, follow_ups=tuple(reports))
    read = replace(read, units=plan.units or UNITS, based_on=_based_on(sheets, plan))
    return Read(tidied(read), ())


def _based_on(sheets: Iterable[Sheet], plan: Plan) -> int:
    told = {row[0].strip(): row[1].strip() for sheet in sheets for row in sheet.rows if len(row) > 1}

    named = [told.get(thai, told.get(name, "")) for thai, name in zip(_ABOUT, about(plan), strict=True)]
    agency_id, plan_year, number = named
    is_this = (agency_id, plan_year) == (plan.agency_id, str(plan.plan_year))
    return (
        int(number) if is_this and number.isdecimal() and 0 < int(number) <= plan.based_on else plan.based_on
    )


def _head(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row of the headings (0 is the first) and the place of each column that is known."""
    known = {
        _plain(text): name
        for name in dict.fromkeys([*_MEASURES, *_FOLLOW_UPS])
        for text in (COLUMNS[name][0], heading_of(name))
    }
    best: tuple[int, dict[str, int]] = (0, {})
    for row, cells in enumerate(sheet.rows[:HEAD_ROWS]):
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            name = known.get(_plain(cell))
            if name and name not in found:
                found[name] = column
        if len(found) > len(best[1]):
            best = row, found
    return best


@dataclass
class _Rows:
    """The rows under the headings, and where a cell that cannot be read is told."""

    sheet: Sheet
    head: int
    columns: dict[str, int]
    refusals: list[Refusal]

    def __iter__(self) -> Any:
        for place in range(self.head + 1, len(self.sheet.rows)):
            if any(self.text(place, name) for name in self.columns if name != "number"):
                yield place

    def text(self, row: int, name: str) -> str:
        cells, column = self.sheet.rows[row], self.columns.get(name)
        return cells[column].strip() if column is not None and column < len(cells) else ""

    def read(self, row: int, name: str, as_read: Callable[[str], Any], expected: str, otherwise: Any) -> Any:
        text = self.text(row, name)
        try:
            return as_read(text)
        except ValueError:
            self.refuse(row, name, text, expected)
            return otherwise

    def refuse(self, row: int, name: str, found: str, expected: str) -> None:
        cell = f"{_letters(self.columns.get(name, 0))}{row + 1}"
        self.refusals.append(Refusal(self.sheet.name, cell, found, expected, _("แก้เซลล์นี้ในไฟล์ แล้วนำเข้าใหม่")))


def _measures(rows: _Rows, plan: Plan, before: list[Measure]) -> list[Measure]:
    kinds = {
        _plain(spoken): kind
        for kind, text in wording.MEASURE_SUBJECTS.items()
        for spoken in (kind, text, _(text))
    }
    taken = {one.measure_id for one in before}
    known = {(one.subject_kind, one.subject, one.activity): one.measure_id for one in plan.measures}

    def kind_of(text: str) -> str:
        if text and _plain(text) not in kinds:
            raise ValueError(text)
        return kinds[_plain(text)] if text else "own"

    found = [*before]
    for row in rows:
        kind = rows.read(row, "subject_kind_name", kind_of, _one_of(wording.MEASURE_SUBJECTS), "own")
        subject, activity = rows.text(row, "subject_code"), rows.text(row, "activity")
        measure_id = rows.text(row, "measure_id") or known.get((kind, subject, activity)) or new_id()
        if measure_id in taken:
            if rows.text(row, "measure_id"):
                rows.refuse(row, "measure_id", measure_id, _("รหัสที่ไม่ซ้ำกับแถวอื่น หรือเว้นว่าง"))
            measure_id = new_id()
        taken.add(measure_id)
        found.append(
            Measure(
                measure_id=measure_id,
                subject_kind=kind,
                subject=subject,
                subject_name=rows.text(row, "subject_name"),
                score=rows.read(row, "score", _score, _("คะแนน 0–100 หรือเว้นว่าง"), None),
                activity=activity,
                steps=steps_of(rows.text(row, "steps_text")),
                unit=rows.text(row, "unit"),
                period=rows.text(row, "period"),
                follow_up_method=rows.text(row, "follow_up_method"),
            )
        )
    return found


def _reports(rows: _Rows, plan: Plan, before: list[FollowUp]) -> list[FollowUp]:
    statuses = {
        _plain(spoken): status
        for status, text in wording.PROGRESS.items()
        for spoken in (status, text, _(text), text.removesuffix("แล้ว"))
    }
    found = {(one.measure_id, one.round, one.step): one for one in before}

    def status_of(text: str) -> str:
        if text and _plain(text) not in statuses:
            raise ValueError(text)
        return statuses[_plain(text)] if text else NOT_STARTED

    for row in rows:
        after = rows.read(row, "round", _round, wording.listed([str(one) for one in ROUNDS]), ROUNDS[0])
        report = FollowUp(
            measure_id=rows.text(row, "measure_id"),
            round=after,
            step=steps_of(rows.text(row, "step")),
            status=rows.read(row, "progress_name", status_of, _one_of(wording.PROGRESS), NOT_STARTED),
            done_on=rows.read(row, "done_on_text", dates.parsed, date_expected(), None),
            result=rows.text(row, "result"),
            evidence=rows.text(row, "evidence"),
            suggestion=rows.text(row, "suggestion"),
        )
        if report.is_blank:
            continue
        key = (report.measure_id, report.round, report.step)
        if plan.measure(report.measure_id) is None:
            rows.refuse(row, "measure_id", report.measure_id, _("รหัสของมาตรการในแผน"))
        if key in found:
            rows.refuse(row, "step", report.step, _("ขั้นที่ไม่ซ้ำกับแถวอื่นในรอบเดียวกัน"))
        found[key] = report
    return [*found.values()]


def date_expected() -> str:
    """How a date is to be typed."""
    return _("วันที่ที่มีจริง เช่น 15 ม.ค. 2569 หรือ ๑๕/๑/๒๕๖๙")


def _score(text: str) -> float | None:
    plain = arabic(text)
    if plain in ("", "-", "–"):
        return None
    points = float(plain)
    if not LOWEST_SCORE <= points <= HIGHEST_SCORE:
        raise ValueError(text)
    return points + 0.0  # −0 is 0


def _round(text: str) -> int:
    found = {str(after): after for after in ROUNDS}.get(arabic(text))
    if found is None:
        raise ValueError(text)
    return found


def _one_of(words: dict[str, str]) -> str:
    return _("หนึ่งใน: {words}").format(words=", ".join(_(text) for text in words.values()))


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _letters(column: int) -> str:
    """The letters of a column, 0 is A."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
