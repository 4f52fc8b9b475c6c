"""The three views of a set of agencies: where each stands this year, who rose and who fell, and who needs help."""

from typing import Any

import pandas as pd

from ita import charts, queries, sentences, tables, wording
from ita.store import Store
from ita.terms import OVERALL
from ita.ui import choices, pieces, scope
from ita.ui.scope import Chosen
from ita.ui.screen import st
from ita.ui.views.comparison_set import Peers
from ita.wording import N_, _

NAME = "name"
CELLS = {"score": N_("คะแนน"), "gap_to_target": N_("ห่างเป้า"), "score_change": N_("เปลี่ยนจากปีก่อน")}
VIEWS = {"now": N_("ปีนี้"), "moves": N_("ใครเพิ่ม ใครลด"), "help": N_("จุดอ่อนร่วมและสรุปรายปี")}

MOST_LINES = 12


def this_year(
    store: Store, chosen: Chosen, peers: Peers, summary: dict[str, Any] | None, national: pd.DataFrame
) -> None:
    """Every agency as a dot, the matrix of numbers, and each indicator's span with our place in it."""
    key: dict[str, Any] = {"agency_ids": peers.members, "fiscal_year": chosen.fiscal_year}
    about = chosen.about | peers.about
    spine = queries.set_spine(store, **key, agency_id=chosen.agency_id)
    node = choose_node(spine)
    spread = sentences.told_apart(queries.set_spread(store, **key, node=node, agency_id=chosen.agency_id))
    if len(spread) > 1:
        mean = national.loc[national["fiscal_year"] == chosen.fiscal_year, "mean_score"]
        narrow = summary is not None and bool(summary["is_narrow"]) and node == OVERALL
        pieces.chart_over_table(
            charts.strip(spread, float(mean.iloc[0]) if len(mean) and node == OVERALL else None, narrow),
            tables.shown("set_spread", spread, about),
            sentences.set_spread(summary if narrow else None),
            spread,
            leads="overview",
        )
    shown, by = choose_cells(spine)
    rows = sentences.told_apart(queries.set_matrix(store, **key, by=by))
    if len(rows):
        cells = tables.by_agency(rows, shown)
        pieces.chart_over_table(
            charts.matrix(cells, shown, chosen.agency_id),
            tables.matrix(cells, rows, shown, about),
            sentences.matrix_note(rows, queries.set_needs(store, **key), spine, shown),
            rows,
            leads="indicators",
        )
    if len(spine):
        pieces.chart_over_table(
            charts.spine(spine),
            tables.shown("spine", spine, about),
            sentences.spine_note(spine),
            leads="indicators",
        )


def moves(store: Store, chosen: Chosen, peers: Peers, changes: pd.DataFrame) -> None:
    """Two years beside one another, and the years' lines of the set."""
    about = chosen.about | peers.about
    history = queries.set_history(store, agency_ids=peers.members)
    spine = queries.set_spine(store, agency_ids=peers.members, **chosen.key)
    node, then = choose_node_and_then(spine, history, chosen.fiscal_year)
    if then is not None:
        moved = sentences.told_apart(
            queries.set_moves(
                store,
                agency_ids=peers.members,
                node=node,
                previous_year=then,
                fiscal_year=chosen.fiscal_year,
            )
        )
        said = sentences.set_moves(moved, then, chosen.fiscal_year, changes)
        if len(moved):
            pieces.chart_and_table(
                charts.moves(moved, chosen.agency_id),
                tables.two_years("set_moves", moved, then, chosen.fiscal_year, about),
                said,
                moved,
                leads="overview",
            )
        else:
            pieces.paragraph(said)
    else:
        pieces.paragraph(_("ไม่มีปีก่อนให้เทียบ"))
    lines = queries.set_lines(store, agency_ids=peers.members, **chosen.key, node=node, most=MOST_LINES)
    if len(lines):
        years = scope.window(chosen.fiscal_year)
        recent = scope.in_window(sentences.named_lines(lines), years)
        pieces.chart_over_table(
            charts.small_multiples(recent, years, changes, 3),
            tables.by_year("set_lines", recent, years, about),
            sentences.set_lines(recent["node"].nunique(), int(lines["scored_count"].iloc[0])),
            recent,
            leads="overview",
        )


def help_needed(store: Store, chosen: Chosen, peers: Peers) -> None:
    """Which weaknesses are common, which levels were reached, and the set year by year beside the nation."""
    key: dict[str, Any] = {"agency_ids": peers.members, "fiscal_year": chosen.fiscal_year}
    about = chosen.about | peers.about
    needs = queries.set_needs(store, **key)
    if len(needs):
        pieces.table(tables.shown("needs", needs, about))
    else:
        pieces.paragraph(sentences.no_weakness(queries.set_spine(store, **key, agency_id=chosen.agency_id)))
    levels = queries.set_levels(store, **key)
    if len(levels):
        pieces.table(tables.shown("set_levels", levels, about))
    years = queries.set_years(store, agency_ids=peers.members)
    if len(years):
        pieces.table(tables.shown("set_years", years, about))


def choose_view() -> str:
    """This year, who rose and who fell, or who needs help; only the one chosen is worked out."""
    names = {view: _(name) for view, name in VIEWS.items()}
    return choices.press("view", names, _("ดู"), "now", label_visibility="collapsed")


def choose_cells(spine: pd.DataFrame) -> tuple[str, str]:
    """What the cells of the matrix show and which column they are ordered by."""
    names = {OVERALL: _("ภาพรวม"), NAME: _("ชื่อ")} | _indicators(spine)
    cells = {one: _(name) for one, name in CELLS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return (
            choices.press("cells", cells, _("ในตารางแสดง"), "score"),
            choices.pick("sort", names, _("เรียงตาม"), OVERALL),
        )


def choose_node(spine: pd.DataFrame) -> str:
    """The figure to look at across the set: the overall or an indicator."""
    return choices.pick("across", {OVERALL: _("ภาพรวม")} | _indicators(spine), _("ดูกลุ่มด้วย"), OVERALL)


def choose_node_and_then(spine: pd.DataFrame, history: pd.DataFrame, now: int) -> tuple[str, int | None]:
    """The figure to look at, and the earlier year to compare with; opens on the newest one before `now`."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        node = choose_node(spine)
        return node, _choose_then(history, node, now)


def _choose_then(history: pd.DataFrame, node: str, now: int) -> int | None:
    known = history[(history["node"] == node) & (history["fiscal_year"] < now)]["fiscal_year"]
    years = {str(year): wording.year(int(year)) for year in sorted(set(known), reverse=True)}
    if not years:
        return None
    return int(choices.pick("then", years, _("เทียบกับปี"), next(iter(years))))


def _indicators(spine: pd.DataFrame) -> dict[str, str]:
    return {str(row["node"]): sentences.node_name(row) for row in sentences.rows_of(spine)}
