"""The plan a reader is editing: held in the session until it is saved as a new revision; conflicts, history, Excel."""

import secrets
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from ita import measures, tables, wording
from ita.config import data_folder
from ita.errors import ItaError
from ita.ingest import imports
from ita.ingest.read import sheets
from ita.measures import Plan, Saved, telling
from ita.ui import blocks, frame
from ita.ui.scope import Chosen
from ita.ui.screen import BOLD, LINES, QUIET, Marked, st
from ita.wording import _

NAME_WIDTH = 280


@dataclass
class Draft:
    """One plan in the hands of one reader.

    `plan` is as edited so far, `base` the revision it began from, `shown` what the grids were last filled with;
    `turn` numbers the grids, which begin anew with each; `drawn` is the key of the grid last on the page.
    """

    base: Plan
    plan: Plan
    shown: Plan
    turn: int = 0
    drawn: str = ""
    token: str = field(default_factory=lambda: secrets.token_hex(3))
    undecided: Saved | None = None
    said: list[str] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """There is something to save."""
        return measures.tidied(self.plan).content != self.base.content

    def put(self, plan: Plan, *said: str) -> None:
        """Go on with another plan: the grids are filled anew, and what happened is said at the top of the page."""
        self.plan = self.shown = plan
        self.turn += 1
        self.said += [sentence for sentence in said if sentence]

    def grid(self, name: str) -> str:
        """The key of a grid; one that was not on the page before is filled with the plan as edited so far."""
        key = f"{name}_{self.token}_{self.turn}"
        if key not in st.session_state:
            self.shown = self.plan
            self.turn += 1
            key = f"{name}_{self.token}_{self.turn}"
        self.drawn = key
        return key


def opened(chosen: Chosen) -> Draft:
    """The draft for the year after the results in hand.

    Who comes to the page without own edits begins with the newest revision. While a grid is on the page it is never
    filled anew by itself: what was just typed in it would be lost.
    """
    plan_year = chosen.fiscal_year + 1
    drafts: dict[tuple[str, int], Draft] = st.session_state.setdefault("measure_drafts", {})
    key = (chosen.agency_id, plan_year)
    newest = measures.newest(data_folder(), *key) or measures.tidied(Plan(*key))
    draft = drafts.get(key)
    start = replace(newest, based_on=newest.revision)
    if draft is None:
        draft = drafts[key] = Draft(newest, start, start)
    elif (
        draft.base.revision != newest.revision
        and not draft.is_changed
        and draft.drawn not in st.session_state
    ):
        draft.base = newest
        draft.put(start)
    _told(draft, newest)
    return draft


def _told(draft: Draft, newest: Plan) -> None:
    """Which plan this is, from which revision, whether it is saved, and what just happened."""
    plan = draft.base
    said = _("แผนมาตรการปี {year} จากผลปี {result}").format(
        year=wording.year(plan.plan_year), result=wording.year(plan.result_year)
    )
    if plan.revision:
        said = _("{said} · รุ่นที่ {revision} บันทึกโดย {by} เมื่อ {at}").format(
            said=said, revision=plan.revision, by=plan.by, at=telling.moment(plan.at)
        )
    else:
        said = _("{said} · ยังไม่เคยบันทึก").format(said=said)
    st.markdown(BOLD.format(said))
    for fault in measures.faults(data_folder(), plan.agency_id, plan.plan_year):
        st.warning(f"{fault.file}: {fault.what} {fault.hint}", icon=":material/broken_image:")
    if newest.revision != plan.revision:
        st.info(
            _("มีรุ่นที่ {revision} โดย {by} ระหว่างที่แก้ไขอยู่ เมื่อบันทึกจะรวมให้ และบอกสิ่งที่ต่างกัน").format(
                revision=newest.revision, by=newest.by
            ),
            icon=":material/group:",
        )
    if draft.said:
        st.success(LINES.join(draft.said), icon=":material/check:")
        draft.said = []


def save(draft: Draft, wrong: list[str]) -> None:
    """Who saves, what is still missing row by row, and the button; with conflicts, what to choose first."""
    if draft.undecided:
        _decide(draft, draft.undecided)
        return
    missing = [*telling.missing(measures.missing(draft.plan)), *wrong]
    if missing:
        st.warning(LINES.join([_("ต้องแก้ก่อนบันทึก:"), *missing]), icon=":material/edit:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.text_input(
            _("ผู้บันทึก"), key="saved_by", persist_state="session", width=NAME_WIDTH, max_chars=80
        )
        is_asked = st.button(
            _("บันทึกเป็นรุ่นใหม่"),
            type="primary",
            icon=":material/save:",
            disabled=bool(missing) or not draft.is_changed,
            key="save_plan",
        )
        state = _("บันทึกแล้วทั้งหมด") if draft.base.revision else _("ยังไม่มีอะไรให้บันทึก")
        state = _("มีการแก้ไขที่ยังไม่บันทึก") if draft.is_changed else state
        st.markdown(QUIET.format(state), width="content")
    if is_asked:
        _save(draft, str(by or ""), {})


def _save(draft: Draft, by: str, decided: dict[str, str]) -> None:
    try:
        saved = measures.save(data_folder(), replace(draft.plan, by=by), decided)
    except ItaError as failure:
        frame.show_error(failure)
        return
    if saved.conflicts:
        draft.undecided = saved
        st.rerun()
    draft.undecided = None
    draft.base = saved.plan
    said = [_("บันทึกเป็นรุ่นที่ {revision} แล้ว").format(revision=saved.plan.revision)]
    if saved.merged_with:
        changes = telling.changed(saved.merged_with, saved.plan)
        said.append(_("รวมกับที่ผู้อื่นบันทึกไว้: {changes}").format(changes=" · ".join(changes)))
    draft.put(replace(saved.plan, based_on=saved.plan.revision), *said)
    st.rerun()


def _decide(draft: Draft, saved: Saved) -> None:
    """What somebody else saved and we changed differently: theirs, ours or both, measure by measure."""
    theirs = saved.plan
    st.subheader(_("มีผู้อื่นบันทึกก่อน ต้องเลือกก่อนบันทึก"), anchor=False)
    st.markdown(
        _("รุ่นที่ {revision} โดย {by} เมื่อ {at} แก้ช่องเดียวกันต่างจากเรา ยังไม่มีอะไรถูกเขียนทับ").format(
            revision=theirs.revision, by=theirs.by, at=telling.moment(theirs.at)
        )
    )
    choices = {
        measures.THEIRS: _("ใช้ของ {by}").format(by=theirs.by),
        measures.OURS: _("ใช้ของเรา"),
        measures.BOTH: _("เก็บไว้ทั้งสองแถว"),
    }
    decided: dict[str, str] = {}
    for measure_id in dict.fromkeys(one.measure_id for one in saved.conflicts):
        mine = [one for one in saved.conflicts if one.measure_id == measure_id]
        row = theirs.measure(measure_id) or draft.plan.measure(measure_id)
        is_one_row = any(one.field in (measures.ROW, measures.ORDER) for one in mine)
        with st.container(border=True):
            st.markdown(BOLD.format(row.activity if row else _("ลำดับของมาตรการ")))
            cells = [telling.conflict(one, draft.plan) for one in mine]
            headings = [_("เรื่อง"), _("ก่อนหน้า"), choices[measures.THEIRS], choices[measures.OURS]]
            st.markdown(blocks.as_markdown(tables.plain("conflict", "", headings, cells)))
            chosen = st.radio(
                _("เลือก"),
                [one for one in choices if one != measures.BOTH or not is_one_row],
                format_func=choices.__getitem__,
                index=None,
                horizontal=True,
                key=f"decide_{draft.token}_{theirs.revision}_{measure_id}",
            )
            if chosen:
                decided[measure_id] = chosen
    ids = {one.measure_id for one in saved.conflicts}
    with st.container(horizontal=True):
        if st.button(_("บันทึกตามที่เลือก"), type="primary", disabled=set(decided) != ids, key="save_decided"):
            _save(draft, str(st.session_state.get("saved_by") or ""), decided)
        if st.button(_("กลับไปแก้ต่อ"), key="back_to_draft"):
            draft.undecided = None
            st.rerun()


def take_along(draft: Draft, about: dict[str, str]) -> None:
    """The plan as it is read and printed, as Excel of measures and reports, and a workbook taken back in."""
    plan = draft.plan
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
            blocks.EXCEL,
            key="excel_measures",
            icon=":material/download:",
            on_click="ignore",
        )
    with st.expander(_("นำเข้าตารางจาก Excel")):
        st.markdown(_("ใช้ไฟล์ที่ดาวน์โหลดจากหน้านี้แล้วแก้ใน Excel ตารางในไฟล์แทนตารางบนหน้านี้ และยังไม่บันทึกจนกว่าจะกดบันทึก"))
        dropped = st.file_uploader(
            _("ไฟล์ Excel"), type=["xlsx", "xls", "ods", "csv"], key=f"taken_{draft.turn}"
        )
        if dropped is not None:
            _take_in(draft, dropped.name, dropped.getvalue())


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


def _take_in(draft: Draft, name: str, content: bytes) -> None:
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / imports.safe_name(name)
            path.write_bytes(content)
            found = measures.read_plan(sheets(path), draft.plan)
    except ItaError as failure:
        frame.show_error(failure)
        return
    if found.refusals:
        st.error(
            _("ไม่รับทั้งไฟล์ พบ {count} จุดที่ต้องแก้").format(count=len(found.refusals)), icon=":material/report:"
        )
        rows = pd.DataFrame([one.as_json() | {"source_file": name} for one in found.refusals])
        st.markdown(blocks.as_markdown(tables.shown("refusals", rows, {})))
        return
    count = len(found.plan.measures)
    draft.put(found.plan, _("อ่าน {count} มาตรการจาก {name} แล้ว ตรวจแล้วกดบันทึก").format(count=count, name=name))
    st.rerun()


def revisions(draft: Draft, about: dict[str, str]) -> None:
    """Every revision that was saved, who and when; any of them to be read, and taken up again as a new one."""
    plans = measures.history(data_folder(), draft.plan.agency_id, draft.plan.plan_year)
    if not plans:
        return
    with st.expander(_("รุ่นที่บันทึกไว้ ({count})").format(count=len(plans))):
        rows = pd.DataFrame(
            [
                {
                    "revision": one.revision,
                    "at": one.at,
                    "saved_by": one.by,
                    "based_on": one.based_on,
                    "measures_of_unit": len(one.measures),
                }
                for one in plans
            ]
        )
        st.markdown(blocks.as_markdown(tables.shown("measure_revisions", rows, about)))
        by_number = {one.revision: one for one in plans}
        chosen = st.selectbox(
            _("ดูรุ่น"),
            list(by_number),
            format_func=lambda number: _("รุ่นที่ {revision} · {by} · {at}").format(
                revision=number, by=by_number[number].by, at=telling.moment(by_number[number].at)
            ),
            index=None,
            placeholder=_("เลือกรุ่นที่จะอ่าน"),
            key=f"revision_{draft.token}_{len(plans)}",
        )
        if chosen is None:
            return
        old = by_number[chosen]
        _read(old)
        label = _("นำรุ่นที่ {revision} กลับมาแก้ต่อ").format(revision=chosen)
        if st.button(label, icon=":material/restore:", key="restore_plan"):
            _restore(draft, old)


def _restore(draft: Draft, old: Plan) -> None:
    draft.put(
        replace(old, based_on=draft.base.revision),
        _("นำรุ่นที่ {revision} กลับมาแล้ว กดบันทึกเพื่อเก็บเป็นรุ่นใหม่ รุ่นอื่นยังอยู่ครบ").format(revision=old.revision),
    )
    st.rerun()


def texts(row: dict[Any, Any], name: str) -> str:
    """A cell of a grid as text; empty where nothing was typed."""
    found = row.get(name)
    return found.strip() if isinstance(found, str) else ""
