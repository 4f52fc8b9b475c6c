"""The views of a set of agencies: where each stands this year and who needs help with what, and how they moved."""

from collections.abc import Sequence
from typing import Any

from ita import charts, queries, rows, sentences, tables, wording
from ita.rows import SetMatrix, SetNeeds, SetSpine
from ita.store import Store
from ita.terms import OVERALL
from ita.ui import choices, menu, pieces, scope
from ita.ui.scope import Chosen
from ita.ui.screen import st
from ita.ui.views import together
from ita.ui.views.comparison_set import Peers
from ita.wording import N_, _

NAME = "name"
CELLS = {"score": N_("คะแนน"), "gap_to_target": N_("ห่างเป้า"), "score_change": N_("เปลี่ยนจากปีก่อน")}
VIEWS = {"now": N_("ปีนี้ ใครต้องการความช่วยเหลือ"), "moves": N_("ที่ผ่านมา ใครเพิ่ม ใครลด")}

MOST_LINES, MOST_NEEDS = 12, 5


def this_year(
    store: Store,
    chosen: Chosen,
    peers: Peers,
    summary: rows.SetSummary | None,
    national: Sequence[rows.NationalMeans],
) -> None:
    """The matrix of numbers, who needs help with what, each indicator's span with our place in it, and all on one line."""
    key: dict[str, Any] = {"agency_ids": peers.members, "fiscal_year": chosen.fiscal_year}
    about = chosen.about | peers.about
    spine = queries.typed(store, rows.SetSpine, **key, agency_id=chosen.agency_id)
    needs = queries.typed(store, rows.SetNeeds, **key)
    _matrix(store, chosen, key, about, spine, needs)
    if needs:
        _needs(needs)
        pieces.numbers("needs", lambda: tables.shown("needs", needs, about))
    if spine:
        drawn = charts.spine_rows(
            spine, lambda row: menu.address("indicators", node=str(row["indicator_id"]))
        )
        pieces.picture(drawn, sentences.spine_note(spine), _("แต่ละตัวชี้วัด เราอยู่ตรงไหนในกลุ่ม"))
        pieces.numbers("spine", lambda: tables.shown("spine", spine, about))
    _strip(store, chosen, key, about, spine, summary, national)


def _matrix(
    store: Store,
    chosen: Chosen,
    key: dict[str, Any],
    about: dict[str, str],
    spine: Sequence[SetSpine],
    needs: Sequence[SetNeeds],
) -> None:
    shown, by = choose_cells(spine)
    cells = queries.typed(store, rows.SetMatrix, **key, by=by)
    if not cells:
        return
    levels = queries.typed(store, rows.LevelsOfYear, fiscal_year=chosen.fiscal_year)
    target = next((row["target"] for row in cells if row["target"] is not None), None)
    lowest = max(
        (row["min_overall"] for row in levels if target is not None and 0 < row["min_overall"] < target),
        default=None,
    )
    note = sentences.matrix_note(cells, needs, spine, shown)
    pieces.picture(
        charts.matrix(cells, shown, chosen.agency_id, lambda row: _cell_lead(row, chosen), lowest),
        note,
        _("ใครอ่อนเรื่องใด"),
        sentences.matrix_legend(shown, target, lowest),
    )
    pieces.numbers("matrix", lambda: tables.matrix(cells, shown, about), cells)


def _cell_lead(row: SetMatrix, chosen: Chosen) -> str:
    year = str(chosen.fiscal_year)
    if row["node"] == OVERALL:
        return menu.address("overview", agency=row["agency_id"], fiscal_year=year)
    return menu.address("indicators", agency=row["agency_id"], fiscal_year=year, node=row["node"])


def _needs(needs: Sequence[SetNeeds]) -> None:
    """Each indicator that several are below the target in, with whom, the most common first."""
    together.needs(
        _("ใครต้องการความช่วยเหลือเรื่องใด"),
        sentences.weakest_together(needs),
        [
            together.need(
                row,
                sentences.node_name(dict(row)),
                "",
                menu.address("indicators", agency=row["agencies"][0]["agency_id"], node=row["node"]),
            )
            for row in needs
            if row["weak_count"] > 1
        ],
        MOST_NEEDS,
    )


def _strip(
    store: Store,
    chosen: Chosen,
    key: dict[str, Any],
    about: dict[str, str],
    spine: Sequence[SetSpine],
    summary: rows.SetSummary | None,
    national: Sequence[rows.NationalMeans],
) -> None:
    node = choose_node(spine)
    spread = queries.typed(store, rows.SetSpread, **key, node=node, agency_id=chosen.agency_id)
    if len(spread) < 2:
        return
    mean = next((row["mean_score"] for row in national if row["fiscal_year"] == chosen.fiscal_year), None)
    narrow = summary if summary is not None and summary["is_narrow"] and node == OVERALL else None
    pieces.picture(
        charts.strip_row(spread, mean if node == OVERALL else None, narrow is not None),
        sentences.set_spread(narrow),
        _("ทุกแห่งบนเส้นเดียว"),
    )
    pieces.numbers("set_spread", lambda: tables.shown("set_spread", sentences.apart(spread), about), spread)


def moves(store: Store, chosen: Chosen, peers: Peers, changes: Sequence[rows.RuleChanges]) -> None:
    """Two years beside one another, the years' lines of the set, and the set year by year."""
    about = chosen.about | peers.about
    history = queries.typed(store, rows.SetHistory, agency_ids=peers.members)
    spine = queries.typed(store, rows.SetSpine, agency_ids=peers.members, **chosen.key)
    node, then = choose_node_and_then(spine, history, chosen.fiscal_year)
    year = str(chosen.fiscal_year)
    if then is None:
        pieces.paragraph(_("ไม่มีปีก่อนให้เทียบ"))
    else:
        moved = queries.typed(
            store,
            rows.SetMoves,
            agency_ids=peers.members,
            node=node,
            previous_year=then,
            fiscal_year=chosen.fiscal_year,
        )
        said = sentences.set_moves(moved, then, chosen.fiscal_year, changes)
        if moved:
            drawn = charts.move_rows(
                moved,
                chosen.agency_id,
                lambda row: menu.address("overview", agency=row["agency_id"], fiscal_year=year),
            )
            pieces.picture(drawn, said, _("ใครเพิ่ม ใครลด"))
            pieces.numbers(
                "set_moves",
                lambda: tables.two_years(
                    "set_moves", sentences.apart(moved), then, chosen.fiscal_year, about
                ),
                moved,
            )
        else:
            pieces.paragraph(said)
    _lines(store, chosen, peers, node, about)
    _years(store, chosen, peers, about)


def _lines(store: Store, chosen: Chosen, peers: Peers, node: str, about: dict[str, str]) -> None:
    of_set = queries.typed(
        store, rows.SetLines, agency_ids=peers.members, **chosen.key, node=node, most=MOST_LINES
    )
    years = scope.window(chosen.fiscal_year)
    recent = [row for row in of_set if row["fiscal_year"] in years]
    if not recent:
        return
    drawn = charts.line_rows(
        recent, years, chosen.agency_id, lambda agency: menu.address("overview", agency=agency)
    )
    lines = sentences.named_lines(recent)
    said = sentences.set_lines(len({row["agency_id"] for row in recent}), recent[0]["scored_count"])
    pieces.picture(drawn, said, _("ห้าปีของแต่ละแห่ง"))
    pieces.numbers("set_lines", lambda: tables.by_year("set_lines", lines, years, about), recent)


def _years(store: Store, chosen: Chosen, peers: Peers, about: dict[str, str]) -> None:
    """The set year by year, and which levels were reached."""
    years = queries.typed(store, rows.SetYears, agency_ids=peers.members)
    known = queries.typed(store, rows.FiscalYears)
    together.years(
        years,
        known,
        chosen.fiscal_year,
        _("ห้าปีของกลุ่ม"),
        lambda year: menu.here("comparison", fiscal_year=str(year)),
    )
    if years:
        pieces.numbers("set_years", lambda: tables.shown("set_years", years, about))
    levels = queries.typed(store, rows.SetLevels, agency_ids=peers.members, fiscal_year=chosen.fiscal_year)
    if levels:
        pieces.numbers("set_levels", lambda: tables.shown("set_levels", levels, about))


def choose_view() -> str:
    """This year, or who rose and who fell; only the one chosen is worked out."""
    names = {view: _(name) for view, name in VIEWS.items()}
    return choices.press("view", names, _("ดู"), "now", label_visibility="collapsed")


def choose_cells(spine: Sequence[SetSpine]) -> tuple[str, str]:
    """What the cells of the matrix show and which column they are ordered by."""
    names = {OVERALL: _("ภาพรวม"), NAME: _("ชื่อ")} | _indicators(spine)
    cells = {one: _(name) for one, name in CELLS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return (
            choices.press("cells", cells, _("ในตารางแสดง"), "score"),
            choices.pick("sort", names, _("เรียงตาม"), OVERALL),
        )


def choose_node(spine: Sequence[SetSpine]) -> str:
    """The figure to look at across the set: the overall or an indicator."""
    return choices.pick("across", {OVERALL: _("ภาพรวม")} | _indicators(spine), _("ดูกลุ่มด้วย"), OVERALL)


def choose_node_and_then(
    spine: Sequence[SetSpine], history: Sequence[rows.SetHistory], now: int
) -> tuple[str, int | None]:
    """The figure to look at, and the earlier year to compare with; opens on the newest one before `now`."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        node = choose_node(spine)
        return node, _choose_then(history, node, now)


def _choose_then(history: Sequence[rows.SetHistory], node: str, now: int) -> int | None:
    known = {row["fiscal_year"] for row in history if row["node"] == node and row["fiscal_year"] < now}
    years = {str(year): wording.year(year) for year in sorted(known, reverse=True)}
    if not years:
        return None
    return int(choices.pick("then", years, _("เทียบกับปี"), next(iter(years))))


def _indicators(spine: Sequence[SetSpine]) -> dict[str, str]:
    return {row["node"]: sentences.node_name(dict(row)) for row in spine}
