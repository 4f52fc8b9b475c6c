"""A plan of measures as it is read and taken along: Excel out and in, and every revision that was saved."""

import tempfile
from dataclasses import replace
from pathlib import Path

from ita import measures, tables, wording
from ita.config import data_folder
from ita.errors import ItaError
from ita.ingest import imports
from ita.ingest.read import sheets
from ita.measures import Plan, telling
from ita.ui import notices, pieces
from ita.ui.screen import Marked, st
from ita.ui.views.plan_editor import PlanEdit
from ita.wording import _, _n
from ita.words import thai


def take_along(plan_edit: PlanEdit, about: dict[str, str]) -> None:
    """The plan as it is read and printed, as Excel of measures and reports, and a workbook taken back in."""
    plan = plan_edit.plan
    about = about | measures.about(plan)
    if plan.measures:
        rows = measures.measure_rows(plan)
        shown = tables.shown("measures", rows, about)
        st.subheader(shown.title, anchor=False)
        _read(plan)
        language = wording.language()

        def excel() -> bytes:
            from ita import workbook

            wording.speak(language)
            reports = measures.follow_up_rows(plan)
            return workbook.excel(shown, tables.shown("follow_ups", reports, about))

        st.download_button(
            _("Excel ของแผนและรายงานผล"),
            excel,
            f"measures-{plan.plan_year}.xlsx",
            pieces.EXCEL,
            key="excel_measures",
            icon=":material/download:",
            on_click="ignore",
        )
    with st.expander(_("นำเข้าตารางจาก Excel")):
        st.markdown(_("ใช้ไฟล์ที่ดาวน์โหลดจากหน้านี้แล้วแก้ใน Excel ตารางในไฟล์แทนตารางบนหน้านี้ และยังไม่บันทึกจนกว่าจะกดบันทึก"))
        dropped = st.file_uploader(
            _("ไฟล์ Excel"), type=["xlsx", "xls", "ods", "csv"], key=f"taken_{plan_edit.turn}"
        )
        if dropped is not None:
            _take_in(plan_edit, dropped.name, dropped.getvalue())


def _read(plan: Plan) -> None:
    """The measures one under another, as they are read on any screen and on paper."""
    for number, one in enumerate(plan.measures, start=1):
        steps = [Marked("{}. {}").format(place, step) for place, step in enumerate(one.step_list, start=1)]
        facts = {"unit": one.unit, "period": one.period, "follow_up_method": one.follow_up_method}
        told = [
            Marked("**{}** {}").format(telling.heading(name), text) for name, text in facts.items() if text
        ]
        with st.container(border=True):
            st.markdown(
                Marked("\n\n").join(
                    [
                        Marked("**{} · {}**  \n{}").format(
                            number, one.activity or _("(ว่าง)"), telling.subject(one)
                        ),
                        Marked("\n").join(steps),
                        Marked(" · ").join(told),
                    ]
                )
            )


def _take_in(plan_edit: PlanEdit, name: str, content: bytes) -> None:
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / imports.safe_name(name)
            path.write_bytes(content)
            found = measures.read_plan(sheets(path), plan_edit.plan)
    except ItaError as failure:
        notices.show_error(failure)
        return
    if found.refusals:
        st.error(
            _n("ไม่รับทั้งไฟล์ พบ {count} จุดที่ต้องแก้", len(found.refusals)).format(count=len(found.refusals)),
            icon=":material/report:",
        )
        rows = [one.as_json() | {"source_file": name} for one in found.refusals]
        st.markdown(pieces.as_markdown(tables.shown("refusals", rows, {})))
        return
    count = len(found.plan.measures)
    plan_edit.put(
        found.plan,
        _n("อ่าน {count} มาตรการจาก {name} แล้ว ตรวจแล้วกดบันทึก", count).format(count=count, name=name),
    )
    st.rerun()


def revisions(plan_edit: PlanEdit, about: dict[str, str]) -> None:
    """Every revision that was saved, who and when; any of them to be read, and taken up again as a new one."""
    plans = measures.history(data_folder(), plan_edit.plan.agency_id, plan_edit.plan.plan_year)
    if not plans:
        return
    with st.expander(_("รุ่นที่บันทึกไว้ ({count})").format(count=len(plans))):
        rows = [
            {
                "revision": one.revision,
                "at": one.at,
                "saved_by": one.by,
                "based_on": one.based_on,
                "measures_of_unit": len(one.measures),
            }
            for one in plans
        ]
        st.markdown(pieces.as_markdown(tables.shown("measure_revisions", rows, about)))
        by_number = {one.revision: one for one in plans}
        chosen = st.selectbox(
            _("ดูรุ่น"),
            list(by_number),
            format_func=lambda number: _("รุ่นที่ {revision} · {by} · {at}").format(
                revision=number, by=by_number[number].by, at=thai.moment(by_number[number].at)
            ),
            index=None,
            placeholder=_("เลือกรุ่นที่จะอ่าน"),
            key=f"revision_{plan_edit.token}_{len(plans)}",
        )
        if chosen is None:
            return
        old = by_number[chosen]
        _read(old)
        label = _("นำรุ่นที่ {revision} กลับมาแก้ต่อ").format(revision=chosen)
        if st.button(label, icon=":material/restore:", key="restore_plan"):
            _restore(plan_edit, old)


def _restore(plan_edit: PlanEdit, old: Plan) -> None:
    plan_edit.put(
        replace(old, based_on=plan_edit.base.revision),
        _("นำรุ่นที่ {revision} กลับมาแล้ว กดบันทึกเพื่อเก็บเป็นรุ่นใหม่ รุ่นอื่นยังอยู่ครบ").format(revision=old.revision),
    )
    st.rerun()
