"""What the reader chose: agency, fiscal year, language, made-up data shown or not; kept in the URL by `link`."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ita import queries, sentences, tables, wording
from ita.config import office_agency
from ita.errors import ChoiceError
from ita.register import Agency, Register
from ita.store import Store
from ita.ui import link, menu, notices, page
from ita.ui.screen import QUIET, st
from ita.wording import _


@dataclass(frozen=True)
class Chosen:
    """One agency and one of its fiscal years."""

    agency_id: str
    fiscal_year: int
    agency: dict[str, Any]
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


@st.cache_resource(max_entries=8)
def _directory(
    data_version: str, include_synthetic: bool, language: str, _store: Store
) -> dict[str, dict[str, Any]]:
    rows = queries.agencies(_store, include_synthetic=include_synthetic).to_dict("records")
    agencies = [{str(name): found for name, found in row.items()} for row in rows]
    return {str(agency["agency_id"]): agency | {"option": _option(agency)} for agency in agencies}


def _first_agency(store: Store, agencies: dict[str, dict[str, Any]]) -> str | None:
    """The office's own agency, else the published one with the most scores, else the first of the list."""
    named = office_agency()
    if named:
        known = Register(map(Agency.of, agencies.values()))
        try:
            return known.find(named)
        except ChoiceError as unclear:
            st.warning(
                _("หน่วยงานของสำนักงาน (office.csv หรือ ITA_AGENCY): {reason}").format(reason=unclear.what)
            )
    fullest = queries.fullest_agency(store)
    if len(fullest) and fullest["agency_id"].iloc[0] in agencies:
        return str(fullest["agency_id"].iloc[0])
    return next(iter(agencies), None)


def choose(store: Store, stem: str) -> Chosen:
    """Agency and fiscal year by the sidebar or the link. Where the link names what is not there, says so and stops."""
    link.adopt("sample", lambda text: text != "no", True)
    include_synthetic = bool(st.session_state["sample"])
    agencies = _directory(store.data_version, include_synthetic, wording.language(), store)
    with st.sidebar:
        agency_id = _choose_agency(store, agencies)
        years = _years(store, agency_id)
        fiscal_year = _choose_year(agency_id, years)
    language = menu.choose_language()
    if agency_id is None or fiscal_year is None:
        menu.draw(stem)
    if not agencies:
        page.title(stem, _("ยังไม่มีข้อมูล"))
        notices.nothing_loaded()
    if agency_id is None:
        page.title(stem, _("ยังไม่ได้เลือกหน่วยงาน"))
        notices.unknown_agency(st.query_params.get("agency"))
    agency = agencies[agency_id]
    badge = _("ข้อมูลสมมติ") if agency["is_synthetic"] else ""
    if fiscal_year is None:
        page.title(stem, sentences.described(agency), badge)
        notices.no_such_year(str(st.query_params.get("fiscal_year")), sentences.described(agency), years)
    link.write(
        agency=agency_id,
        fiscal_year=fiscal_year,
        sample="yes" if include_synthetic else "no",
        lang=language,
    )
    menu.draw(stem)
    with st.sidebar:
        st.toggle(_("แสดงข้อมูลสมมติ"), key="sample", persist_state="session")
    subject = _("{agency} · ปีงบประมาณ {year}").format(
        agency=sentences.described(agency), year=wording.year(fiscal_year)
    )
    page.title(stem, subject, badge)
    notices.succession(agency)
    tour = None if agency["is_synthetic"] else _fullest_synthetic(agencies)
    return Chosen(agency_id, fiscal_year, agency, years, store.version_label, tour)


def _fullest_synthetic(agencies: dict[str, dict[str, Any]]) -> str | None:
    """The made-up agency with the most scores: where a tour of every page begins."""
    made_up = [row for row in agencies.values() if row["is_synthetic"]]
    fullest = max(made_up, key=lambda row: int(row["score_count"]), default=None)
    return str(fullest["agency_id"]) if fullest else None


def _choose_agency(store: Store, agencies: dict[str, dict[str, Any]]) -> str | None:
    """The agency by type-ahead over name, district and province; None while a link names one we do not have."""
    unlinked = "agency" not in st.query_params
    first = _first_agency(store, agencies) if unlinked and "agency" not in st.session_state else None
    link.adopt("agency", lambda text: text if text in agencies else None, first)
    if st.session_state["agency"] not in agencies:
        st.session_state["agency"] = None
    chosen: str | None = st.selectbox(
        _("หน่วยงาน (พิมพ์ค้นหา)"),
        list(agencies),
        format_func=lambda one: str(agencies[one]["option"]),
        key="agency",
        index=None,
        placeholder=_("พิมพ์ชื่อ อำเภอ หรือจังหวัด"),
        persist_state="session",
    )
    return chosen


def _years(store: Store, agency_id: str | None) -> list[int]:
    if agency_id is None:
        return []
    return [int(year) for year in queries.agency_years(store, agency_id=agency_id)["fiscal_year"]]


def _option(agency: dict[str, Any]) -> str:
    name = sentences.described(agency)
    return _("{agency} · ข้อมูลสมมติ").format(agency=name) if agency["is_synthetic"] else name


def _choose_year(agency_id: str | None, years: list[int]) -> int | None:
    """Buttons of the agency's years, newest first; another agency without the year in hand opens on its newest."""
    if agency_id is None:
        return None
    linked = link.adopt(
        "fiscal_year",
        lambda text: int(text) if text.isdigit() and int(text) in years else None,
        years[0],
    )
    # A year a link asked for in vain stays open until the reader picks one, or another agency.
    moved_on = st.session_state.get("fiscal_year_of") not in (None, agency_id)
    held = st.session_state["fiscal_year"]
    if linked is None and held not in years and (held is not None or moved_on):
        st.session_state["fiscal_year"] = years[0]
    st.session_state["fiscal_year_of"] = agency_id
    chosen: int | None = st.segmented_control(
        _("ปีงบประมาณ"),
        years,
        format_func=wording.year,
        key="fiscal_year",
        persist_state="session",
    )
    missing = [wording.year(year) for year in range(years[-1] + 1, years[0]) if year not in years]
    if missing:
        said = _("ไม่มีข้อมูลปี {years}").format(years=wording.listed(missing))
        st.markdown(QUIET.format(said))
    return chosen


# The years a page shows; a workbook shows the same.
window = tables.window


def in_window(rows: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """Rows of these fiscal years."""
    return rows[rows["fiscal_year"].isin(years)]
