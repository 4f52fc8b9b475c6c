"""A draft on the page: drop or paste it, and read each finding beside its own words."""

import hashlib

from ita import proofread, sentences, tables
from ita.errors import ItaError
from ita.proofread import Finding, Report
from ita.store import Store
from ita.ui import notices, pieces
from ita.ui.scope import Chosen
from ita.ui.screen import QUIET, Marked, st
from ita.wording import _

MOST_SHOWN = 60
KEPT = "proofread_of"


def report_of_draft(store: Store, chosen: Chosen) -> Report | None:
    """What the reader's draft gives, and None while there is none or it cannot be read. The draft is not kept."""
    st.markdown(_("ร่างไม่ถูกบันทึกไว้ ระบบอ่านแล้วเทียบกับคะแนนของหน่วยงานและปีที่เลือกทางซ้าย"))
    dropped = st.file_uploader(
        _("ร่างบันทึก Word, PDF หรือข้อความ"),
        type=[ending.removeprefix(".") for ending in proofread.DRAFTS],
        key="draft",
    )
    with st.expander(_("หรือวางข้อความของร่าง")):
        pasted = st.text_area(_("วางข้อความที่นี่"), key="draft_text", height=180)
    if dropped is None and not pasted.strip():
        return None
    name, content = (
        (dropped.name, dropped.getvalue()) if dropped is not None else ("draft.txt", pasted.encode())
    )
    version = (
        hashlib.sha256(content).hexdigest(),
        name,
        store.data_version,
        chosen.agency_id,
        chosen.fiscal_year,
    )
    kept: tuple[object, Report] | None = st.session_state.get(KEPT)
    if kept and kept[0] == version:
        return kept[1]
    try:
        with st.spinner(_("กำลังอ่านและตรวจร่าง")):
            report = proofread.proofread(store, proofread.read(name, content), **chosen.key)
    except ItaError as unreadable:
        notices.show_error(unreadable)
        return None
    st.session_state[KEPT] = (version, report)
    return report


def show(report: Report, about: dict[str, str]) -> None:
    """Findings, the gravest first, and all of them as a table to take along."""
    severities = [one.severity for one in report.findings]
    st.subheader(_("ผลตรวจร่าง"), anchor=False)
    st.markdown(sentences.draft_summary(severities, report.compared))
    if not report.findings:
        return
    for severity in sentences.SEVERITY_MARKS:
        for one in [one for one in report.findings if one.severity == severity][:MOST_SHOWN]:
            _one(one)
    rows = [one.as_json() for one in report.findings]
    shown = tables.shown("draft_findings", rows, about)
    with st.expander(_("{title}: {count} รายการ").format(title=shown.title, count=len(rows))):
        pieces.table(shown, heading=False)


def _one(finding: Finding) -> None:
    row = finding.as_json()
    with st.container(border=True):
        st.markdown(Marked("**{}** {}").format(sentences.severity_name(row), finding.message))
        st.markdown(Marked("> {}").format(" ".join(finding.passage.split())))
        said = [
            _("ในร่าง: {found}").format(found=finding.found) if finding.found else "",
            _("ข้อมูล: {expected}").format(expected=finding.expected) if finding.expected else "",
            finding.place,
            _("ความแน่ใจ: {sure}").format(sure=sentences.sureness_name(row)),
        ]
        st.markdown(QUIET.format(" · ".join(filter(None, said))))


def what_is_checked() -> None:
    """What the proofreader looks at, for a reader who has not given a draft yet."""
    st.markdown(
        _(
            "ตรวจคะแนนข้างตัวชี้วัด เครื่องมือ ข้อคำถาม ประเด็น และภาพรวม · จำนวนนับ · รายการจุดอ่อนและคะแนนเต็ม · สูงสุด รองลงมา ต่ำสุด · "
            "ระดับ · น้ำหนัก · รหัสข้อของปี · ปี · ชื่อหน่วยงาน อำเภอ จังหวัดอื่นที่ติดมา สิ่งที่ไม่มีข้อมูลให้เทียบจะไม่กล่าวถึง"
        )
    )
