"""The measures page's pieces: rows proposed from the weak subjects, the grid they are edited in, the list of units."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from ita import measures, wording
from ita.headings import heading_of as _h
from ita.measures import Measure, dates, telling
from ita.planner import Raised
from ita.rows import MeasureProposals
from ita.ui import choices, menu
from ita.ui.screen import SMALL, st
from ita.ui.views.plan_editor import PlanEdit, texts
from ita.wording import _, _n

ROW_HEIGHT = 40  # one line: a grid breaks Thai inside its syllables; the whole text is read under it
HEAD_HEIGHT = 36
TALLEST = 640
PREVIEWED = 6
EDITED = ("subject_name", "activity", "unit", "period", "follow_up_method")


def propose(
    place: DeltaGenerator,
    plan_edit: PlanEdit,
    rows: Sequence[MeasureProposals],
    raised: Sequence[Raised],
) -> None:
    """By what to propose, beside what the plan to the next level raises, and one click that adds the rows not there yet.

    What to propose by is kept in the link. A plan without measures begins with a look at what would be proposed.
    """
    kinds = measures.kinds(rows)
    is_empty = not plan_edit.shown.measures
    if not kinds:
        with place:
            st.info(
                _("ไม่มีคะแนนรายตัวชี้วัดหรือรายข้อของปีนี้ให้เสนอมาตรการ เพิ่มแถวเองได้ในตาราง"),
                icon=":material/info:",
            )
        return
    with place.container(horizontal=True, vertical_alignment="bottom"):
        names = {kind: _(wording.MEASURE_SUBJECTS[kind]) for kind in kinds}
        kind = choices.press("by", names, _("เสนอมาตรการราย"), kinds[0])
        found = measures.propose(rows, kind, plan_edit.plan.plan_year, raised)
        if st.button(
            _("เสนอมาตรการจากจุดอ่อน"),
            type="primary" if is_empty else "secondary",
            icon=":material/lightbulb:",
            key="propose_measures",
        ):
            known = {one.measure_id for one in plan_edit.plan.measures}
            new = [one for one in found.measures if one.measure_id not in known]
            plan = replace(plan_edit.plan, measures=(*plan_edit.plan.measures, *new))
            plan_edit.put(measures.tidied(plan), telling.proposed(found, len(new)))
            st.rerun()
    if is_empty:
        with place:
            _preview(found)


def _preview(found: measures.Proposed) -> None:
    """What one click would put into an empty plan."""
    items = Markup("").join(
        Markup("<li><b>{}</b> {}<small>{}</small></li>").format(
            telling.code(one), one.activity, f"{one.unit} · {one.period}"
        )
        for one in found.measures[:PREVIEWED]
    )
    left = len(found.measures) - PREVIEWED
    more = (
        Markup("<p>{}</p>").format(_n("และอีก {count} มาตรการ", left).format(count=left)) if left > 0 else ""
    )
    st.html(
        Markup('<section class="ita-preview"><p>{}</p><ol>{}</ol>{}<p>{}</p></section>').format(
            _("แผนยังว่าง กดปุ่มข้างบนเพื่อเริ่มจากมาตรการเหล่านี้ แก้ได้ทุกช่องก่อนบันทึก")
            if items
            else telling.proposed(found, 0),
            items,
            more,
            menu.way("planner", _("หรือเลือกจากเส้นทางสู่เป้าหมายในหน้าวางแผนคะแนน →")),
        )
    )


def edit(plan_edit: PlanEdit) -> None:
    """The measures in a grid; while a plan has none, it waits closed for who types from the beginning."""
    if plan_edit.shown.measures:
        _grid(plan_edit)
        return
    with st.expander(_("พิมพ์มาตรการเองตั้งแต่ต้น")):
        _grid(plan_edit)


def _grid(plan_edit: PlanEdit) -> None:
    """The measures in a grid: every cell is typed or chosen, rows are added, deleted and numbered."""
    key = plan_edit.grid("measures")
    shown = plan_edit.shown
    frame = _frame(shown.measures)
    units, periods = list(shown.units), dates.periods(shown.plan_year)
    units += [unit for unit in plan_edit.plan.units if unit not in units]
    periods += [one.period for one in shown.measures if one.period and one.period not in periods]
    cells = st.data_editor(
        frame,
        column_config={
            "number": st.column_config.NumberColumn(
                _h("number"), width=78, step=0.5, format="%g", help=_("เปลี่ยนเลขเพื่อเรียงใหม่")
            ),
            "subject_name": st.column_config.TextColumn(_h("subject_name"), width=120),
            "activity": st.column_config.TextColumn(_h("activity"), width=175),
            "steps": st.column_config.TextColumn(
                _h("steps_text"), width=140, help=_("ขั้นละบรรทัด กด Shift+Enter ขึ้นบรรทัดใหม่ หรือพิมพ์ 1) … 2) …")
            ),
            "unit": st.column_config.SelectboxColumn(_h("unit"), options=units, width=125),
            "period": st.column_config.SelectboxColumn(_h("period"), options=periods, width=155),
            "follow_up_method": st.column_config.TextColumn(
                _h("follow_up_method"), width=120, default=measures.usual_follow_up()
            ),
        },
        column_order=[name for name in frame.columns if name != "measure_id"],
        hide_index=True,
        num_rows="dynamic",
        row_height=ROW_HEIGHT,
        height=min(TALLEST, ROW_HEIGHT * (len(frame) + 1) + HEAD_HEIGHT),
        key=key,
        placeholder="",
        alt=_("ตารางแก้ไขมาตรการ"),
    )
    plan_edit.plan = measures.with_measures(plan_edit.plan, typed(cells, plan_edit))
    st.markdown(SMALL.format(_("เพิ่มแถวที่ท้ายตาราง ลบโดยเลือกแถวแล้วกดถังขยะ เรียงใหม่โดยเปลี่ยนลำดับ")))


def choose_units(plan_edit: PlanEdit) -> None:
    """The agency's own units, to be chosen in the grid; kept in the plan."""
    with st.expander(_("ส่วนราชการของหน่วยงาน")):
        units = list(plan_edit.shown.units)
        chosen = st.multiselect(
            _("ส่วนราชการที่เลือกได้ในตาราง พิมพ์ชื่อใหม่แล้วกด Enter"),
            units,
            default=units,
            accept_new_options=True,
            key=f"units_{plan_edit.token}_{plan_edit.turn}",
        )
        used = [one.unit for one in plan_edit.plan.measures if one.unit]
        plan_edit.plan = replace(plan_edit.plan, units=tuple(dict.fromkeys([*chosen, *used])))


def _frame(rows: tuple[Measure, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "measure_id": pd.Series([one.measure_id for one in rows], dtype="str"),
            "number": pd.Series([float(place) for place in range(1, len(rows) + 1)], dtype="float64"),
            "subject_name": pd.Series([one.subject_name for one in rows], dtype="str"),
            "activity": pd.Series([one.activity for one in rows], dtype="str"),
            "steps": pd.Series([measures.numbered(one.steps) for one in rows], dtype="str"),
            "unit": pd.Series([one.unit or None for one in rows], dtype="str"),
            "period": pd.Series([one.period or None for one in rows], dtype="str"),
            "follow_up_method": pd.Series([one.follow_up_method for one in rows], dtype="str"),
        }
    )


def typed(cells: pd.DataFrame, plan_edit: PlanEdit) -> list[Measure]:
    """The rows of the grid in the order of their numbers; rows nobody typed in are left out."""
    found: list[tuple[float, Measure]] = []
    for place, row in enumerate(cells.to_dict("records")):
        given: dict[str, Any] = {name: texts(row, name) for name in EDITED}
        given["steps"] = measures.steps_of(texts(row, "steps"))
        known = plan_edit.shown.measure(texts(row, "measure_id"))
        if known is None:
            if not any(text for name, text in given.items() if name != "follow_up_method"):
                continue
            # Nobody else's rows have this id, and it is the same each time the page runs.
            known = Measure(
                f"{plan_edit.token}-{plan_edit.turn}-{place}", "own", "", "", None, "", "", "", "", ""
            )
        number = float(row["number"]) if pd.notna(row["number"]) else float("inf")
        found.append((number, replace(known, **given)))
    return [measure for _number, measure in sorted(found, key=lambda one: one[0])]
