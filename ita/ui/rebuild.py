"""Reading the files anew while the app runs: they changed after the build was made, or no build can be opened."""

from ita.config import data_folder
from ita.errors import ItaError
from ita.ingest import load, sources
from ita.ui import notices
from ita.ui.screen import st
from ita.wording import _


def offer(notice: str = "") -> None:
    """The notice where there is one, and the button that reads the files anew."""
    if notice:
        st.warning(notice, icon=":material/update:")
    if not st.button(_("อ่านไฟล์ใหม่"), key="rebuild", type="primary", icon=":material/refresh:"):
        return
    data = data_folder()
    try:
        with st.spinner(_("กำลังอ่านไฟล์ ข้อมูลเดิมยังใช้ได้ระหว่างนี้")):
            # Another reader may have pressed the button already.
            report = None if sources.is_current(data) else load.make(data)
    except ItaError as failure:
        notices.show_error(failure)
        return
    if report is not None and report.build is None:
        st.error(_("ไม่มีไฟล์ที่ใช้ได้ ข้อมูลเดิมยังอยู่ครบ"), icon=":material/error:")
        return
    st.rerun()
