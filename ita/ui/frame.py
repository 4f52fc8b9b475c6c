"""The frame of every page: navigation, title, the open store, and what a reader sees when something is missing."""

import logging
import secrets
from functools import lru_cache

from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from ita import wording
from ita.config import PAGES
from ita.errors import ItaError
from ita.store import Store, open_current
from ita.ui import link
from ita.ui.screen import BOLD, SMALL, Marked, st
from ita.wording import _

SIDEBAR_WIDTH = 270
LOGGER = logging.getLogger("ita")

# File → section, menu title, the reader's question; in the order of the menu. A page icon would be fetched from
# the internet as the tab's picture, so the menu has none and the server gives the tab our own.
PAGE_TITLES = {
    "overview": ("ภาพรวม", "ภาพรวม", "เราอยู่ตรงไหนในปีนี้"),
    "trends": ("เจาะลึก", "แนวโน้ม", "ห้าปีที่ผ่านมาเป็นอย่างไร"),
    "instruments": ("เจาะลึก", "เครื่องมือ", "แต่ละเครื่องมือส่งผลเท่าใด"),
    "indicators": ("เจาะลึก", "ตัวชี้วัด", "จุดแข็งจุดอ่อนคืออะไร"),
    "questions": ("เจาะลึก", "ข้อคำถาม", "ข้อใดดึงคะแนนลง"),
    "question": ("เจาะลึก", "ดูทีละข้อ", "ข้อนี้บอกอะไร ควรทำอะไร"),
    "issues": ("เจาะลึก", "เจ็ดประเด็น", "เจ็ดประเด็นเป็นอย่างไร"),
    "comparison": ("เปรียบเทียบ", "เทียบกับเพื่อน", "เทียบกับใคร อย่างไร"),
    "planner": ("วางแผน", "วางแผนคะแนน", "ต้องทำอะไรจึงจะถึงเป้า"),
    "measures": ("วางแผน", "มาตรการ", "ปีหน้าจะทำอะไร ใครทำ เมื่อใด"),
    "report": ("วางแผน", "บันทึกข้อความ", "จะเสนอผู้บริหารอย่างไร"),
    "proofread": ("วางแผน", "ตรวจร่าง", "ร่างบันทึกตรงกับข้อมูลไหม"),
    "follow_up": ("วางแผน", "รายงานผล", "ทำไปถึงไหนแล้ว ได้ผลอย่างไร"),
    "imports": ("ข้อมูล", "นำเข้าข้อมูล", "ข้อมูลมาจากไหน ถูกต้องไหม"),
    "method": ("ข้อมูล", "วิธีคำนวณ", "คะแนนคิดอย่างไร"),
}


def _page(stem: str) -> Page:
    first = next(iter(PAGE_TITLES))
    return st.Page(PAGES / f"{stem}.py", title=_(PAGE_TITLES[stem][1]), default=stem == first)


@lru_cache(maxsize=64)
def _linked(stem: str, language: str) -> Page:
    """A page as links name it, made once; the one that runs is made anew each time (`navigation`)."""
    return _page(stem)


def navigation() -> Page:
    """Declare the pages in the language of the link; returns the one the reader chose. The menu itself is drawn by
    `menu`, whose links carry the reader's choices."""
    wording.speak(str(st.session_state.get("lang") or st.query_params.get("lang", "th")))
    sections: dict[str, list[Page]] = {}
    for stem, (section, _name, _question) in PAGE_TITLES.items():
        sections.setdefault(_(section), []).append(_page(stem))
    return st.navigation(sections, position="hidden")


def menu(place: DeltaGenerator) -> None:
    """The pages by section. Each link carries the reader's choices, also into a new tab of the browser."""
    carried = link.shared()
    section = ""
    with place:
        for stem, (heading, name, _question) in PAGE_TITLES.items():
            if heading != section:
                section = heading
                st.markdown(SMALL.format(_(heading)))
            st.page_link(
                _linked(stem, wording.language()), label=_(name), query_params=carried, width="stretch"
            )


def page_link(stem: str, label: str, **chosen: str) -> None:
    """A link to another page; the reader's choices go along, with these in place of theirs."""
    st.page_link(_linked(stem, wording.language()), label=label, query_params=link.shared() | chosen)


def crumbs(here: str, *way: tuple[str, str, dict[str, str]]) -> None:
    """The way from the overview down to what the page shows: each step above is a link, the last one is here."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for stem, label, chosen in (("overview", _(PAGE_TITLES["overview"][1]), {}), *way):
            page_link(stem, label, **chosen)
            st.markdown("›", width="content")
        st.markdown(BOLD.format(here), width="content")


def open_page(stem: str) -> Store:
    """Begin a page: title, menu, question, and the current store. Without a store it says why and stops the page.

    On a fresh server a deep link runs the page without dashboard.py, so each page declares the menu itself.
    """
    from ita.ui import rebuild, scope

    scope.adopt_language()
    if asked := link.going():
        # With the choices of the page left behind: Streamlit shows them in its address once more on the way.
        st.switch_page(_page(asked[0]), query_params=st.query_params.to_dict() | asked[1])
    question = _(PAGE_TITLES[stem][2])
    st.set_page_config(
        page_title=f"{question} · ITA",
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    navigation()
    try:
        store = open_current()
        if notice := store.stale_notice:
            rebuild.offer(notice)
        return store
    except ItaError as missing:
        st.title(question)
        menu(st.sidebar)
        scope.choose_language()
        show_error(missing)
        rebuild.offer()
        st.stop()


def title(stem: str, subject: str, badge: str = "") -> None:
    """The page's question, whom and when it is about, and a badge where the figures are made up."""
    st.title(_(PAGE_TITLES[stem][2]), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(BOLD.format(subject), width="content")
        if badge:
            st.badge(badge, icon=":material/science:", color="orange")


def language_and_title(stem: str, subject: str) -> None:
    """The head of a page that is not about one agency."""
    from ita.ui import scope

    place = st.sidebar.container(gap="xxsmall")
    link.write(lang=scope.choose_language())
    menu(place)
    title(stem, subject)


def show_error(failure: ItaError) -> None:
    """What happened and what to do, in Thai."""
    st.error(failure.what, icon=":material/error:")
    if failure.hint:
        st.markdown(Marked("**{}** {}").format(_("ทำอย่างไรต่อ"), failure.hint))


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
