"""Frames in, Plotly figures out as plain dicts. One colour, one meaning; every figure also works without colour.

Figures hold their numbers as lists and their words in the language in use. They know neither queries nor store.
The last of a point's `customdata` is what a click on it asks for, as in a link: `node=3`, `agency=a1`.
"""

from ita.charts.drawing import CONFIG, Drawn, Figure
from ita.charts.gains import gains, losses
from ita.charts.history import overall_trend
from ita.charts.measures import measure_progress
from ita.charts.multiples import small_multiples
from ita.charts.rows import indicator_rows
from ita.charts.sets import matrix, moves, spine
from ita.charts.standing import contributions, part_dumbbells, ranking_bars
from ita.charts.strip import strip
from ita.charts.tree import tree

__all__ = [
    "CONFIG",
    "Drawn",
    "Figure",
    "contributions",
    "gains",
    "losses",
    "indicator_rows",
    "matrix",
    "moves",
    "overall_trend",
    "part_dumbbells",
    "measure_progress",
    "ranking_bars",
    "small_multiples",
    "spine",
    "strip",
    "tree",
]
