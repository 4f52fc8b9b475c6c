"""What a reader sees in place of figures: what happened, and what to do."""

import logging
import secrets
from typing import NoReturn

from ita import rows, wording
from ita.errors import ItaError
from ita.ui import link
from ita.ui.screen import Marked, st
from ita.wording import _
from ita.words.told import say

LOGGER = logging.getLogger("ita")


def show_error(failure: ItaError) -> None:
    """What happened and what to do."""
    st.error(say(failure.what), icon=":material/error:")
    if failure.hint:
        st.markdown(Marked("**{}** {}").format(_("ทำอย่างไรต่อ"), say(failure.hint)))


def on_script_error(failure: Exception) -> bool:
    """Anything unforeseen: an apology with a number the reader can quote; the traceback goes to the log only."""
    if isinstance(failure, ItaError):
        show_error(failure)
        return True
    number = secrets.token_hex(3)
    LOGGER.error("failure %s", number, exc_info=failure)
    st.error(
        _("ขออภัย หน้านี้ขัดข้อง แจ้งผู้ดูแลพร้อมรหัส {number} แล้วลองโหลดหน้าใหม่").format(number=number),
        icon=":material/error:",
    )
    return True


def unknown_agency(linked: str) -> None:
    """The link names no agency we have."""
    st.warning(
        _("ไม่พบหน่วยงานรหัส “{named}” ในข้อมูลชุดนี้").format(named=linked[:80]),
        icon=":material/search_off:",
    )


def no_such_year(linked: str, agency: str, years: list[int]) -> NoReturn:
    """The agency has no figures for the year asked for; the years it has are one click away."""
    st.warning(
        _("ไม่มีคะแนนปี {year} ของ{agency}").format(year=linked[:10], agency=agency),
        icon=":material/event_busy:",
    )
    st.markdown(_("มีข้อมูลปีเหล่านี้ เลือกดูได้:"))
    with st.container(horizontal=True):
        for year in years:
            st.button(wording.year(int(year)), on_click=link.choose, args=("fiscal_year", int(year)))
    st.stop()


def no_overall(agency: str, year: int) -> NoReturn:
    """There are scores, and none of the overall."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนภาพรวม ดูคะแนนที่มีได้ในหน้าเครื่องมือและตัวชี้วัด").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()


def no_questions(agency: str, year: int) -> NoReturn:
    """There is no score of any question."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนรายข้อ นำเข้าคะแนนรายข้อของปีนี้ แล้วหน้านี้จะแสดงผลเอง").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()


def only_overall_note(agency: str, year: int) -> None:
    """There is an overall score and nothing below it."""
    st.info(
        _("ปี {year} {agency} มีเฉพาะคะแนนภาพรวม จึงยังแสดงรายเครื่องมือและตัวชี้วัดไม่ได้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.markdown(_("นำเข้าคะแนนรายตัวชี้วัดของปีนี้ แล้วหน้านี้จะแสดงผลเอง"))


def only_overall(agency: str, year: int) -> NoReturn:
    """As the note, and nothing more on this page."""
    only_overall_note(agency, year)
    st.stop()


def succession(agency: rows.Agency) -> None:
    """An agency that became another says so."""
    if agency["successor_id"] is not None and agency["successor_from"] is not None:
        st.info(
            _("หน่วยงานนี้เปลี่ยนเป็น {name} ตั้งแต่ปี {year}").format(
                name=agency["successor_name"], year=wording.year(agency["successor_from"])
            ),
            icon=":material/conversion_path:",
        )
        st.button(
            _("เปิด {name}").format(name=agency["successor_name"]),
            on_click=link.choose,
            args=("agency", agency["successor_id"]),
        )
