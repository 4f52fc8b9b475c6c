"""The menu: which pages there are, links to them that carry the reader's choices, and the language they are in."""

from functools import lru_cache

from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from ita import wording
from ita.config import PAGES
from ita.ui import link
from ita.ui.screen import BOLD, SMALL, st
from ita.wording import _

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
    "memo": ("วางแผน", "บันทึกข้อความ", "จะเสนอผู้บริหารอย่างไร"),
    "proofread": ("วางแผน", "ตรวจร่าง", "ร่างบันทึกตรงกับข้อมูลไหม"),
    "follow_up": ("วางแผน", "รายงานผล", "ทำไปถึงไหนแล้ว ได้ผลอย่างไร"),
    "imports": ("ข้อมูล", "นำเข้าข้อมูล", "ข้อมูลมาจากไหน ถูกต้องไหม"),
    "method": ("ข้อมูล", "วิธีคำนวณ", "คะแนนคิดอย่างไร"),
}


def page_of(stem: str) -> Page:
    """The page of a file, under its name in the language spoken."""
    first = next(iter(PAGE_TITLES))
    return st.Page(PAGES / f"{stem}.py", title=_(PAGE_TITLES[stem][1]), default=stem == first)


@lru_cache(maxsize=64)
def _linked(stem: str, language: str) -> Page:
    """A page as links name it, made once; the one that runs is made anew each time (`navigation`)."""
    return page_of(stem)


def navigation() -> Page:
    """Declare the pages in the language of the link; returns the one the reader chose. The menu itself is drawn by
    `draw`, whose links carry the reader's choices."""
    wording.speak(str(st.session_state.get("lang") or st.query_params.get("lang", "th")))
    sections: dict[str, list[Page]] = {}
    for stem, (section, _name, _question) in PAGE_TITLES.items():
        sections.setdefault(_(section), []).append(page_of(stem))
    return st.navigation(sections, position="hidden")


def draw(place: DeltaGenerator) -> None:
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


def adopt_language() -> None:
    """Speak the language of the link or the session from here on."""
    link.adopt("lang", lambda text: text if text in wording.LANGUAGES else "th", "th")
    wording.speak(st.session_state["lang"] or "th")


def choose_language() -> str:
    """The language switch at the foot of the sidebar."""
    with st.sidebar:
        st.segmented_control(
            "ภาษา / Language",
            list(wording.LANGUAGES),
            format_func=wording.LANGUAGES.__getitem__,
            key="lang",
            required=True,
            persist_state="session",
        )
    return str(st.session_state["lang"])
