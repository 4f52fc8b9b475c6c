"""The measures page's pieces: rows proposed from the weak subjects, the grid they are edited in, the list of units."""

from dataclasses import replace
from typing import Any

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from ita import measures, wording
from ita.headings import COLUMNS
from ita.measures import Measure, dates, telling
from ita.ui import link
from ita.ui.drafting import Draft, texts
from ita.ui.screen import SMALL, st
from ita.wording import _

ROW_HEIGHT = 104
HEAD_HEIGHT = 36
TALLEST = 700
EDITED = ("subject_name", "activity", "unit", "period", "follow_up_method")


def propose(place: DeltaGenerator, draft: Draft, rows: pd.DataFrame, raised: pd.DataFrame) -> None:
    """By what to propose, beside what the plan to the next level raises, kept in the link, and one click that adds the rows that are not there yet."""
    kinds = measures.kinds(rows)
    with place.container(horizontal=True, vertical_alignment="bottom"):
        if not kinds:
            st.info(
                _("ไม่มีคะแนนรายตัวชี้วัดหรือรายข้อของปีนี้ให้เสนอมาตรการ เพิ่มแถวเองได้ในตาราง"), icon=":material/info:"
            )
            return
        link.adopt("by", lambda text: text if text in kinds else kinds[0], kinds[0])
        if st.session_state["by"] not in kinds:
            st.session_state["by"] = kinds[0]
        kind = st.segmented_control(
            _("เสนอมาตรการราย"),
            kinds,
            format_func=lambda one: _(wording.MEASURE_SUBJECTS[one]),
            key="by",
            required=True,
            persist_state="session",
        )
        link.write(by=None if kind == kinds[0] else kind)
        if st.button(_("เสนอมาตรการจากจุดอ่อน"), icon=":material/lightbulb:", key="propose_measures"):
            found = measures.propose(rows, str(kind), draft.plan.plan_year, raised)
            known = {one.measure_id for one in draft.plan.measures}
            new = [one for one in found.measures if one.measure_id not in known]
            plan = replace(draft.plan, measures=(*draft.plan.measures, *new))
            draft.put(measures.tidied(plan), telling.proposed(found, len(new)))
            st.rerun()


def edit(draft: Draft) -> None:
    """The measures in a grid: every cell but the code is typed or chosen, rows are added, deleted and numbered."""
    key = draft.grid("measures")
    shown = draft.shown
    frame = _frame(shown.measures)
    units, periods = list(shown.units), dates.periods(shown.plan_year)
    units += [unit for unit in draft.plan.units if unit not in units]
    periods += [one.period for one in shown.measures if one.period and one.period not in periods]
    cells = st.data_editor(
        frame,
        column_config={
            "number": st.column_config.NumberColumn(
                _h("number"), width=60, step=0.5, format="%g", help=_("เปลี่ยนเลขเพื่อเรียงใหม่")
            ),
            "code": st.column_config.TextColumn(_h("subject_code"), disabled=True, width=80),
            "subject_name": st.column_config.TextColumn(_h("subject_name"), width=110),
            "activity": st.column_config.TextColumn(_h("activity"), width=150),
            "steps": st.column_config.TextColumn(
                _h("steps_text"), width=170, help=_("ขั้นละบรรทัด กด Shift+Enter ขึ้นบรรทัดใหม่ หรือพิมพ์ 1) … 2) …")
            ),
            "unit": st.column_config.SelectboxColumn(_h("unit"), options=units, width=120),
            "period": st.column_config.SelectboxColumn(_h("period"), options=periods, width=150),
            "follow_up_method": st.column_config.TextColumn(
                _h("follow_up_method"), width=180, default=measures.usual_follow_up()
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
    draft.plan = measures.with_measures(draft.plan, typed(cells, draft))
    st.markdown(SMALL.format(_("เพิ่มแถวที่ท้ายตาราง ลบโดยเลือกแถวแล้วกดถังขยะ เรียงใหม่โดยเปลี่ยนลำดับ")))


def choose_units(draft: Draft) -> None:
    """The agency's own units, to be chosen in the grid; kept in the plan."""
    with st.expander(_("ส่วนราชการของหน่วยงาน")):
        units = list(draft.shown.units)
        chosen = st.multiselect(
            _("ส่วนราชการที่เลือกได้ในตาราง พิมพ์ชื่อใหม่แล้วกด Enter"),
            units,
            default=units,
            accept_new_options=True,
            key=f"units_{draft.token}_{draft.turn}",
        )
        used = [one.unit for one in draft.plan.measures if one.unit]
        draft.plan = replace(draft.plan, units=tuple(dict.fromkeys([*chosen, *used])))


def _h(name: str) -> str:
    return _(COLUMNS[name][0])


def _frame(rows: tuple[Measure, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "measure_id": pd.Series([one.measure_id for one in rows], dtype="str"),
            "number": pd.Series([float(place) for place in range(1, len(rows) + 1)], dtype="float64"),
            "code": pd.Series([_code(one) for one in rows], dtype="str"),
            "subject_name": pd.Series([one.subject_name for one in rows], dtype="str"),
            "activity": pd.Series([one.activity for one in rows], dtype="str"),
            "steps": pd.Series([measures.numbered(one.steps) for one in rows], dtype="str"),
            "unit": pd.Series([one.unit or None for one in rows], dtype="str"),
            "period": pd.Series([one.period or None for one in rows], dtype="str"),
            "follow_up_method": pd.Series([one.follow_up_method for one in rows], dtype="str"),
        }
    )


def _code(measure: Measure) -> str:
    """Kind and code of the subject, and its score."""
    score = "" if measure.score is None else wording.score(measure.score)
    return f"{telling.code(measure)} {score}".strip()


def typed(cells: pd.DataFrame, draft: Draft) -> list[Measure]:
    """The rows of the grid in the order of their numbers; rows nobody typed in are left out."""
    found: list[tuple[float, Measure]] = []
    for place, row in enumerate(cells.to_dict("records")):
        given: dict[str, Any] = {name: texts(row, name) for name in EDITED}
        given["steps"] = measures.steps_of(texts(row, "steps"))
        known = draft.shown.measure(texts(row, "measure_id"))
        if known is None:
            if not any(text for name, text in given.items() if name != "follow_up_method"):
                continue
            # Nobody else's rows have this id, and it is the same each time the page runs.
            known = Measure(f"{draft.token}-{draft.turn}-{place}", "own", "", "", None, "", "", "", "", "")
        number = float(row["number"]) if pd.notna(row["number"]) else float("inf")
        found.append((number, replace(known, **given)))
    return [measure for _number, measure in sorted(found, key=lambda one: one[0])]
