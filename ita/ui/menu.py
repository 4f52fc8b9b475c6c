"""The menu: which pages there are, links to them that carry the reader's choices, and the language they are in."""

import copy
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup
from streamlit.navigation.page import Page

from ita import wording
from ita.config import PAGES
from ita.ui import link
from ita.ui.screen import st
from ita.wording import N_, _

# File → section, menu title, the reader's question; in the order of the menu. A page icon would be fetched from
# the internet as the tab's picture, so the menu has none and the server gives the tab our own.
PAGE_TITLES = {
    "overview": (N_("ภาพรวม"), N_("ภาพรวม"), N_("เราอยู่ตรงไหนในปีนี้")),
    "trends": (N_("เจาะลึก"), N_("แนวโน้ม"), N_("ห้าปีที่ผ่านมาเป็นอย่างไร")),
    "instruments": (N_("เจาะลึก"), N_("เครื่องมือ"), N_("แต่ละเครื่องมือส่งผลเท่าใด")),
    "indicators": (N_("เจาะลึก"), N_("ตัวชี้วัด"), N_("จุดแข็งจุดอ่อนคืออะไร")),
    "questions": (N_("เจาะลึก"), N_("ข้อคำถาม"), N_("ข้อใดดึงคะแนนลง")),
    "question": (N_("เจาะลึก"), N_("ดูทีละข้อ"), N_("ข้อนี้บอกอะไร ควรทำอะไร")),
    "issues": (N_("เจาะลึก"), N_("เจ็ดประเด็น"), N_("เจ็ดประเด็นเป็นอย่างไร")),
    "room": (N_("เปรียบเทียบ"), N_("ห้องอำเภอ"), N_("แห่งใดต้องดูแลก่อน เรื่องใดช่วยได้หลายแห่ง")),
    "comparison": (N_("เปรียบเทียบ"), N_("เทียบกับเพื่อน"), N_("เทียบกับใคร อย่างไร")),
    "planner": (N_("วางแผน"), N_("วางแผนคะแนน"), N_("ต้องทำอะไรจึงจะถึงเป้า")),
    "measures": (N_("วางแผน"), N_("มาตรการ"), N_("ปีหน้าจะทำอะไร ใครทำ เมื่อใด")),
    "checklist": (N_("วางแผน"), N_("ก่อนประกาศผล"), N_("เอกสารที่เผยแพร่แล้วรับรองคะแนนเท่าใด")),
    "memo": (N_("วางแผน"), N_("บันทึกข้อความ"), N_("จะเสนอผู้บริหารอย่างไร")),
    "proofread": (N_("วางแผน"), N_("ตรวจร่าง"), N_("ร่างบันทึกตรงกับข้อมูลไหม")),
    "follow_up": (N_("วางแผน"), N_("รายงานผล"), N_("ทำไปถึงไหนแล้ว ได้ผลอย่างไร")),
    "imports": (N_("ข้อมูล"), N_("นำเข้าข้อมูล"), N_("ข้อมูลมาจากไหน ถูกต้องไหม")),
    "method": (N_("ข้อมูล"), N_("วิธีคำนวณ"), N_("คะแนนคิดอย่างไร")),
}


@lru_cache(maxsize=64)
def _linked(stem: str, language: str) -> Page:
    """A page as links name it, made once: Streamlit looks its file up each time."""
    first = next(iter(PAGE_TITLES))
    return st.Page(PAGES / f"{stem}.py", title=_(PAGE_TITLES[stem][1]), default=stem == first)


def page_of(stem: str) -> Page:
    """The page of a file, under its name in the language spoken, that can run: Streamlit runs each object once."""
    return copy.copy(_linked(stem, wording.language()))


def navigation() -> Page:
    """Declare the pages in the language of the link; returns the one the reader chose. The menu itself is drawn by
    `draw`, whose links carry the reader's choices."""
    wording.speak(str(st.session_state.get("lang") or st.query_params.get("lang", "th")))
    sections: dict[str, list[Page]] = {}
    for stem, (section, _name, _question) in PAGE_TITLES.items():
        sections.setdefault(_(section), []).append(page_of(stem))
    return st.navigation(sections, position="hidden")


def draw(here: str) -> None:
    """The sidebar of a page that is not about one agency: language and pages."""
    with st.sidebar:
        st.html(Markup('<div class="ita-side">{}{}</div>').format(languages(here), pages(here)))


def pages(here: str) -> Markup:
    """The pages by section. Each link carries the reader's choices, also into a new tab of the browser."""
    return _menu(here, wording.language(), tuple(link.shared().items()))


def languages(here_stem: str) -> Markup:
    """The languages; the other one shows this page in it."""
    ways = [
        Markup('<a href="{}" lang="{}"{}>{}</a>').format(
            here(here_stem, lang=code),
            code,
            Markup(' aria-current="true"') if code == wording.language() else "",
            name,
        )
        for code, name in wording.LANGUAGES.items()
    ]
    return Markup('<nav class="ita-pick" aria-label="ภาษา / Language">{}</nav>').format(Markup("").join(ways))


@lru_cache(maxsize=512)
def _menu(here: str, language: str, carried: tuple[tuple[str, str], ...]) -> Markup:
    """The menu as one element: fifteen of them would cost a page a third of its time."""
    sections: dict[str, list[Markup]] = {}
    for stem, (section, name, _question) in PAGE_TITLES.items():
        current = Markup(' aria-current="page"') if stem == here else ""
        sections.setdefault(section, []).append(
            Markup('<a href="{}"{}>{}</a>').format(_address(stem, dict(carried)), current, _(name))
        )
    return Markup('<nav class="ita-menu" aria-label="{}">{}</nav>').format(
        _("หน้า"),
        Markup("").join(
            Markup("<p>{}</p>{}").format(_(section), Markup("").join(links))
            for section, links in sections.items()
        ),
    )


def _address(stem: str, chosen: dict[str, str]) -> str:
    """Where a page with these choices is, from any other page."""
    named = "./" if stem == next(iter(PAGE_TITLES)) else stem
    return f"{named}?{asked(chosen)}" if chosen else named


def asked(chosen: dict[str, str]) -> str:
    """Choices as they stand in an address."""
    return urlencode(chosen)


def here(stem: str, **chosen: str) -> str:
    """The address of the page in hand with all its choices, and with these in place of theirs."""
    return _address(stem, st.query_params.to_dict() | chosen)


def address(stem: str, **chosen: str) -> str:
    """The address of a page: the reader's choices go along, with these in place of theirs."""
    return _address(stem, link.shared() | chosen)


def way(stem: str, label: str, **chosen: str) -> Markup:
    """A link to another page to stand in HTML; `chosen` as in `address`."""
    return Markup('<a href="{}">{}</a>').format(address(stem, **chosen), label)


def choices(stem: str, key: str, names: Mapping[str, str], chosen: str, label: str) -> None:
    """Choices of the page in hand as links in a row, the chosen one marked."""
    links = Markup("").join(
        Markup('<a href="{}"{}>{}</a>').format(
            here(stem, **{key: code}), Markup(' aria-current="true"') if code == chosen else "", name
        )
        for code, name in names.items()
    )
    st.html(Markup('<nav class="ita-pick" aria-label="{}">{}</nav>').format(label, links))


def page_link(stem: str, label: str, **chosen: str) -> None:
    """A link to another page as an element of its own; `chosen` as in `address`."""
    st.html(Markup('<p class="ita-way">{}</p>').format(way(stem, label, **chosen)))


def crumbs(here: str, *steps: tuple[str, str, dict[str, str]]) -> None:
    """The way from the overview down to what the page shows: each step above is a link, the last one is here."""
    ways = [
        way("overview", _(PAGE_TITLES["overview"][1])),
        *(way(stem, label, **chosen) for stem, label, chosen in steps),
    ]
    st.html(
        Markup('<nav class="ita-crumbs" aria-label="{}">{} <span>›</span> <b>{}</b></nav>').format(
            _("ทางมาถึงหน้านี้"), Markup(" <span>›</span> ").join(ways), here
        )
    )


def adopt_language() -> None:
    """Speak the language of the link or the session from here on."""
    link.adopt("lang", lambda text: text if text in wording.LANGUAGES else "th", "th")
    wording.speak(st.session_state["lang"] or "th")
