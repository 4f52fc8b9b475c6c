"""Reading files that were dropped into data/scores while the app runs."""

from ita.config import data_folder
from ita.errors import ItaError
from ita.ingest import load, sources
from ita.ui import frame
from ita.ui.screen import st
from ita.wording import _


def offer() -> None:
    """A notice and a button when the files are no longer those of the current build."""
    data = data_folder()
    if sources.is_current(data):
        return
    st.warning(_("ไฟล์ในโฟลเดอร์ data เปลี่ยนไปจากฐานข้อมูลที่แสดงอยู่"), icon=":material/update:")
    if not st.button(_("อ่านไฟล์ใหม่"), type="primary", icon=":material/refresh:"):
        return
    try:
        with st.spinner(_("กำลังอ่านไฟล์ ข้อมูลเดิมยังใช้ได้ระหว่างนี้")):
            report = load.make(data)
    except ItaError as failure:
        frame.show_error(failure)
        return
    if report.build is None:
        st.error(_("ไม่มีไฟล์ที่ใช้ได้ ข้อมูลเดิมยังอยู่ครบ"), icon=":material/error:")
        return
    st.rerun()
