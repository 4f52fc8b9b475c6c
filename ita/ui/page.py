"""A page from its first line to its foot: title, menu, question, the open store."""

from ita.errors import ItaError
from ita.store import Store, open_current
from ita.ui import link, memory, menu, notices, rebuild
from ita.ui.screen import BOLD, SMALL, st
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
        menu.draw(st.sidebar)
        menu.choose_language()
        notices.show_error(missing)
        rebuild.offer()
        st.stop()


def title(stem: str, subject: str, badge: str = "") -> None:
    """The page's question, whom and when it is about, and a badge where the figures are made up."""
    st.title(_(menu.PAGE_TITLES[stem][2]), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(BOLD.format(subject), width="content")
        if badge:
            st.badge(badge, icon=":material/science:", color="orange")


def language_and_title(stem: str, subject: str) -> None:
    """The head of a page that is not about one agency."""
    place = st.sidebar.container(gap="xxsmall")
    link.write(lang=menu.choose_language())
    menu.draw(place)
    title(stem, subject)


def foot(data_version: str) -> None:
    """The foot of a page: version of the data and the way to the method."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        menu.page_link("method", _("อธิบายวิธีคำนวณ"))
        menu.page_link("imports", _("ที่มาของข้อมูล"))
        st.markdown(SMALL.format(f"{_('รุ่นข้อมูล')} {data_version}"), width="content")
    memory.freeze_soon()
