"""What the reader chose: agency, fiscal year, language, made-up data shown or not; kept in the URL by `link`.

All of it is chosen by links, so that a choice is one turn of the page and costs it a single element.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from markupsafe import Markup

from ita import queries, rows, sentences, tables, wording
from ita.config import office_agency
from ita.errors import ChoiceError
from ita.register import Agency, Register
from ita.sentences.names import AnyRow
from ita.store import Store
from ita.ui import link, menu, notices, page
from ita.ui.screen import st
from ita.wording import _
from ita.words.told import say


@dataclass(frozen=True)
class Chosen:
    """One agency and one of its fiscal years."""

    agency_id: str
    fiscal_year: int
    agency: rows.Agency
    years: list[int]
    version_label: str
    tour: str | None

    @property
    def name(self) -> str:
        """The agency's name as officers abbreviate it."""
        return str(self.agency["short_name"])

    @property
    def described(self) -> str:
        """Name, district and province."""
        return sentences.described(self.agency)

    @property
    def is_synthetic(self) -> bool:
        """The agency does not exist."""
        return bool(self.agency["is_synthetic"])

    @property
    def key(self) -> dict[str, Any]:
        """The parameters most queries take."""
        return {"agency_id": self.agency_id, "fiscal_year": self.fiscal_year}

    @property
    def about(self) -> dict[str, str]:
        """What every export of this page is limited to."""
        return tables.about_agency(self.agency, self.fiscal_year, self.version_label)


def choose(store: Store, stem: str) -> Chosen:
    """Agency and fiscal year by the link. Where it names none, or what is not there, asks or says so, and stops."""
    link.adopt("sample", lambda text: text != "no", True)
    include_synthetic = bool(st.session_state["sample"])
    agency = _agency(store, include_synthetic)
    if agency is None:
        _draw(store, stem, [], None, include_synthetic)
        linked = st.query_params.get("agency")
        page.title(stem, _("ยังไม่ได้เลือกหน่วยงาน"))
        if linked:
            notices.unknown_agency(linked)
        _first_visit(store)
    agency_id = str(agency["agency_id"])
    years = [row["fiscal_year"] for row in queries.typed(store, rows.AgencyYears, agency_id=agency_id)]
    badge = _("ข้อมูลสมมติ") if agency["is_synthetic"] else ""
    if not years:
        _draw(store, stem, [], agency, include_synthetic)
        page.title(stem, sentences.described(agency))
        _no_scores_yet(sentences.described(agency))
    fiscal_year = _year(agency_id, years)
    if fiscal_year is None:
        _draw(store, stem, years, agency, include_synthetic)
        page.title(stem, sentences.described(agency), badge)
        notices.no_such_year(str(st.query_params.get("fiscal_year")), sentences.described(agency), years)
    link.write(
        agency=agency_id,
        fiscal_year=fiscal_year,
        sample="yes" if include_synthetic else "no",
        lang=wording.language(),
    )
    _draw(store, stem, years, agency, include_synthetic, fiscal_year)
    subject = _("{agency} · ปีงบประมาณ {year}").format(
        agency=sentences.described(agency), year=wording.year(fiscal_year)
    )
    page.title(stem, subject, badge)
    notices.succession(agency)
    tour = None if agency["is_synthetic"] else _tour(store)
    return Chosen(agency_id, fiscal_year, agency, years, store.version_label, tour)


def _agency(store: Store, include_synthetic: bool) -> rows.Agency | None:
    """The agency of the link or the session, else the office's own; None where none is named or the named one is not there."""
    unlinked = "agency" not in st.query_params and "agency" not in st.session_state
    link.adopt("agency", str, _office(store) if unlinked else None)
    agency_id = st.session_state["agency"]
    named = next(iter(queries.typed(store, rows.Agency, agency_id=agency_id or "")), None)
    if named is None or (named["is_synthetic"] and not include_synthetic):
        return None
    return named


def _office(store: Store) -> str | None:
    """The agency this office works for, where it is configured; else the only one there are published figures of."""
    try:
        named = office_agency()
        if not named:
            return next((row["agency_id"] for row in queries.typed(store, rows.SoleAgency)), None)
        known = queries.typed(store, rows.Agencies, include_synthetic=True)
        return Register(map(Agency.of, known)).find(named)
    except ChoiceError as unclear:
        st.warning(
            _("หน่วยงานของสำนักงาน (office.csv หรือ ITA_AGENCY): {reason} → {hint}").format(
                reason=say(unclear.what), hint=say(unclear.hint)
            )
        )
        return None


def _tour(store: Store) -> str | None:
    """The made-up agency with the most scores: where a tour of every page begins."""
    return next((row["agency_id"] for row in queries.typed(store, rows.TourAgency)), None)


def _first_visit(store: Store) -> NoReturn:
    """Asks whose office this is; the answer is remembered in this browser."""
    tour = _tour(store)
    ways = [menu.way("overview", _("ดูตัวอย่างทุกหน้าด้วยจังหวัดสมมติ"), agency=tour)] if tour else []
    ways.append(menu.way("imports", _("นำเข้าคะแนนของหน่วยงาน")))
    st.html(
        Markup('<section class="ita-first"><h2>{}</h2>{}<p class="ita-ways">{}</p></section>').format(
            _("หน่วยงานของท่านคือ…"),
            chooser(store.data_version, "./", is_remembered=True),
            Markup(" ").join(ways),
        )
    )
    st.stop()


def _no_scores_yet(agency: str) -> NoReturn:
    """An agency of the register without any score: what to bring, and where to."""
    st.info(_("ยังไม่มีคะแนนของ {agency} ในข้อมูลชุดนี้").format(agency=agency), icon=":material/inbox:")
    st.html(
        Markup("<ol>{}</ol><p>{}</p>").format(
            Markup("").join(
                Markup("<li>{}</li>").format(step)
                for step in (
                    _("หาไฟล์ผลคะแนนของหน่วยงาน: Excel, CSV หรือ PDF จากระบบ ITAS จังหวัด หรืออำเภอ ปีใดก็ได้"),
                    _("เปิดหน้านำเข้าข้อมูล แล้ววางไฟล์ทั้งหมดพร้อมกัน โปรแกรมบอกว่าเข้าใจไฟล์อย่างไรก่อนบันทึก"),
                    _("ไม่มีไฟล์ให้ดาวน์โหลดแม่แบบในหน้าเดียวกัน กรอกคะแนนจากประกาศ แล้วนำกลับมาวาง"),
                )
            ),
            menu.way("imports", _("ไปหน้านำเข้าข้อมูล")),
        )
    )
    st.stop()


def chooser(data_version: str, stem: str = "", *, is_remembered: bool = False) -> Markup:
    """A field to type an agency's name, district or province into; `static/page.js` finds it in the list of agencies.

    An agency chosen there opens on `stem`, or on the page in hand, and is the browser's own where `is_remembered`.
    """
    label = _("พิมพ์ชื่อ อำเภอ หรือจังหวัด")
    number = "first" if is_remembered else "side"
    return Markup(
        '<div class="ita-chooser"><input type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="false" '
        'aria-autocomplete="list" aria-controls="ita-{number}" aria-label="{label}" placeholder="{label}" '
        'data-agencies="agencies.json?{asked}" data-page="{stem}" data-remember="{remembered}" data-none="{none}">'
        '<ul role="listbox" id="ita-{number}" aria-label="{label}" hidden></ul></div>'
    ).format(
        number=number,
        label=label,
        asked=menu.asked({"v": data_version, "lang": wording.language(), "sample": _sample()}),
        stem=stem,
        remembered="yes" if is_remembered else "",
        none=_("ไม่พบหน่วยงานนี้ในข้อมูลชุดนี้"),
    )


def _sample() -> str:
    return "yes" if st.session_state["sample"] else "no"


def _year(agency_id: str, years: Sequence[int]) -> int | None:
    """The fiscal year of the link or the session; another agency without the year in hand opens on its newest."""
    linked = link.adopt(
        "fiscal_year",
        lambda text: int(text) if text.isdecimal() and int(text) in years else None,
        years[0],
    )
    # A year a link asked for in vain stays open until the reader picks one, or another agency.
    moved_on = st.session_state.get("fiscal_year_of") not in (None, agency_id)
    held: int | None = st.session_state["fiscal_year"]
    if linked is None and held not in years and (held is not None or moved_on):
        st.session_state["fiscal_year"] = years[0]
    st.session_state["fiscal_year_of"] = agency_id
    chosen: int | None = st.session_state["fiscal_year"]
    return chosen


def _draw(
    store: Store,
    stem: str,
    years: Sequence[int],
    agency: rows.Agency | None,
    include_synthetic: bool,
    fiscal_year: int | None = None,
) -> None:
    """The sidebar: agency, years, language, then the menu, then whether made-up data are shown."""
    shown = Markup("")
    if agency is not None:
        place = sentences.described(dict(agency) | {"short_name": ""}).strip()
        shown = Markup('<p class="ita-agency"><b>{}</b><small>{}</small></p>').format(
            agency["short_name"], place
        )
    told = Markup("")
    if years:
        told = Markup(
            '<nav class="ita-pick" aria-label="{label}"><small>{label}</small>{years}</nav>'
        ).format(
            label=_("ปีงบประมาณ"),
            years=Markup("").join(
                _year_link(stem, year, years, fiscal_year) for year in range(years[0], years[-1] - 1, -1)
            ),
        )
    other = menu.here(stem, sample="no" if include_synthetic else "yes")
    hide = _("ซ่อนข้อมูลสมมติ") if include_synthetic else _("แสดงข้อมูลสมมติ")
    with st.sidebar:
        st.html(
            Markup(
                '<div class="ita-side">{}{}{}{}{}<p class="ita-sample"><a href="{}">{}</a></p></div>'
            ).format(
                shown,
                chooser(store.data_version),
                told,
                menu.languages(stem),
                menu.pages(stem),
                other,
                hide,
            )
        )


def _year_link(stem: str, year: int, years: Sequence[int], chosen: int | None) -> Markup:
    if year not in years:
        return Markup('<span title="{}">{}</span>').format(_("ไม่มีข้อมูลปี {years}").format(years=year), year)
    current = Markup(' aria-current="true"') if year == chosen else ""
    return Markup('<a href="{}"{}>{}</a>').format(menu.here(stem, fiscal_year=str(year)), current, year)


# The years a page shows; a workbook shows the same.
window = tables.window


def in_window(rows: Sequence[AnyRow], years: list[int]) -> list[AnyRow]:
    """Rows of these fiscal years."""
    return [row for row in rows if row["fiscal_year"] in years]
