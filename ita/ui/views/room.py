"""The room of a district: whom to look after first, what they have in common, where each stands, and what to take along."""

from collections.abc import Sequence

from markupsafe import Markup

from ita import charts, room_workbook, sentences, tables, wording
from ita.charts.tiles import is_laid_by_map
from ita.rows import FiscalYears, LevelsOfYear, RoomAgencies, SetNeeds, SetQuestionNeeds, SetYears
from ita.store import Store
from ita.ui import menu, pieces
from ita.ui.screen import st
from ita.ui.views import together
from ita.ui.views.room_place import STEM, Place
from ita.wording import _

# So many stand in sight; the rest opens at a click.
MOST_AGENCIES, MOST_NEEDS = 8, 5


def headline(agencies: Sequence[RoomAgencies]) -> None:
    """How many agencies are to be looked after first, of how many, and why."""
    urgent = sum(row["urgency"] is not None for row in agencies)
    is_told = urgent or sentences.can_be_told(agencies)
    is_grave = any(row["is_below"] or row["is_large_fall"] for row in agencies)
    st.html(
        Markup(
            '<section class="ita-head{alarm}"><div class="ita-score"><b>{urgent}</b><div><strong>{label}</strong>'
            '<small>{coverage}</small></div></div><dl class="ita-counts">{counts}</dl><p>{said}</p></section>'
        ).format(
            alarm=Markup(" alarm") if is_grave else "",
            urgent=urgent if is_told else wording.NO_SCORE,
            label=_("แห่งที่ต้องดูแลก่อน จาก {count} แห่ง").format(count=len(agencies)),
            coverage=sentences.coverage(agencies),
            counts=Markup("").join(
                Markup('<div><dt>{}</dt><dd>{}</dd><dd class="note">{}</dd></div>').format(*cell)
                for cell in sentences.room_counts(agencies)
            ),
            said=sentences.to_look_after(agencies),
        )
    )


def triage(agencies: Sequence[RoomAgencies], fiscal_year: int) -> None:
    """The agencies to look after, worst first, each a way to its overview."""
    urgent = [row for row in agencies if row["urgency"]]
    if not urgent:
        return
    lines = [_urgent(row, fiscal_year) for row in urgent]
    rest = _("อีก {count} แห่ง").format(count=len(lines) - MOST_AGENCIES)
    st.html(
        Markup('<section class="ita-triage"><h3>{}</h3>{}</section>').format(
            _("ต้องดูแลก่อน"), together.ordered(lines, MOST_AGENCIES, rest)
        )
    )


def _urgent(row: RoomAgencies, fiscal_year: int) -> Markup:
    return Markup('<li><a href="{}"><span>{}<small>{}</small></span><b{}>{}</b></a></li>').format(
        overview_of(row, fiscal_year),
        sentences.name_in_set(dict(row)),
        " · ".join(sentences.urgent_reasons(row)),
        Markup(' class="below"') if row["is_below"] else "",
        wording.score(row["score"]),
    )


def overview_of(row: RoomAgencies, fiscal_year: int) -> str:
    """The overview of an agency, which says so where it has no figures of the year, or none at all."""
    return menu.address("overview", agency=row["agency_id"], fiscal_year=str(fiscal_year))


def tiles(agencies: Sequence[RoomAgencies], levels: Sequence[LevelsOfYear], fiscal_year: int) -> None:
    """Each agency of the place as a square in the tone of its level."""
    drawn = charts.agency_tiles(agencies, levels, lambda row: overview_of(row, fiscal_year))
    by_map = _("วางตามพิกัดในทะเบียน: บนคือเหนือ ขวาคือตะวันออก ไม่ใช่มาตราส่วน")
    pieces.picture(drawn, "", _("ทุกแห่งตามระดับ"), by_map if is_laid_by_map(agencies) else "")


def training(questions: Sequence[SetQuestionNeeds], place: Place) -> None:
    """The questions that several are below the target in: what would help, and whom."""
    shared = [row for row in questions if row["weak_count"] > 1] or list(questions[:1])
    lines = [
        together.need(
            row,
            sentences.need_topic(row),
            sentences.name_of(row, "action"),
            _of_weakest("question", row, place, question=row["node"]),
        )
        for row in shared
    ]
    together.needs(_("เรื่องเดียวช่วยได้หลายแห่ง"), sentences.one_training(questions), lines, MOST_NEEDS)


def indicators(needs: Sequence[SetNeeds], place: Place) -> None:
    """The indicators that several are below the target in, and who; nothing where none is below it."""
    if not needs:
        return
    scope = "province" if place.district is None else "district"
    lines = [
        together.need(
            row,
            sentences.node_name(dict(row)),
            "",
            _of_weakest("comparison", row, place, set=scope, across=row["node"]),
        )
        for row in needs
        if row["weak_count"] > 1
    ]
    together.needs(_("ตัวชี้วัดที่อ่อนร่วมกัน"), sentences.weakest_together(needs), lines, MOST_NEEDS)


def _of_weakest(stem: str, row: SetNeeds | SetQuestionNeeds, place: Place, **chosen: str) -> str:
    """The page for the agency lowest of those below the target."""
    agency_id = str(row["agencies"][0]["agency_id"])
    return menu.address(stem, agency=agency_id, fiscal_year=str(place.fiscal_year), **chosen)


def spread(years: Sequence[SetYears], known: Sequence[FiscalYears], fiscal_year: int) -> None:
    """Five years of the place."""
    together.years(
        years, known, fiscal_year, _("ห้าปีของพื้นที่"), lambda year: menu.here(STEM, fiscal_year=str(year))
    )


def take_along(store: Store, agencies: Sequence[RoomAgencies], place: Place, about: dict[str, str]) -> None:
    """Everything in one workbook, and the memo of the district or province."""
    language = wording.language()

    def made() -> bytes:
        from ita import workbook

        wording.speak(language)
        return workbook.excel(*room_workbook.room_tables(store, agencies, place.fiscal_year, about))

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ways_on"):
        st.html(
            Markup('<p class="ita-ways">{}</p>').format(Markup(" ").join(_memos(agencies, place))),
            width="content",
        )
        st.download_button(
            _("ทุกรายการของพื้นที่ (Excel)"),
            made,
            tables.file_name(_("ห้องอำเภอ"), about, ".xlsx"),
            pieces.EXCEL,
            key="room_download",
            icon=":material/download:",
            on_click="ignore",
        )


def _memos(agencies: Sequence[RoomAgencies], place: Place) -> list[Markup]:
    """The memos that can be written of these agencies: of the province where a district has too few, else of each district."""
    found: dict[str, RoomAgencies] = {}
    for row in agencies:
        if row["peer_scope"] == "province":
            found.setdefault(_("บันทึกข้อความทั้งจังหวัด"), row)
        elif row["peer_scope"] == "district":
            told = _("บันทึกข้อความ {district}").format(district=sentences.district_name(row["district"] or ""))
            found.setdefault(told if place.district is None else _("บันทึกข้อความทั้งอำเภอ"), row)
    return [
        menu.way("memo", label, agency=row["agency_id"], fiscal_year=str(place.fiscal_year), memo="district")
        for label, row in found.items()
    ]


def numbers(
    agencies: Sequence[RoomAgencies],
    needs: Sequence[SetNeeds],
    questions: Sequence[SetQuestionNeeds],
    years: Sequence[SetYears],
    about: dict[str, str],
) -> None:
    """The numbers behind the pictures."""
    pieces.numbers(
        "room_agencies", lambda: room_workbook.agency_table("room_agencies", agencies, about), agencies
    )
    if questions:
        pieces.numbers("question_needs", lambda: room_workbook.question_table(questions, about))
    if needs:
        pieces.numbers("needs", lambda: tables.shown("needs", needs, about))
    if years:
        pieces.numbers("set_years", lambda: tables.shown("set_years", years, about))
