"""A page from its first line to its foot: title, menu, question, the open store."""

from markupsafe import Markup

from ita import queries, rows, wording
from ita.errors import ItaError
from ita.sentences import Voice
from ita.store import Store, open_current
from ita.ui import link, memory, menu, notices, rebuild
from ita.ui.screen import st
from ita.wording import _

SIDEBAR_WIDTH = 270


def open_page(stem: str) -> Store:
    """Begin a page: title, menu, question, and the current store. Without a store it says why and stops the page.

    On a fresh server a deep link runs the page without dashboard.py, so each page declares the menu itself.
    """
    menu.adopt_language()
    if asked := link.going():
        # With the choices of the page left behind: Streamlit shows them in its address once more on the way.
        st.switch_page(menu.page_of(asked[0]), query_params=st.query_params.to_dict() | asked[1])
    question = _(menu.PAGE_TITLES[stem][2])
    st.set_page_config(
        page_title=f"{question} · ITA",
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    menu.navigation()
    try:
        store = open_current()
        if notice := store.stale_notice:
            rebuild.offer(notice)
        return store
    except ItaError as missing:
        st.title(question)
        menu.draw(stem)
        notices.show_error(missing)
        rebuild.offer()
        st.stop()


def voice(store: Store) -> Voice:
    """What screens say of a case, in the words of the build in use."""
    return Voice(queries.typed(store, rows.Sentences), "screen")


def title(stem: str, subject: str, badge: str = "") -> None:
    """The page's question, whom and when it is about, and a badge where the figures are made up."""
    st.title(_(menu.PAGE_TITLES[stem][2]), anchor=False)
    made_up = Markup(' <span class="ita-badge">{}</span>').format(badge) if badge else ""
    st.html(Markup('<p class="ita-subject"><b>{}</b>{}</p>').format(subject, made_up))


def language_and_title(stem: str, subject: str) -> None:
    """The head of a page that is not about one agency."""
    link.write(lang=wording.language())
    menu.draw(stem)
    title(stem, subject)


def foot(data_version: str) -> None:
    """The foot of a page: version of the data, the way to the method, and this page's address to pass on."""
    agency_id = st.query_params.get("agency")
    office = Markup('<button data-office="{}">{}</button>').format(agency_id, _("จำเป็นหน่วยงานของเครื่องนี้"))
    st.html(
        Markup(
            '<footer class="ita-foot">{} {} <button data-copy-address="">{}</button> {} '
            '<details><summary>{}</summary><img data-square-code="" width="180" height="180" alt="{}"></details>'
            "<span>{} {}</span></footer>"
        ).format(
            menu.way("method", _("อธิบายวิธีคำนวณ")),
            menu.way("imports", _("ที่มาของข้อมูล")),
            _("คัดลอกลิงก์หน้านี้"),
            office if agency_id else "",
            _("QR ของหน้านี้"),
            _("QR ของหน้านี้ สำหรับกล้องโทรศัพท์"),
            _("รุ่นข้อมูล"),
            data_version,
        )
    )
    memory.freeze_soon()
