"""Which district or province the room of a district is about, and which fiscal year; all of it stands in the link."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ita import queries, rows, sentences, tables, wording
from ita.rows import RoomPlaces
from ita.store import Store
from ita.ui import link, menu, page
from ita.ui.screen import st
from ita.wording import _

STEM = "room"
# In the link for all districts of the province.
WHOLE = "all"


@dataclass(frozen=True)
class Place:
    """A district, or with None a whole province, in one fiscal year."""

    province: str
    district: str | None
    fiscal_year: int
    is_synthetic: bool

    @property
    def named(self) -> str:
        """District and province in one line."""
        province = _("จ.{name}").format(name=self.province)
        if self.district is None:
            return _("ทั้งจังหวัด {province}").format(province=province)
        return f"{sentences.district_name(self.district)} {province}"

    def about(self, version_label: str) -> dict[str, str]:
        """What every export of the page is limited to."""
        told = {
            "short_name": self.named,
            "district": None,
            "province": None,
            "is_synthetic": self.is_synthetic,
        }
        return tables.about_agency(told, self.fiscal_year, version_label)


def choose(store: Store) -> Place:
    """Province, district and fiscal year of the link, else of the agency in hand, else the first there is."""
    link.adopt("sample", lambda text: text != "no", True)
    places = queries.typed(store, rows.RoomPlaces, include_synthetic=bool(st.session_state["sample"]))
    if not places:
        page.language_and_title(STEM, _("ยังไม่มีข้อมูล"))
        nothing = _("ยังไม่มีคะแนนของหน่วยงานใดที่ทะเบียนบอกจังหวัด")
        st.html(Markup("<p>{} {}</p>").format(nothing, menu.way("imports", _("ไปหน้านำเข้าข้อมูล"))))
        st.stop()
    home = _home(store)
    province, unknown = _province(places, home)
    here = [row for row in places if row["province"] == province]
    district = _district(here, home if home and home[0] == province else None)
    within = [row for row in here if district is None or row["district"] == district]
    years = sorted({row["fiscal_year"] for row in within}, reverse=True)
    fiscal_year = _year(years)
    chosen = Place(province, district, fiscal_year, all(row["is_synthetic"] for row in here))
    link.write(
        province=province, district=district or WHOLE, fiscal_year=fiscal_year, lang=wording.language()
    )
    menu.draw(STEM)
    page.title(
        STEM,
        _("{agency} · ปีงบประมาณ {year}").format(agency=chosen.named, year=wording.year(fiscal_year)),
        _("ข้อมูลสมมติ") if chosen.is_synthetic else "",
    )
    if unknown:
        st.warning(
            _("ไม่รู้จัก “{named}” ที่อยู่ในลิงก์ จึงแสดง “{shown}” แทน").format(named=unknown[:40], shown=province),
            icon=":material/search_off:",
        )
    _pick(places, here, years, chosen)
    return chosen


def _home(store: Store) -> tuple[str, str | None] | None:
    """Province and district of the agency in hand. Another agency than before takes the reader to its own district."""
    agency_id = st.query_params.get("agency") or st.session_state.get("agency")
    if st.session_state.get("room_of") != agency_id and "province" not in st.query_params:
        st.session_state.pop("province", None)
        st.session_state.pop("district", None)
    st.session_state["room_of"] = agency_id
    found = queries.typed(store, rows.Agency, agency_id=agency_id) if agency_id else []
    if not found or found[0]["province"] is None:
        return None
    return found[0]["province"], found[0]["district"]


def _province(places: Sequence[RoomPlaces], home: tuple[str, str | None] | None) -> tuple[str, str | None]:
    """The province, and what the link names instead where nobody knows it."""
    names = [str(row["province"]) for row in places]
    usual = home[0] if home and home[0] in names else names[0]
    unknown = link.adopt("province", lambda text: text if text in names else None, usual)
    if st.session_state["province"] not in names:
        st.session_state["province"] = usual
    return str(st.session_state["province"]), unknown


def _district(here: Sequence[RoomPlaces], home: tuple[str, str | None] | None) -> str | None:
    names = {row["district"] for row in here if row["district"]}
    usual = home[1] if home and home[1] in names else WHOLE
    link.adopt("district", str, usual)
    if st.session_state["district"] not in {*names, WHOLE}:
        st.session_state["district"] = usual
    chosen = str(st.session_state["district"])
    return None if chosen == WHOLE else chosen


def _year(years: Sequence[int]) -> int:
    """The fiscal year of the link or the session; the newest where the place has no figures of it."""
    link.adopt("fiscal_year", lambda text: int(text) if text.isdecimal() else years[0], years[0])
    held = st.session_state["fiscal_year"]
    st.session_state["fiscal_year"] = held if held in years else years[0]
    return int(st.session_state["fiscal_year"])


def _pick(
    places: Sequence[RoomPlaces], here: Sequence[RoomPlaces], years: Sequence[int], chosen: Place
) -> None:
    """The province from a list to type into; districts and years as links."""
    provinces = list(dict.fromkeys(str(row["province"]) for row in places))
    districts = list(dict.fromkeys(row["district"] for row in here if row["district"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="room_place"):
        st.selectbox(_("จังหวัด (พิมพ์ค้นหา)"), provinces, key="province", persist_state="session", width=260)
        whole = [(_("ทั้งจังหวัด"), menu.here(STEM, district=WHOLE), chosen.district is None)]
        st.html(
            Markup('<div class="ita-places">{}{}</div>').format(
                _links(
                    _("อำเภอ"),
                    [
                        *whole,
                        *((one, menu.here(STEM, district=one), one == chosen.district) for one in districts),
                    ],
                ),
                _links(
                    _("ปีงบประมาณ"),
                    [
                        (wording.year(one), menu.here(STEM, fiscal_year=str(one)), one == chosen.fiscal_year)
                        for one in years
                    ],
                ),
            )
        )


def _links(label: str, ways: Sequence[tuple[str, str, bool]]) -> Markup:
    return Markup('<nav class="ita-pick" aria-label="{label}"><small>{label}</small>{ways}</nav>').format(
        label=label,
        ways=Markup("").join(
            Markup('<a href="{}"{}>{}</a>').format(
                address, Markup(' aria-current="true"') if is_here else "", name
            )
            for name, address, is_here in ways
        ),
    )
