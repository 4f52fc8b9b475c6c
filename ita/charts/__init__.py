"""Rows and frames in, pictures out. One colour, one meaning; every picture also works without colour.

What a page shows first are marks of HTML (`marks`, `ranked`, `years`); what is looked at closely is a Plotly figure as a
plain dict.

Figures hold their numbers as lists and their words in the language in use. They know neither queries nor store.
The last of a point's `customdata` is what a click on it asks for, as in a link: `node=3`, `agency=a1`.
"""

from ita.charts.drawing import CONFIG, Drawn, Figure
from ita.charts.gains import gains
from ita.charts.history import year_table
from ita.charts.measures import measure_progress
from ita.charts.multiples import small_multiples
from ita.charts.questions import pair_rows, peer_row, risen_rows
from ita.charts.ranked import contribution_rows, cost_rows, indicator_rows, is_below, part_rows, score_rows
from ita.charts.sets import matrix, moves, spine
from ita.charts.standing import contributions, part_dumbbells, ranking_bars
from ita.charts.strip import strip
from ita.charts.tree import tree
from ita.charts.years import year_line

__all__ = [
    "CONFIG",
    "Drawn",
    "Figure",
    "contribution_rows",
    "contributions",
    "cost_rows",
    "gains",
    "indicator_rows",
    "is_below",
    "matrix",
    "moves",
    "part_dumbbells",
    "pair_rows",
    "part_rows",
    "peer_row",
    "risen_rows",
    "score_rows",
    "year_line",
    "year_table",
    "measure_progress",
    "ranking_bars",
    "small_multiples",
    "spine",
    "strip",
    "tree",
]
