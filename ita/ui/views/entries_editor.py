"""Short texts of the office in the hands of one reader: edited, saved as a new revision, decided where two people differ."""

from dataclasses import dataclass, field, replace

from markupsafe import Markup

from ita import measures
from ita.config import data_folder
from ita.errors import ItaError
from ita.measures import Entries, Saved, Shelf
from ita.ui import notices
from ita.ui.screen import BOLD, LINES, QUIET, st
from ita.wording import _
from ita.words import thai

NAME_WIDTH = 280


@dataclass
class EntriesEdit:
    """Texts by key as edited so far, and the revision they began from; `turn` numbers the fields, which begin anew with each."""

    shelf: Shelf[Entries]
    base: Entries
    texts: dict[str, str]
    turn: int = 0
    undecided: Saved[Entries] | None = None
    said: list[str] = field(default_factory=list)

    @property
    def edited(self) -> Entries:
        """What would be saved."""
        return replace(self.base, based_on=self.base.revision).having(self.texts)

    @property
    def is_changed(self) -> bool:
        """There is something to save."""
        return self.edited.content != self.base.content

    def begin(self, base: Entries) -> None:
        """Go on from this revision."""
        self.base, self.texts, self.turn = base, base.content, self.turn + 1


def opened(shelf: Shelf[Entries]) -> EntriesEdit:
    """What the reader edits; who has no own edits begins with the newest revision. Broken files and what just happened are said."""
    edits: dict[str, EntriesEdit] = st.session_state.setdefault("entries_edits", {})
    key = f"{shelf.empty.agency_id} {shelf.empty.place}"
    newest = measures.newest_entries(data_folder(), shelf)
    edit = edits.get(key)
    if edit is None:
        edit = edits[key] = EntriesEdit(shelf, newest, newest.content)
    elif edit.base.revision != newest.revision and not edit.is_changed:
        edit.begin(newest)
    for fault in measures.unusable(data_folder(), shelf):
        st.warning(f"{fault.file}: {fault.what} {fault.hint}", icon=":material/broken_image:")
    if edit.said:
        st.success(LINES.join(edit.said), icon=":material/check:")
        edit.said = []
    return edit


def save(edit: EntriesEdit, names: dict[str, str]) -> None:
    """Who saves and the button; with conflicts, what to choose first. `names` are the readers' names of the keys."""
    if edit.undecided:
        _decide(edit, edit.undecided, names)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.text_input(
            _("ผู้บันทึก"), key="saved_by", persist_state="session", width=NAME_WIDTH, max_chars=80
        )
        is_asked = st.button(
            _("บันทึกเป็นรุ่นใหม่"),
            type="primary",
            icon=":material/save:",
            disabled=not edit.is_changed,
            key=f"save_{edit.shelf.empty.place}",
        )
        st.markdown(QUIET.format(_state(edit)), width="content")
    if is_asked:
        _save(edit, str(by or ""), {})


def _state(edit: EntriesEdit) -> str:
    if edit.is_changed:
        return _("มีการแก้ไขที่ยังไม่บันทึก")
    if not edit.base.revision:
        return _("ยังไม่เคยบันทึก")
    return _("รุ่นที่ {revision} บันทึกโดย {by} เมื่อ {at}").format(
        revision=edit.base.revision, by=edit.base.by, at=thai.moment(edit.base.at)
    )


def _save(edit: EntriesEdit, by: str, decided: dict[str, str]) -> None:
    try:
        saved = measures.keep(data_folder(), edit.shelf, replace(edit.edited, by=by), decided)
    except ItaError as failure:
        notices.show_error(failure)
        return
    edit.undecided = saved if saved.conflicts else None
    if not saved.conflicts:
        edit.begin(saved.plan)
        edit.said.append(_("บันทึกเป็นรุ่นที่ {revision} แล้ว").format(revision=saved.plan.revision))
        if saved.merged_with:
            edit.said.append(_("รวมกับที่ผู้อื่นบันทึกไว้ระหว่างนั้นแล้ว"))
    st.rerun()


def _decide(edit: EntriesEdit, saved: Saved[Entries], names: dict[str, str]) -> None:
    """What somebody else saved and we changed differently: theirs or ours, text by text."""
    theirs = saved.plan
    st.html(
        Markup("<p><b>{}</b><br>{}</p>").format(
            _("มีผู้อื่นบันทึกก่อน ต้องเลือกก่อนบันทึก"),
            _("รุ่นที่ {revision} โดย {by} เมื่อ {at} แก้ช่องเดียวกันต่างจากเรา ยังไม่มีอะไรถูกเขียนทับ").format(
                revision=theirs.revision, by=theirs.by, at=thai.moment(theirs.at)
            ),
        )
    )
    decided: dict[str, str] = {}
    for one in saved.conflicts:
        told = {
            measures.THEIRS: _("ใช้ของ {by}: {text}").format(by=theirs.by, text=one.theirs or _("(ว่าง)")),
            measures.OURS: _("ใช้ของเรา: {text}").format(text=one.ours or _("(ว่าง)")),
        }
        st.markdown(BOLD.format(names.get(one.measure_id, one.measure_id)))
        chosen = st.radio(
            _("เลือก"),
            list(told),
            format_func=told.__getitem__,
            index=None,
            key=f"decide_{edit.shelf.empty.place}_{theirs.revision}_{one.measure_id}",
        )
        if chosen:
            decided[one.measure_id] = chosen
    with st.container(horizontal=True):
        is_whole = len(decided) == len(saved.conflicts)
        if st.button(_("บันทึกตามที่เลือก"), type="primary", disabled=not is_whole, key="save_decided_texts"):
            _save(edit, str(st.session_state.get("saved_by") or ""), decided)
        if st.button(_("กลับไปแก้ต่อ"), key="back_to_texts"):
            edit.undecided = None
            st.rerun()
