"""Agencies as dots on one line, ours large."""

from typing import Any

import pandas as pd

from ita import comparison, sentences, wording
from ita.charts.drawing import (
    GRID,
    INK,
    PALE,
    QUIET,
    STRONG,
    Figure,
    figure,
    target_line,
    target_of,
    texts,
    ticks,
    zoomed,
)
from ita.contracts import HIGHEST_SCORE
from ita.wording import _


def strip(peers: pd.DataFrame, national: float | None = None, is_narrow: bool = False) -> Figure:
    """Every agency as a dot on one line of scores, ours marked; the middle, the target and the national mean shown.

    Where all are near one another the axis tells how far each is from full marks, without the target far away.
    """
    rows = sentences.rows_of(peers)
    target = None if is_narrow else target_of(peers)
    seen = [row["score"] for row in rows] + ([HIGHEST_SCORE] if is_narrow else [])
    low, high = zoomed(seen + ([] if national is None or is_narrow else [national]), target)
    others = [row for row in rows if not row["is_chosen"]]
    mine = [row for row in rows if row["is_chosen"]]
    middle = comparison.middle(peers["score"])

    def dots(some: list[dict[Any, Any]], size: int, colour: str, edge: str) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [row["score"] for row in some],
            "y": [0.08 * (number % 5 - 2) if size < 12 else 0 for number in range(len(some))],
            "customdata": [[row["short_name"], f"agency={row['agency_id']}"] for row in some],
            "marker": {"size": size, "color": colour, "line": {"color": edge, "width": 2}},
            "cliponaxis": False,
            "hovertemplate": "%{customdata[0]}: %{x:.2f}<extra></extra>",
        }

    words: list[tuple[float, float, str]] = [
        (row["score"], 0.34, STRONG.format(f"{row['short_name']} {wording.score(row['score'])}"))
        for row in mine
    ]
    marks = [] if target is None else [target_line(target)]
    if national is not None and low <= national <= high:
        marks.append(target_line(national) | {"line": {"color": QUIET, "width": 1.5, "dash": "dot"}})
        words.append((national, 0.62, _("ทั้งประเทศ {score}").format(score=wording.score(national))))
    words.append((middle, -0.42, _("ค่ากลาง {score}").format(score=wording.score(middle))))
    return figure(
        [
            dots(others, 10, PALE, "#FFFFFF"),
            dots(mine, 16, INK, "#000000"),
            {
                "type": "scatter",
                "mode": "lines",
                "x": [middle, middle],
                "y": [-0.3, 0.3],
                "line": {"color": QUIET, "width": 2},
                "hoverinfo": "skip",
            },
            *(texts([word], _inward(word[0], low, high), "x") for word in words),
        ],
        220,
        xaxis={
            "range": [low, high],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": ticks(low, high),
        }
        | (
            {"ticktext": [wording.change(tick - HIGHEST_SCORE) for tick in ticks(low, high)]}
            if is_narrow
            else {}
        ),
        yaxis={"range": [-0.6, 0.76], "visible": False, "fixedrange": True},
        shapes=marks,
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
    )


def _inward(score: float, low: float, high: float) -> str:
    """Where a label stands free of the edge."""
    place = (score - low) / (high - low)
    return "middle right" if place < 1 / 3 else "middle left" if place > 2 / 3 else "middle center"
