"""The three views of a set of agencies: where each stands this year, who rose and who fell, and who needs help."""

import pandas as pd

from ita import charts, comparison, sentences, tables
from ita.comparison import Summary
from ita.contracts import HIGHEST_SCORE
from ita.ui import blocks, comparing, scope
from ita.ui.scope import Chosen
from ita.wording import _

MOST_LINES = 12


def this_year(
    rows: pd.DataFrame, chosen: Chosen, about: dict[str, str], found: Summary | None, national: pd.DataFrame
) -> None:
    """Every agency as a dot, the matrix of numbers, and each indicator's span with our place in it."""
    node = comparing.choose_node(rows)
    dots = comparison.dots(rows, chosen.agency_id, node)
    if len(dots) > 1:
        mean = national.loc[national["fiscal_year"] == chosen.fiscal_year, "mean_score"]
        narrow = found is not None and found.is_narrow and node == "overall"
        blocks.chart_over_table(
            charts.strip(dots, float(mean.iloc[0]) if len(mean) and node == "overall" else None, narrow),
            tables.shown("set_spread", dots.assign(gap_to_full=HIGHEST_SCORE - dots["score"]), about),
            sentences.set_spread(found if narrow else None),
            rows[rows["node"] == node],
            leads="overview",
        )
    shown, by = comparing.choose_cells(rows)
    matrix = comparison.matrix(rows, shown, by)
    blocks.chart_over_table(
        charts.matrix(matrix, rows, shown, chosen.agency_id),
        tables.matrix(matrix, rows, shown, about),
        sentences.matrix_note(rows, shown),
        rows,
        leads="indicators",
    )
    spine = comparison.spine(rows, chosen.agency_id)
    if len(spine):
        blocks.chart_over_table(
            charts.spine(spine),
            tables.shown("spine", spine, about),
            sentences.spine_note(spine),
            leads="indicators",
        )


def moves(history: pd.DataFrame, chosen: Chosen, about: dict[str, str], changes: pd.DataFrame) -> None:
    """Two years beside one another, and the years' lines of the set."""
    node, then = comparing.choose_node_and_then(history, chosen.fiscal_year)
    if then is not None:
        moved = comparison.moves(history, node, then, chosen.fiscal_year)
        said = sentences.set_moves(moved, then, chosen.fiscal_year, changes)
        if len(moved):
            blocks.chart_and_table(
                charts.moves(moved, chosen.agency_id),
                tables.two_years("set_moves", moved, then, chosen.fiscal_year, about),
                said,
                moved,
                leads="overview",
            )
        else:
            blocks.paragraph(said)
    else:
        blocks.paragraph(_("ไม่มีปีก่อนให้เทียบ"))
    lines = comparison.lines(history, node, chosen.agency_id, chosen.fiscal_year, MOST_LINES)
    if len(lines):
        years = scope.window(chosen.fiscal_year)
        recent = scope.in_window(lines, years)
        blocks.chart_over_table(
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
        blocks.table(tables.shown("needs", needs, about))
    else:
        blocks.paragraph(sentences.no_weakness(rows))
    levels = comparison.levels(rows)
    if len(levels):
        blocks.table(tables.shown("set_levels", levels, about))
    years = comparison.years(history, members)
    if len(years):
        blocks.table(tables.shown("set_years", tables.with_national(years, national), about))
