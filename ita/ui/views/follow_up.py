"""The follow-up page's pieces: what was done at each round, how far everything is, what is late, what came afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NoReturn

import pandas as pd

from ita import charts, measures, tables, wording
from ita.headings import heading_of as _h
from ita.headings import title_of
from ita.measures import FollowUp, Plan, dates, telling
from ita.rows import IssueTrend, MeasureAfterwards
from ita.ui import choices, menu, pieces
from ita.ui.screen import QUIET, st
from ita.ui.views.plan_editor import PlanEdit, texts
from ita.wording import _
from ita.words import thai

ROW_HEIGHT = 40  # one line: a grid breaks Thai inside its syllables
HEAD_HEIGHT = 36
TALLEST = 480


def no_plan(plan: Plan) -> NoReturn:
    """There is no measure to report on."""
    st.info(
        _("ยังไม่มีมาตรการของปี {year} ทำแผนก่อน แล้วหน้านี้จะให้รายงานผล").format(year=wording.year(plan.plan_year)),
        icon=":material/info:",
    )
    menu.page_link("measures", _("ไปทำแผนมาตรการ →"))
    st.stop()


def choose_round() -> int:
    """The report after six or twelve months."""
    names = {after: _("รอบ {months} เดือน").format(months=after) for after in measures.ROUNDS}
    return choices.press("round", names, _("รอบรายงาน"), measures.ROUNDS[0])


def edit(plan_edit: PlanEdit, after: int) -> list[str]:
    """Status, day, result, evidence and suggestion of each measure and step; returns what could not be read."""
    _carry_over(plan_edit, after)
    key = plan_edit.grid(f"reports{after}")
    rows = plan_edit.shown.reports(after)
    names = {status: _(text) for status, text in wording.PROGRESS.items()}
    cells = st.data_editor(
        _frame(plan_edit.shown, rows),
        column_config={
            "item": st.column_config.TextColumn(_("มาตรการและขั้นตอน"), disabled=True, width=250),
            "status": st.column_config.SelectboxColumn(
                _h("progress_name"),
                help=_("ของทั้งมาตรการเว้นไว้ได้ โปรแกรมรวมจากขั้นตอน"),
                options=list(names),
                format_func=lambda status: names[str(status)],
                width=125,
            ),
            "done_on": st.column_config.TextColumn(
                _h("done_on_text"), width=125, help=_("พิมพ์ เช่น 15 ม.ค. 2569 หรือ ๑๕/๑/๒๕๖๙")
            ),
            "result": st.column_config.TextColumn(_h("result"), width=180),
            "evidence": st.column_config.TextColumn(_h("evidence"), width=130, help=_("ลิงก์หรือเลขที่เอกสาร")),
            "suggestion": st.column_config.TextColumn(_h("suggestion"), width=130),
        },
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=min(TALLEST, ROW_HEIGHT * len(rows) + HEAD_HEIGHT),
        key=key,
        placeholder="",
        alt=_("ตารางรายงานผลรอบ {months} เดือน").format(months=after),
    )
    reports, wrong = _reports(cells, rows)
    others = tuple(one for one in plan_edit.plan.follow_ups if one.round != after)
    plan_edit.plan = replace(
        plan_edit.plan, follow_ups=(*others, *(one for one in reports if not one.is_blank))
    )
    for said in telling.dates_and_statuses(plan_edit.plan, after):
        st.markdown(QUIET.format(said))
    return wrong


def _carry_over(plan_edit: PlanEdit, after: int) -> None:
    """One click brings the reports of the round before into a round nobody has reported on yet."""
    place = measures.ROUNDS.index(after)
    before = measures.ROUNDS[place - 1] if place else None
    told = [one for one in plan_edit.plan.follow_ups if one.round == before]
    if before is None or not told or any(one.round == after for one in plan_edit.plan.follow_ups):
        return
    label = _("เริ่มจากรายงานรอบ {months} เดือน").format(months=before)
    if st.button(label, icon=":material/content_copy:", key="carry_over"):
        copied = tuple(replace(one, round=after) for one in told)
        plan_edit.put(replace(plan_edit.plan, follow_ups=(*plan_edit.plan.follow_ups, *copied)))
        st.rerun()


def how_far(plan: Plan, about: dict[str, str]) -> None:
    """The measures of each unit by status, as squares and as numbers."""
    rows = measures.progress(plan)
    pieces.picture(charts.progress_rows(rows), telling.progress(rows), title_of("measure_progress"))
    pieces.numbers("measure_progress", lambda: tables.shown("measure_progress", rows, about))


def late(plan: Plan, about: dict[str, str]) -> None:
    """Measures whose period has ended and that are not done."""
    today = datetime.now(thai.BANGKOK).date()
    rows = measures.overdue(plan, today)
    undated = sum(dates.period_end(one.period) is None for one in plan.measures)
    shown = tables.shown("measures_overdue", rows, about)
    st.subheader(shown.title, anchor=False)
    st.markdown(telling.overdue(rows, undated, today))
    if rows:
        pieces.table(shown, heading=False)


def afterwards(
    plan: Plan, rows: Sequence[MeasureAfterwards], issues: Sequence[IssueTrend], about: dict[str, str]
) -> None:
    """The same subjects' scores after the measures, and that this is no proof."""
    told = measures.afterwards(plan, rows, issues)
    if not told:
        return
    shown = tables.shown("measures_afterwards", told, about)
    st.subheader(shown.title, anchor=False)
    st.markdown(telling.afterwards(told, plan))
    pieces.table(shown, heading=False)


def _frame(plan: Plan, rows: list[FollowUp]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "item": [_item(plan, one) for one in rows],
            "status": [None if _is_summed(plan, one) else one.status for one in rows],
            "done_on": [thai.day(one.done_on) for one in rows],
            "result": [one.result for one in rows],
            "evidence": [one.evidence for one in rows],
            "suggestion": [one.suggestion for one in rows],
        }
    )


def _is_summed(plan: Plan, report: FollowUp) -> bool:
    """A measure as a whole of which nothing is said: its steps say how far it is."""
    measure = plan.measure(report.measure_id)
    has_steps = measure is not None and bool(measure.step_list)
    return not report.step and report.status == measures.NOT_STARTED and has_steps


def _item(plan: Plan, report: FollowUp) -> str:
    """`1 · กิจกรรม…` for a measure as a whole, `1.2 ขั้นตอน…` for its second step, `1.– …` for a step no longer there."""
    places = [one.measure_id for one in plan.measures]
    number = places.index(report.measure_id) + 1
    measure = plan.measures[number - 1]
    if not report.step:
        return f"{number}\u00a0·\u00a0{measure.activity}"
    steps = measure.step_list
    place = str(steps.index(report.step) + 1) if report.step in steps else "–"
    return f"{number}.{place}\u00a0{report.step}"


def _reports(cells: pd.DataFrame, rows: list[FollowUp]) -> tuple[list[FollowUp], list[str]]:
    reports, wrong = [], []
    for place, (row, before) in enumerate(zip(cells.to_dict("records"), rows, strict=True), start=1):
        done_on = before.done_on
        try:
            done_on = dates.parsed(texts(row, "done_on"))
        except ValueError:
            wrong.append(
                _("แถว {row} “{item}” {heading}: พบ “{found}” ควรเป็น{expected}").format(
                    row=place,
                    item=row["item"],
                    heading=_h("done_on_text"),
                    found=texts(row, "done_on"),
                    expected=measures.date_expected(),
                )
            )
        reports.append(
            replace(
                before,
                status=texts(row, "status") or measures.NOT_STARTED,
                done_on=done_on,
                result=texts(row, "result"),
                evidence=texts(row, "evidence"),
                suggestion=texts(row, "suggestion"),
            )
        )
    return reports, wrong
