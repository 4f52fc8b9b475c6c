"""The three views of a set of agencies: where each stands this year, who rose and who fell, and who needs help."""

import pandas as pd

from ita import charts, comparison, sentences, tables, wording
from ita.comparison import NAME, Summary
from ita.contracts import HIGHEST_SCORE
from ita.terms import OVERALL, Kind
from ita.ui import choices, pieces, scope
from ita.ui.scope import Chosen
from ita.ui.screen import st
from ita.wording import N_, _

CELLS = {"score": N_("คะแนน"), "gap_to_target": N_("ห่างเป้า"), "score_change": N_("เปลี่ยนจากปีก่อน")}
VIEWS = {"now": N_("ปีนี้"), "moves": N_("ใครเพิ่ม ใครลด"), "help": N_("จุดอ่อนร่วมและสรุปรายปี")}

MOST_LINES = 12


def this_year(
    rows: pd.DataFrame, chosen: Chosen, about: dict[str, str], found: Summary | None, national: pd.DataFrame
) -> None:
    """Every agency as a dot, the matrix of numbers, and each indicator's span with our place in it."""
    node = choose_node(rows)
    dots = comparison.dots(rows, chosen.agency_id, node)
    if len(dots) > 1:
        mean = national.loc[national["fiscal_year"] == chosen.fiscal_year, "mean_score"]
        narrow = found is not None and found.is_narrow and node == "overall"
        pieces.chart_over_table(
            charts.strip(dots, float(mean.iloc[0]) if len(mean) and node == "overall" else None, narrow),
            tables.shown("set_spread", dots.assign(gap_to_full=HIGHEST_SCORE - dots["score"]), about),
            sentences.set_spread(found if narrow else None),
            rows[rows["node"] == node],
            leads="overview",
        )
    shown, by = choose_cells(rows)
    matrix = comparison.matrix(rows, shown, by)
    pieces.chart_over_table(
        charts.matrix(matrix, rows, shown, chosen.agency_id),
        tables.matrix(matrix, rows, shown, about),
        sentences.matrix_note(rows, shown),
        rows,
        leads="indicators",
    )
    spine = comparison.spine(rows, chosen.agency_id)
    if len(spine):
        pieces.chart_over_table(
            charts.spine(spine),
            tables.shown("spine", spine, about),
            sentences.spine_note(spine),
            leads="indicators",
        )


def moves(history: pd.DataFrame, chosen: Chosen, about: dict[str, str], changes: pd.DataFrame) -> None:
    """Two years beside one another, and the years' lines of the set."""
    node, then = choose_node_and_then(history, chosen.fiscal_year)
    if then is not None:
        moved = comparison.moves(history, node, then, chosen.fiscal_year)
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
    lines = comparison.lines(history, node, chosen.agency_id, chosen.fiscal_year, MOST_LINES)
    if len(lines):
        years = scope.window(chosen.fiscal_year)
        recent = scope.in_window(lines, years)
        pieces.chart_over_table(
            charts.small_multiples(recent, years, changes, 3),
            tables.by_year("set_lines", recent, years, about),
            sentences.set_lines(recent["node"].nunique(), history["agency_id"].nunique()),
            recent,
            leads="overview",
        )


def help_needed(
    rows: pd.DataFrame, history: pd.DataFrame, members: int, about: dict[str, str], national: pd.DataFrame
) -> None:
    """Which weaknesses are common, which levels were reached, and the set year by year beside the nation."""
    needs = comparison.needs(rows)
    if len(needs):
        pieces.table(tables.shown("needs", needs, about))
    else:
        pieces.paragraph(sentences.no_weakness(rows))
    levels = comparison.levels(rows)
    if len(levels):
        pieces.table(tables.shown("set_levels", levels, about))
    years = comparison.years(history, members)
    if len(years):
        pieces.table(tables.shown("set_years", tables.with_national(years, national), about))


def choose_view() -> str:
    """This year, who rose and who fell, or who needs help; only the one chosen is worked out."""
    names = {view: _(name) for view, name in VIEWS.items()}
    return choices.press("view", names, _("ดู"), "now", label_visibility="collapsed")


def choose_cells(rows: pd.DataFrame) -> tuple[str, str]:
    """What the cells of the matrix show and which column they are ordered by."""
    names = {OVERALL: _("ภาพรวม"), NAME: _("ชื่อ")} | _indicators(rows)
    cells = {one: _(name) for one, name in CELLS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return (
            choices.press("cells", cells, _("ในตารางแสดง"), "score"),
            choices.pick("sort", names, _("เรียงตาม"), OVERALL),
        )


def choose_node(rows: pd.DataFrame) -> str:
    """The figure to look at across the set: the overall or an indicator."""
    return choices.pick("across", {OVERALL: _("ภาพรวม")} | _indicators(rows), _("ดูกลุ่มด้วย"), OVERALL)


def choose_node_and_then(history: pd.DataFrame, now: int) -> tuple[str, int | None]:
    """The figure to look at, and the earlier year to compare with; opens on the newest one before `now`."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        node = choose_node(history[history["fiscal_year"] == now])
        return node, _choose_then(history, node, now)


def _choose_then(history: pd.DataFrame, node: str, now: int) -> int | None:
    known = history[(history["node"] == node) & (history["fiscal_year"] < now)]["fiscal_year"]
    years = {str(year): wording.year(int(year)) for year in sorted(set(known), reverse=True)}
    if not years:
        return None
    return int(choices.pick("then", years, _("เทียบกับปี"), next(iter(years))))


def _indicators(rows: pd.DataFrame) -> dict[str, str]:
    first = rows[rows["kind"] == Kind.INDICATOR].drop_duplicates("node").sort_values("indicator_id")
    return {str(row["node"]): sentences.node_name(row) for row in sentences.rows_of(first)}
