"""The plan a reader is editing: held in the session until it is saved as a new revision; conflicts, history, Excel."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from ita import measures, tables, wording
from ita.config import data_folder
from ita.errors import ItaError
from ita.measures import Plan, Saved, telling
from ita.ui import notices, pieces
from ita.ui.scope import Chosen
from ita.ui.screen import BOLD, LINES, QUIET, st
from ita.wording import _
from ita.words import thai

NAME_WIDTH = 280


@dataclass
class PlanEdit:
    """One plan in the hands of one reader.

    `plan` is as edited so far, `base` the revision it began from, `shown` what the grids were last filled with;
    `turn` numbers the grids, which begin anew with each; `drawn` is the key of the grid last on the page. `newest` is the
    newest revision there is, `base` itself unless somebody saved since.
    """

    base: Plan
    plan: Plan
    shown: Plan
    turn: int = 0
    drawn: str = ""
    token: str = field(default_factory=lambda: secrets.token_hex(3))
    undecided: Saved[Plan] | None = None
    said: list[str] = field(default_factory=list)
    newest: Plan | None = None

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


def opened(chosen: Chosen) -> PlanEdit:
    """What the reader edits, with what it is said at the top of the page."""
    plan_edit = held(chosen)
    _told(plan_edit)
    return plan_edit


def held(chosen: Chosen) -> PlanEdit:
    """What the reader edits: the plan for the year after the results in hand.

    Who comes to the page without own edits begins with the newest revision. While a grid is on the page it is never
    filled anew by itself: what was just typed in it would be lost.
    """
    plan_year = chosen.fiscal_year + 1
    plan_edits: dict[tuple[str, int], PlanEdit] = st.session_state.setdefault("plan_edits", {})
    key = (chosen.agency_id, plan_year)
    newest = measures.newest(data_folder(), *key) or measures.tidied(Plan(*key))
    plan_edit = plan_edits.get(key)
    start = replace(newest, based_on=newest.revision)
    if plan_edit is None:
        plan_edit = plan_edits[key] = PlanEdit(newest, start, start)
    elif (
        plan_edit.base.revision != newest.revision
        and not plan_edit.is_changed
        and plan_edit.drawn not in st.session_state
    ):
        plan_edit.base = newest
        plan_edit.put(start)
    plan_edit.newest = newest
    return plan_edit


def _told(plan_edit: PlanEdit) -> None:
    """Which plan this is, from which revision, whether it is saved, and what just happened."""
    plan = plan_edit.base
    newest = plan_edit.newest or plan
    said = _("แผนมาตรการปี {year} จากผลปี {result}").format(
        year=wording.year(plan.plan_year), result=wording.year(plan.result_year)
    )
    if plan.revision:
        said = _("{said} · รุ่นที่ {revision} บันทึกโดย {by} เมื่อ {at}").format(
            said=said, revision=plan.revision, by=plan.by, at=thai.moment(plan.at)
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
    if plan_edit.said:
        st.success(LINES.join(plan_edit.said), icon=":material/check:")
        plan_edit.said = []


def save(plan_edit: PlanEdit, wrong: list[str]) -> None:
    """Who saves, what is still missing row by row, and the button; with conflicts, what to choose first."""
    if plan_edit.undecided:
        _decide(plan_edit, plan_edit.undecided)
        return
    if not plan_edit.is_changed and not plan_edit.base.revision:
        return
    missing = [*telling.missing(measures.missing(plan_edit.plan)), *wrong]
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
            disabled=bool(missing) or not plan_edit.is_changed,
            key="save_plan",
        )
        state = _("มีการแก้ไขที่ยังไม่บันทึก") if plan_edit.is_changed else _("บันทึกแล้วทั้งหมด")
        st.markdown(QUIET.format(state), width="content")
    if is_asked:
        _save(plan_edit, str(by or ""), {})


def _save(plan_edit: PlanEdit, by: str, decided: dict[str, str]) -> None:
    try:
        saved = measures.save(data_folder(), replace(plan_edit.plan, by=by), decided)
    except ItaError as failure:
        notices.show_error(failure)
        return
    if saved.conflicts:
        plan_edit.undecided = saved
        st.rerun()
    plan_edit.undecided = None
    plan_edit.base = saved.plan
    said = [_("บันทึกเป็นรุ่นที่ {revision} แล้ว").format(revision=saved.plan.revision)]
    if saved.merged_with:
        changes = telling.changed(saved.merged_with, saved.plan)
        said.append(_("รวมกับที่ผู้อื่นบันทึกไว้: {changes}").format(changes=" · ".join(changes)))
    plan_edit.put(replace(saved.plan, based_on=saved.plan.revision), *said)
    st.rerun()


def _decide(plan_edit: PlanEdit, saved: Saved[Plan]) -> None:
    """What somebody else saved and we changed differently: theirs, ours or both, measure by measure."""
    theirs = saved.plan
    st.subheader(_("มีผู้อื่นบันทึกก่อน ต้องเลือกก่อนบันทึก"), anchor=False)
    st.markdown(
        _("รุ่นที่ {revision} โดย {by} เมื่อ {at} แก้ช่องเดียวกันต่างจากเรา ยังไม่มีอะไรถูกเขียนทับ").format(
            revision=theirs.revision, by=theirs.by, at=thai.moment(theirs.at)
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
        row = theirs.measure(measure_id) or plan_edit.plan.measure(measure_id)
        is_one_row = any(one.field in (measures.ROW, measures.ORDER) for one in mine)
        with st.container(border=True):
            st.markdown(BOLD.format(row.activity if row else _("ลำดับของมาตรการ")))
            cells = [telling.conflict(one, plan_edit.plan) for one in mine]
            headings = [_("เรื่อง"), _("ก่อนหน้า"), choices[measures.THEIRS], choices[measures.OURS]]
            st.markdown(pieces.as_markdown(tables.plain("conflict", "", headings, cells)))
            chosen = st.radio(
                _("เลือก"),
                [one for one in choices if one != measures.BOTH or not is_one_row],
                format_func=choices.__getitem__,
                index=None,
                horizontal=True,
                key=f"decide_{plan_edit.token}_{theirs.revision}_{measure_id}",
            )
            if chosen:
                decided[measure_id] = chosen
    ids = {one.measure_id for one in saved.conflicts}
    with st.container(horizontal=True):
        if st.button(_("บันทึกตามที่เลือก"), type="primary", disabled=set(decided) != ids, key="save_decided"):
            _save(plan_edit, str(st.session_state.get("saved_by") or ""), decided)
        if st.button(_("กลับไปแก้ต่อ"), key="back_to_edit"):
            plan_edit.undecided = None
            st.rerun()


def texts(row: dict[Any, Any], name: str) -> str:
    """A cell of a grid as text; empty where nothing was typed."""
    found = row.get(name)
    return found.strip() if isinstance(found, str) else ""
