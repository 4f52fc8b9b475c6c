"""Taking files in on the page: drop, see how they were understood, decide what is asked, confirm, undo."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from ita import disk, sentences, tables, wording
from ita.config import data_folder
from ita.contracts import READABLE
from ita.errors import DiskError, ItaError
from ita.headings import title_of
from ita.ingest import imports, load
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said, Source
from ita.rows import Agencies, Findings, Nodes, Refusals
from ita.store import Store
from ita.ui import menu, notices, pieces
from ita.ui.screen import Marked, st
from ita.ui.views import import_proposal, import_questions
from ita.wording import _, _n
from ita.words import thai
from ita.words.told import say

MOST_FINDINGS = 100

HELD_SECONDS = 24 * 3600
REMEMBERED = "headings.json"
NEW_REGISTER = "agencies-new.csv"


def take_in(store: Store) -> None:
    """The whole of taking files in; the rest of the page says what is there already."""
    data = data_folder()
    _finished(store)
    st.subheader(_("นำเข้าไฟล์"), anchor=False)
    st.markdown(_("วางได้หลายไฟล์พร้อมกัน ยังไม่มีอะไรถูกบันทึกจนกว่าจะกดยืนยัน และยกเลิกได้ภายหลัง"))
    turn = st.session_state.setdefault("intake_turn", 0)
    dropped = st.file_uploader(
        _("ไฟล์ Excel, CSV หรือ PDF ที่คัดลอกข้อความได้"),
        type=[ending.removeprefix(".") for ending in READABLE],
        accept_multiple_files=True,
        key=f"dropped_{turn}",
    )
    with st.expander(_("หรือวางตารางที่คัดลอกมา")):
        pasted = st.text_area(_("วางตารางที่นี่"), key=f"pasted_{turn}", height=140)
    held = _held(data, [(file.name, file.getvalue()) for file in dropped or []], pasted)
    if not held:
        return
    proposals = _proposed(data, held)
    asked = import_questions.ask_year_of_all(proposals, store)
    for one in proposals:
        asked = import_proposal.show(one, store) or asked
    if asked:
        st.rerun()
    ready = [one for one in proposals if not one.report.refused and not one.is_known]
    label = _n("ยืนยันนำเข้า {count} ไฟล์", len(ready)).format(count=len(ready))
    if st.button(label, type="primary", disabled=not ready, icon=":material/check:", key="confirm_import"):
        _confirm(data, [one.source for one in ready])


def _held(data: Path, dropped: list[tuple[str, bytes]], pasted: str) -> list[Path]:
    """The files of this reader, kept aside until they are confirmed; those of yesterday are taken away."""
    folder = data / "build" / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - HELD_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    given = [*dropped]
    if pasted.strip():
        given.append(("pasted.tsv", pasted.encode()))
    register = st.session_state.get("new_agencies")
    if register and given:
        given.append((NEW_REGISTER, import_questions.register_csv(register)))
    paths = []
    for name, content in given:
        path = folder / hashlib.sha256(content).hexdigest()[:16] / imports.safe_name(name)
        if not path.is_file():
            disk.write(path, content)
        paths.append(path)
    return list(dict.fromkeys(paths))


def _proposed(data: Path, held: list[Path]) -> list[Proposal]:
    """What the files would do with the decisions so far; asked anew only when something changed."""
    decided: dict[str, Said] = st.session_state.setdefault("decided", {})
    remembered = _remembered(data)
    proposals: list[Proposal] = []
    given = []
    for path in held:
        said = decided.setdefault(str(path), Said(headings=remembered))
        try:
            given.append(imports.given(path, said))
        except ItaError as failure:
            notices.show_error(failure)
    version = (json.dumps([[source.name, source.said.as_json()] for source in given]), _version(data))
    if st.session_state.get("proposed_for") == version:
        return list(st.session_state["proposed"])
    with st.spinner(_("กำลังอ่านและตรวจไฟล์")):
        place = st.empty()
        proposals = imports.propose(data, given, _told(place))
        place.empty()
    st.session_state["proposed_for"], st.session_state["proposed"] = version, proposals
    return proposals


def _told(place: DeltaGenerator) -> Callable[[int, int, str], None]:
    def told(done: int, of: int, name: str) -> None:
        with place:
            st.progress(done / max(of, 1), text=f"{done + 1}/{of} {name}"[:80])

    return told


def _version(data: Path) -> str:
    from ita.ingest import sources

    return sources.fingerprint(data)


def _remembered(data: Path) -> dict[str, str]:
    kept = data / REMEMBERED
    try:
        found = disk.read_json(kept) if kept.is_file() else {}
    except ValueError:  # only a help for the next file: what is damaged is asked again
        found = {}
    return {name: field for name, field in found.items() if isinstance(field, str)}


def _confirm(data: Path, files: list[Source]) -> None:
    """Take the files in; the page begins anew with what was done."""
    place = st.empty()
    with place:
        st.progress(0.0, text=_("กำลังนำเข้า ข้อมูลเดิมยังใช้ได้ระหว่างนี้"))
    try:
        done = imports.take_in(data, files, told=_told(place))
    except ItaError as failure:
        notices.show_error(failure)
        return
    headings = {name: found for source in files for name, found in source.said.headings.items()}
    if headings:
        with suppress(DiskError), disk.alone(data, load.SCORES):
            disk.write(data / REMEMBERED, disk.as_json(_remembered(data) | headings))
    st.session_state["intake_done"] = [
        (
            one.source.said.id,
            one.source.path.name,
            one.report.accepted,
            one.report.layout == "agencies",
            _first_of(one),
        )
        for one in done
        if not one.report.refused
    ]
    for key in ("decided", "proposed_for", "proposed", "new_agencies"):
        st.session_state.pop(key, None)
    st.session_state["intake_turn"] += 1
    st.rerun()


def _first_of(one: Proposal) -> tuple[str, int] | None:
    """An agency and year the file has figures of, newest year first."""
    found = one.report.checked
    if found is None:
        return None
    rows = pd.concat([found.scores, found.revised])
    if rows.empty:
        return None
    newest = rows.sort_values("fiscal_year").iloc[-1]
    return str(newest["agency_id"]), int(newest["fiscal_year"])


def _finished(store: Store) -> None:
    """What the last confirmation did, with the way to the figures and back."""
    for import_id, name, accepted, is_register, first in st.session_state.get("intake_done", []):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            if is_register:
                said = Marked(_n("● นำเข้าแล้ว **{name}** {count} หน่วยงาน", accepted))
            else:
                said = Marked(_n("● นำเข้าแล้ว **{name}** {count} คะแนน", accepted))
            st.markdown(said.format(name=name, count=accepted))
            if first:
                menu.page_link("overview", _("เปิดดู"), agency=first[0], fiscal_year=str(first[1]))
            if st.button(_("ยกเลิกการนำเข้านี้"), key=f"undo_{import_id}", icon=":material/undo:"):
                _undo(import_id)


def _undo(import_id: str) -> None:
    try:
        with st.spinner(_("กำลังยกเลิก")):
            imports.undo(data_folder(), import_id)
    except ItaError as failure:
        notices.show_error(failure)
        return
    done = st.session_state.get("intake_done", [])
    st.session_state["intake_done"] = [one for one in done if one[0] != import_id]
    st.session_state["intake_undone"] = import_id
    st.rerun()


def journal(about: dict[str, str]) -> None:
    """Who took in what and when, with a way to undo each."""
    entries = imports.journal(data_folder())
    if not entries:
        return
    for one in entries:
        one["file"] = say(one["file"])
    pieces.table(tables.shown("journal", entries, about))
    open_ones = {
        one["id"]: f"{one['file']} · {thai.moment(one['at'])}" for one in entries if not one["undone_at"]
    }
    if not open_ones:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("ยกเลิกการนำเข้า"),
            list(open_ones),
            format_func=open_ones.__getitem__,
            index=None,
            key="undo_of",
            placeholder=_("เลือกไฟล์"),
            width=360,
        )
        if st.button(_("ยกเลิก"), disabled=chosen is None, icon=":material/undo:", key="undo_chosen"):
            _undo(str(chosen))


def all_findings(findings: Sequence[Findings], about: dict[str, str]) -> None:
    """What was found, a line for each cause, and every finding as a table that can be taken along."""
    told = sentences.stories(findings)
    shown = tables.shown("finding_stories", told[:MOST_FINDINGS], about)
    st.subheader(title_of("findings"), anchor=False)
    if not findings:
        st.markdown(_("ไม่พบสิ่งผิดปกติในคะแนนที่รับไว้"))
        return
    said = _("พบ {counted} · คะแนนที่ประกาศไม่ถูกแก้ ตรวจกับเอกสารต้นฉบับก่อนใช้").format(
        counted=sentences.stories_counted(told)
    )
    st.markdown(said)
    if len(told) > MOST_FINDINGS:
        st.markdown(_("แสดง {count} รายการแรก ไฟล์ที่ดาวน์โหลดมีครบ").format(count=MOST_FINDINGS))
    st.markdown(pieces.as_markdown(shown))
    pieces.downloads(tables.shown("findings", findings, about))


def refused(errors: Sequence[Refusals]) -> None:
    """How many files were refused, and that everything else is as it was."""
    files = len({row["source_file"] for row in errors})
    st.error(
        _("ไม่รับ {files} ไฟล์ เพราะพบ {count} จุดที่ต้องแก้ ไฟล์อื่นใช้ได้ตามปกติ").format(files=files, count=len(errors)),
        icon=":material/report:",
    )


def template_button(nodes: Sequence[Nodes], agencies: Sequence[Agencies]) -> None:
    """The Excel file to fill in, made when it is asked for."""
    language = wording.language()

    def made() -> bytes:
        from ita.template import template

        wording.speak(language)
        return template(nodes, agencies)

    st.download_button(
        _("ดาวน์โหลดแม่แบบ Excel"),
        made,
        "ita-template.xlsx",
        pieces.EXCEL,
        key="template",
        icon=":material/download:",
        on_click="ignore",
    )
