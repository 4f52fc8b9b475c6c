"""How far the measures of each unit are."""

from typing import Any

import pandas as pd

from ita import wording
from ita.charts.drawing import INK, STRONG, WHOLE_WIDTH, Figure, figure, rows_axis, shortened, texts
from ita.wording import _

# Status → fill, pattern and its colour; told apart without colour by lightness and pattern.
_LOOKS = {
    "done": ("#1A2733", "", "#1A2733"),
    "doing": ("#6B8BA4", "/", "#FFFFFF"),
    "not_started": ("#EDF1F4", "", "#EDF1F4"),
    "cancelled": ("#FFFFFF", "x", "#54606B"),
}


def measure_progress(rows: pd.DataFrame) -> Figure:
    """Measures of each unit by status as one bar, the whole width for each; rows as `ita.measures.progress` gives them."""
    told = [{str(name): cell for name, cell in row.items()} for row in rows[::-1].to_dict("records")]
    bars = [_bar(status, told) for status in _LOOKS]
    names = [(0.0, place + 0.36, STRONG.format(shortened(row["unit"]))) for place, row in enumerate(told)]
    counts = [
        (
            1.0,
            place + 0.36,
            _("แล้วเสร็จ {done} จาก {count}").format(done=row["done"], count=row["measures_of_unit"]),
        )
        for place, row in enumerate(told)
    ]
    words = [texts(names, "middle right", "x2"), texts(counts, "middle left", "x2")]
    return figure(
        [*bars, *(text | {"showlegend": False} for text in words)],
        50 * len(told) + 64,
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        xaxis={"range": [-0.002, 1.002], "visible": False, "fixedrange": True},
        yaxis=rows_axis(len(told)),
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
        margin={"l": 8, "r": 8, "t": 44, "b": 12},
    )


def _bar(status: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    fill, shape, line = _LOOKS[status]
    return {
        "type": "bar",
        "orientation": "h",
        "name": _(wording.PROGRESS[status]),
        "x": [row[status] / row["measures_of_unit"] for row in rows],
        "y": [place - 0.1 for place in range(len(rows))],
        "customdata": [row[status] for row in rows],
        "width": 0.36,
        "marker": {
            "color": fill,
            "line": {"color": INK, "width": 1},
            "pattern": {"shape": shape, "bgcolor": fill, "fgcolor": line, "size": 7},
        },
        "hovertemplate": "%{fullData.name} %{customdata}<extra></extra>",
    }
