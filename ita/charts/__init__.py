"""Rows and frames in, pictures out. One colour, one meaning; every picture also works without colour.

What a page shows first are marks of HTML (`marks`, `ranked`, `years`); what is looked at closely is a Plotly figure as a
plain dict.

Figures hold their numbers as lists and their words in the language in use. They know neither queries nor store.
"""

from ita.charts.drawing import CONFIG, Drawn, Figure
from ita.charts.history import year_table
from ita.charts.matrix import matrix
from ita.charts.measures import progress_rows
from ita.charts.questions import pair_rows, peer_row, risen_rows
from ita.charts.ranked import (
    contribution_rows,
    cost_rows,
    indicator_rows,
    part_rows,
    peer_rows,
    score_rows,
)
from ita.charts.sets import line_rows, move_rows, spine_rows, spread_rows, strip_row
from ita.charts.steps import gain_rows, range_rows, step_rows
from ita.charts.tiles import agency_tiles
from ita.charts.tree import tree
from ita.charts.years import year_line

__all__ = [
    "CONFIG",
    "Drawn",
    "Figure",
    "agency_tiles",
    "contribution_rows",
    "cost_rows",
    "gain_rows",
    "indicator_rows",
    "line_rows",
    "matrix",
    "move_rows",
    "pair_rows",
    "part_rows",
    "peer_row",
    "peer_rows",
    "risen_rows",
    "score_rows",
    "year_line",
    "year_table",
    "progress_rows",
    "range_rows",
    "step_rows",
    "spine_rows",
    "spread_rows",
    "strip_row",
    "tree",
]
