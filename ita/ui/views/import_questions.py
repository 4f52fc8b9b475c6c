"""What a file to be taken in still asks of the reader: its year, agencies, points, unread columns."""

import csv
import hashlib
import io
from dataclasses import replace

from ita import places, queries
from ita.contracts import Refusal
from ita.ingest import grid
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said
from ita.rows import FiscalYears, Nodes
from ita.store import Store
from ita.terms import Kind
from ita.ui.screen import Marked, st
from ita.wording import N_, _
from ita.words.told import say

SHOWN_ROWS = 12
SCORED = (Kind.INSTRUMENT, Kind.INDICATOR)  # what a column of a wide table may hold
ITEM = Marked("- {}")
FIELDS = {
    "agency_name": N_("หน่วยงาน"),
    "fiscal_year": N_("ปีงบประมาณ"),
    "overall": N_("คะแนนภาพรวม"),
    "score": N_("คะแนน"),
    "level": N_("ระดับ"),
    "district": N_("อำเภอ"),
    "province": N_("จังหวัด"),
    "node": N_("รหัสคะแนน"),
    "agency_type": N_("ประเภทหน่วยงาน"),
    "population": N_("จำนวนประชากร"),
    "latitude": N_("ละติจูด"),
    "longitude": N_("ลองจิจูด"),
    "former_names": N_("ชื่อเดิม"),
}


def ask(one: Proposal, store: Store) -> bool:
    """The decisions a file still needs, and those already made that the reader may take back."""
    said, key = one.source.said, one.source.name
    asked = [*one.report.refusals, *one.report.warnings]
    new = said
    if any(refusal.ask == "fiscal_year" for refusal in asked):
        year = _year(_("ไฟล์นี้เป็นของปีงบประมาณใด"), f"year_{key}", store)
        if year:
            new = replace(new, fiscal_year=year)
    # Several tables of a file may ask about one name.
    unclear = {(one.ask, one.found): one for one in asked if one.ask in ("agency", "file_agency")}
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
            st.markdown(ITEM.format(f"{say(refusal.found)} ({say(refusal.expected)})"))
        yes = st.checkbox(_("ไฟล์นี้ถูกต้อง ให้ใช้แทนค่าเดิม (ค่าเดิมยังดูได้)"), value=said.revise, key=f"revise_{key}")
        new = replace(new, revise=yes)
    unread = list(
        dict.fromkeys(
            heading for refusal in asked if refusal.ask == "headings" for heading in refusal.choices
        )
    )
    if unread:
        new = _ask_headings(unread, new, key, store)
    chosen = replace(said, headings={}) != Said()
    if chosen and st.button(_("เลือกใหม่"), key=f"again_{key}", icon=":material/restart_alt:", type="tertiary"):
        new = Said()
    if new == said:
        return False
    st.session_state["decided"][str(one.source.path)] = new
    return True


def ask_year_of_all(proposals: list[Proposal], store: Store) -> bool:
    """One year for all files that do not say theirs, where there are several. True when it was chosen."""
    without = [
        one for one in proposals if any(refusal.ask == "fiscal_year" for refusal in one.report.refusals)
    ]
    if len(without) < 2:
        return False
    label = _("{count} ไฟล์ไม่บอกปี ทั้งหมดเป็นของปีงบประมาณใด").format(count=len(without))
    year = _year(label, "year_of_all", store)
    for one in without if year else ():
        st.session_state["decided"][str(one.source.path)] = replace(one.source.said, fiscal_year=year)
    return year is not None


def _year(label: str, key: str, store: Store) -> int | None:
    years = [row["fiscal_year"] for row in queries.typed(store, FiscalYears)]
    chosen = st.selectbox(label, years, index=None, key=key, placeholder=_("เลือกปี"), width=420)
    return None if chosen is None else int(chosen)


def _ask_agency(refusal: Refusal, said: Said, key: str, store: Store) -> Said:
    """Which agency a name means: those it may be first, then all; or a new one."""
    written = refusal.found
    agencies = {row["agency_id"]: row for row in queries.known_agencies(store)}
    likely = [choice.partition(" ")[0] for choice in refusal.choices]
    options = [*[one for one in likely if one in agencies], *[one for one in agencies if one not in likely]]
    unnamed = refusal.ask == "file_agency"
    label = _("ไฟล์นี้เป็นของหน่วยงานใด") if unnamed else _("“{name}” คือหน่วยงานใด").format(name=written)
    chosen = st.selectbox(
        label,
        options,
        index=None,
        format_func=lambda one: " ".join(
            filter(None, [agencies[one]["agency_name"], agencies[one]["district"], agencies[one]["province"]])
        ),
        placeholder=_("พิมพ์ชื่อ อำเภอ หรือจังหวัด"),
        key=f"{refusal.ask}_{written}_{key}",
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
    kinds = queries.type_prefixes(store)
    with st.expander(_("เพิ่มเป็นหน่วยงานใหม่")):
        named, *place = places.divided(written)
        district, province = _place(f"{written}_{key}", *place)
        form = st.form(f"new_{written}_{key}")
    with form:
        name = st.text_input(_("ชื่อเต็ม"), value=named)
        kind = st.selectbox(_("ประเภท"), [row["agency_type"] for row in kinds])
        agencies = {row["agency_id"]: row["agency_name"] for row in queries.known_agencies(store)}
        former = st.selectbox(
            _("เปลี่ยนมาจากหน่วยงานใด (ถ้ามี)"), list(agencies), index=None, format_func=agencies.__getitem__
        )
        years = [row["fiscal_year"] for row in queries.typed(store, FiscalYears)]
        since = st.selectbox(_("ตั้งแต่ปีงบประมาณ"), years, index=None)
        if st.form_submit_button(_("เพิ่มในทะเบียน")) and name and province:
            code = "new-" + hashlib.sha256(f"{name}{district}{province}".encode()).hexdigest()[:10]
            row = [code, name, kind, district, province, former or "", str(since or "")]
            st.session_state.setdefault("new_agencies", []).append(row)
            for path, said in st.session_state["decided"].items():
                st.session_state["decided"][path] = replace(said, agencies={**said.agencies, written: code})
            st.rerun()


def _place(key: str, district: str, province: str) -> tuple[str, str]:
    """A district and its province, opening on those given; what the country's list does not have can be typed."""
    left, right = st.columns(2)
    provinces = places.provinces()
    with left:
        chosen_province = st.selectbox(
            _("จังหวัด"),
            provinces,
            index=provinces.index(province) if province else None,
            key=f"province_{key}",
            accept_new_options=True,
            placeholder=_("พิมพ์ชื่อจังหวัด"),
        )
    districts = places.districts(chosen_province or "")
    with right:
        chosen_district = st.selectbox(
            _("อำเภอ"),
            districts,
            index=districts.index(district) if district in districts else None,
            key=f"district_{key}",
            accept_new_options=True,
            placeholder=_("พิมพ์ชื่ออำเภอ"),
        )
    return chosen_district or "", chosen_province or ""


def register_csv(rows: list[list[str]]) -> bytes:
    """The agencies the reader added, as a file of the register."""
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


def _ask_headings(unread: list[str], said: Said, key: str, store: Store) -> Said:
    """What a column is that nobody recognised; remembered for the next file with the same heading."""
    meanings = {name: _(label) for name, label in FIELDS.items()} | {
        row["node"]: row["label_th"] for row in queries.typed(store, Nodes) if row["kind"] in SCORED
    }
    with st.expander(_("คอลัมน์ที่ไม่ได้อ่าน: {names}").format(names=" ".join(unread)[:60])):
        for heading in unread:
            chosen = st.selectbox(
                _("คอลัมน์ “{name}” คือ").format(name=heading),
                list(meanings),
                index=None,
                format_func=meanings.__getitem__,
                placeholder=_("ไม่อ่าน"),
                key=f"heading_{heading}_{key}",
            )
            if chosen:
                said = replace(said, headings={**said.headings, grid.heading(heading): chosen})
    return said
