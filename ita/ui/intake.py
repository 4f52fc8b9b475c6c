"""Taking files in on the page: drop, see how they were understood, decide what is asked, confirm, undo."""

import csv
import hashlib
import io
import json
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from ita import disk, queries, sentences, tables, wording
from ita.config import data_folder
from ita.contracts import READABLE, Refusal
from ita.errors import DiskError, ItaError
from ita.ingest import grid, imports, load
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said, Source
from ita.store import Store
from ita.ui import blocks, frame
from ita.ui.screen import Marked, st
from ita.wording import _

HELD_SECONDS = 24 * 3600
SHOWN_ROWS = 12
REMEMBERED = "headings.json"
NEW_REGISTER = "agencies-new.csv"
ITEM = Marked("- {}")


def page(store: Store) -> None:
    """The whole of taking files in; the rest of the page says what is there already."""
    data = data_folder()
    _finished(store)
    st.subheader(_("นำเข้าไฟล์"), anchor=False)
    st.markdown(_("วางได้หลายไฟล์พร้อมกัน ยังไม่มีอะไรถูกบันทึกจนกว่าจะกดยืนยัน และยกเลิกได้ภายหลัง"))
    turn = st.session_state.setdefault("intake_turn", 0)
    dropped = st.file_uploader(
        _("ไฟล์ Excel หรือ CSV"),
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
    asked = False
    for one in proposals:
        asked = _show(one, store) or asked
    if asked:
        st.rerun()
    ready = [one for one in proposals if not one.report.refused and not one.is_known]
    label = _("ยืนยันนำเข้า {count} ไฟล์").format(count=len(ready))
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
        given.append((NEW_REGISTER, _register_csv(register)))
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
            frame.show_error(failure)
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


def _show(one: Proposal, store: Store) -> bool:
    """One file: how it was understood, what it would change, what is asked. True when a decision was made."""
    report, name = one.report, one.source.path.name
    with st.container(border=True):
        asks = {refusal.ask for refusal in report.refusals if refusal.ask}
        if one.is_known:
            state = _("○ มีอยู่แล้วทั้งไฟล์ ไม่ต้องทำอะไร")
        elif not report.refused:
            state = _("● พร้อมนำเข้า {count} คะแนน").format(count=report.accepted)
        elif asks:
            state = _("▽ ต้องเลือกก่อน")
        else:
            state = _("▼ ไม่รับ พบ {count} จุดที่ต้องแก้").format(count=len(report.refusals))
        st.markdown(Marked("**{}** · {}").format(name, state))
        for table in report.tables:
            place = _("ชีต {name}: ").format(name=table.sheet) if table.sheet else ""
            layout = _(wording.LAYOUTS[table.layout])
            sure = _("มั่นใจ {percent}%").format(percent=table.certainty)
            lines = [ITEM.format(sentence) for sentence in table.evidence]
            st.markdown(Marked("\n").join([f"{place}{layout} · {sure}", *lines]))
        if not report.refused and not one.is_known:
            st.markdown(
                _("ใหม่ {new} · เหมือนเดิม {same} · เปลี่ยนค่า {changed}").format(
                    new=one.new, same=one.same, changed=len(one.changed)
                )
            )
            names = _names(one, store)
            _counts(one, names)
            _changes(one, names)
        for warning in report.warnings:
            said = [warning.cell, warning.found, warning.hint]
            st.markdown(" ".join(["▽", *filter(None, said)]))
        made = _ask(one, store)
        rest = [refusal for refusal in report.refusals if not refusal.ask]
        if rest:
            rows = pd.DataFrame(
                [[name, r.sheet, r.cell, r.found, r.expected, r.hint] for r in rest],
                columns=["source_file", "sheet", "cell", "found", "expected", "hint"],
            )
            shown = tables.shown("refusals", rows, {})
            shown.name = f"refusals_{one.source.name}"
            blocks.table(shown, heading=False)
    return made


def _names(one: Proposal, store: Store) -> dict[str, str]:
    """Agency ids as people know them, those the file itself adds among them."""
    names = {str(row["agency_id"]): str(row["short_name"]) for row in store.rows("build/known_agencies")}
    added = (
        one.report.checked.agencies
        if one.report.checked
        else pd.DataFrame(columns=["agency_id", "short_name"])
    )
    return names | dict(zip(added["agency_id"], added["short_name"], strict=True))


def _counts(one: Proposal, names: dict[str, str]) -> None:
    """How many scores of which agency and year."""
    found = one.report.checked
    if found is None or found.scores.empty:
        return
    counted = found.scores.groupby(["agency_id", "fiscal_year"], sort=False).size().reset_index(name="count")
    lines = [
        Marked(_("- {agency} ปี {year}: {count} คะแนน")).format(
            agency=names.get(row["agency_id"], row["agency_id"]),
            year=wording.year(int(row["fiscal_year"])),
            count=row["count"],
        )
        for row in counted.head(SHOWN_ROWS).to_dict("records")
    ]
    more = len(counted) - len(lines)
    if more > 0:
        lines.append(Marked(_("- และอีก {count} หน่วยงานหรือปี")).format(count=more))
    st.markdown(Marked("\n").join(lines))


def _changes(one: Proposal, names: dict[str, str]) -> None:
    if one.changed.empty:
        return
    lines = [
        Marked(_("- {agency} {year} {node}: {before} → {after}")).format(
            agency=names.get(row["agency_id"], row["agency_id"]),
            year=row["fiscal_year"],
            node=row["node"],
            before=wording.score(row["score_before"]),
            after=wording.score(row["score"]),
        )
        for row in one.changed.head(SHOWN_ROWS).to_dict("records")
    ]
    st.markdown(Marked("\n").join(lines))


def _ask(one: Proposal, store: Store) -> bool:
    """The decisions a file still needs, and those already made that the reader may take back."""
    said, key = one.source.said, one.source.name
    asked = [*one.report.refusals, *one.report.warnings]
    new = said
    if any(refusal.ask == "fiscal_year" for refusal in asked):
        years = [int(year) for year in queries.fiscal_years(store)["fiscal_year"]]
        year = st.selectbox(
            _("ไฟล์นี้เป็นของปีงบประมาณใด"),
            years,
            index=None,
            key=f"year_{key}",
            placeholder=_("เลือกปี"),
            width=300,
        )
        if year:
            new = replace(new, fiscal_year=int(year))
    # Several tables of a file may ask about one name.
    unclear = {refusal.found: refusal for refusal in asked if refusal.ask == "agency"}
    for refusal in unclear.values():
        new = _ask_agency(refusal, new, key, store)
    if said.accept_points or any(refusal.ask == "points" for refusal in asked):
        yes = st.checkbox(
            _("ค่าเหล่านี้เป็นคะแนนถ่วงน้ำหนัก ให้แปลงเป็นเต็ม 100 (มีป้ายบอกว่าแปลงมา)"),
            value=said.accept_points,
            key=f"points_{key}",
        )
        new = replace(new, accept_points=yes)
    differing = [refusal for refusal in asked if refusal.ask == "revise"]
    if said.revise or differing:
        for refusal in differing[:SHOWN_ROWS]:
            st.markdown(ITEM.format(f"{refusal.found} ({refusal.expected})"))
        yes = st.checkbox(_("ไฟล์นี้ถูกต้อง ให้ใช้แทนค่าเดิม (ค่าเดิมยังดูได้)"), value=said.revise, key=f"revise_{key}")
        new = replace(new, revise=yes)
    unread = list(
        dict.fromkeys(
            heading for refusal in asked if refusal.ask == "headings" for heading in refusal.choices
        )
    )
    if unread:
        new = _ask_headings(unread, new, key)
    chosen = replace(said, headings={}) != Said()
    if chosen and st.button(_("เลือกใหม่"), key=f"again_{key}", icon=":material/restart_alt:", type="tertiary"):
        new = Said()
    if new == said:
        return False
    st.session_state["decided"][str(one.source.path)] = new
    return True


def _ask_agency(refusal: Refusal, said: Said, key: str, store: Store) -> Said:
    """Which agency a name means: those it may be first, then all; or a new one."""
    written = refusal.found
    agencies = {row["agency_id"]: row for row in store.rows("build/known_agencies")}
    likely = [choice.partition(" ")[0] for choice in refusal.choices]
    options = [*[one for one in likely if one in agencies], *[one for one in agencies if one not in likely]]
    unnamed = written == "ว่าง"
    label = _("ไฟล์นี้เป็นของหน่วยงานใด") if unnamed else _("“{name}” คือหน่วยงานใด").format(name=written)
    chosen = st.selectbox(
        label,
        options,
        index=None,
        format_func=lambda one: " ".join(
            filter(None, [agencies[one]["agency_name"], agencies[one]["district"], agencies[one]["province"]])
        ),
        placeholder=_("พิมพ์ชื่อ อำเภอ หรือจังหวัด"),
        key=f"agency_{written}_{key}",
    )
    if chosen and unnamed:
        return replace(said, agency=chosen)
    if chosen:
        return replace(said, agencies={**said.agencies, written: chosen})
    if not unnamed:
        _new_agency(written, key, store)
    return said


def _new_agency(written: str, key: str, store: Store) -> None:
    """A form for an agency that is not in the register yet; it is imported along with the file."""
    kinds = store.rows("build/type_prefixes")
    with st.expander(_("เพิ่มเป็นหน่วยงานใหม่")), st.form(f"new_{written}_{key}"):
        name = st.text_input(_("ชื่อเต็ม"), value=written)
        kind = st.selectbox(_("ประเภท"), [row["agency_type"] for row in kinds])
        district = st.text_input(_("อำเภอ"))
        province = st.text_input(_("จังหวัด"))
        agencies = {row["agency_id"]: row["agency_name"] for row in store.rows("build/known_agencies")}
        former = st.selectbox(
            _("เปลี่ยนมาจากหน่วยงานใด (ถ้ามี)"), list(agencies), index=None, format_func=agencies.__getitem__
        )
        years = [int(year) for year in queries.fiscal_years(store)["fiscal_year"]]
        since = st.selectbox(_("ตั้งแต่ปีงบประมาณ"), years, index=None)
        if st.form_submit_button(_("เพิ่มในทะเบียน")) and name and province:
            code = "new-" + hashlib.sha256(f"{name}{district}{province}".encode()).hexdigest()[:10]
            row = [code, name, kind, district, province, former or "", str(since or "")]
            st.session_state.setdefault("new_agencies", []).append(row)
            for path, said in st.session_state["decided"].items():
                st.session_state["decided"][path] = replace(said, agencies={**said.agencies, written: code})
            st.rerun()


def _register_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        [
            "agency_id",
            "agency_name",
            "agency_type",
            "district",
            "province",
            "predecessor_id",
            "successor_from",
        ]
    )
    writer.writerows(rows)
    return text.getvalue().encode()


FIELDS = {
    "agency_name": "หน่วยงาน",
    "fiscal_year": "ปีงบประมาณ",
    "overall": "คะแนนภาพรวม",
    "score": "คะแนน",
    "level": "ระดับ",
    "district": "อำเภอ",
    "province": "จังหวัด",
    "node": "รหัสคะแนน",
}


def _ask_headings(unread: list[str], said: Said, key: str) -> Said:
    """What a column is that nobody recognised; remembered for the next file with the same heading."""
    with st.expander(_("คอลัมน์ที่ไม่ได้อ่าน: {names}").format(names=" ".join(unread)[:60])):
        for heading in unread:
            chosen = st.selectbox(
                _("คอลัมน์ “{name}” คือ").format(name=heading),
                list(FIELDS),
                index=None,
                format_func=lambda one: _(FIELDS[one]),
                placeholder=_("ไม่อ่าน"),
                key=f"heading_{heading}_{key}",
            )
            if chosen:
                said = replace(said, headings={**said.headings, grid.heading(heading): chosen})
    return said


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
        frame.show_error(failure)
        return
    headings = {name: found for source in files for name, found in source.said.headings.items()}
    if headings:
        with suppress(DiskError), disk.alone(data, load.SCORES):
            disk.write(data / REMEMBERED, disk.as_json(_remembered(data) | headings))
    st.session_state["intake_done"] = [
        (one.source.said.id, one.source.path.name, one.report.accepted, _first_of(one))
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
    for import_id, name, accepted, first in st.session_state.get("intake_done", []):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(Marked(_("● นำเข้าแล้ว **{name}** {count} คะแนน")).format(name=name, count=accepted))
            if first:
                frame.page_link("overview", _("เปิดดู"), agency=first[0], fiscal_year=str(first[1]))
            if st.button(_("ยกเลิกการนำเข้านี้"), key=f"undo_{import_id}", icon=":material/undo:"):
                _undo(import_id)


def _undo(import_id: str) -> None:
    try:
        with st.spinner(_("กำลังยกเลิก")):
            imports.undo(data_folder(), import_id)
    except ItaError as failure:
        frame.show_error(failure)
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
    rows = pd.DataFrame(entries)
    blocks.table(tables.shown("journal", rows, about))
    open_ones = {
        one["id"]: f"{one['file']} · {sentences.moment(one['at'])}" for one in entries if not one["undone_at"]
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
