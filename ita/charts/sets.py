"""Agencies beside one another: a matrix of numbers, and each indicator's span with our place in it."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ita import sentences, wording
from ita.charts.drawing import (
    COLOURS,
    GRID,
    INK,
    PALE,
    QUIET,
    STRONG,
    WHOLE_WIDTH,
    Figure,
    figure,
    names_above,
    row_leads,
    rows_axis,
    target_line,
    target_of,
    texts,
    ticks,
    zoomed,
)
from ita.wording import _

MOST_ROWS = 40
# From below to above, told apart also without colour: dark at the low end, pale at the high one.
SCALE = [[0, "#8C510A"], [0.5, "#F6E8C3"], [1, "#F5F7F7"]]
CHANGES = [[0, "#8C510A"], [0.5, "#F7F7F7"], [1, "#01665E"]]


def matrix(cells: pd.DataFrame, rows: pd.DataFrame, shown: str, agency_id: str) -> Figure:
    """Agencies down, overall and indicators across, every number written; ours in bold."""
    told = cells.head(MOST_ROWS)[::-1]
    nodes = list(cells.columns[2:])
    numbers = told[nodes].astype(float)
    written = numbers.map(wording.score if shown == "score" else wording.change)
    names = [
        STRONG.format(name) if one == agency_id else name
        for one, name in zip(told["agency_id"], told["short_name"], strict=True)
    ]
    heads = [_("รวม") if node == "overall" else node for node in nodes]
    widest = max(float(numbers.abs().max().max()), 1.0) if shown != "score" else 0.0
    low = float(numbers.min().min())
    span = {"zmin": low, "zmax": 100.0} if shown == "score" else {"zmin": -widest, "zmax": widest}
    return figure(
        [
            {
                "type": "heatmap",
                "z": [
                    [None if pd.isna(cell) else cell for cell in line] for line in numbers.to_numpy().tolist()
                ],
                "x": heads,
                "y": list(range(len(told))),
                "text": written.to_numpy().tolist(),
                "texttemplate": "%{text}",
                "textfont": {"size": 12},
                "colorscale": SCALE if shown == "score" else CHANGES,
                "showscale": False,
                "xgap": 2,
                "ygap": 2,
                "hoverongaps": False,
                "hovertemplate": "%{x}: %{text}<extra></extra>",
                **span,
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": heads * len(told),
                "y": [place for place in range(len(told)) for _head in heads],
                "marker": {"size": 26, "symbol": "square", "opacity": 0},
                "customdata": [
                    [f"agency={one}" + ("" if node == "overall" else f"&node={node}")]
                    for one in told["agency_id"]
                    for node in nodes
                ],
                "hoverinfo": "none",
            },
        ],
        30 * len(told) + 50,
        xaxis={"side": "top", "fixedrange": True, "type": "category", "showgrid": False},
        yaxis={
            "tickvals": list(range(len(told))),
            "ticktext": names,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
    )


def moves(rows: pd.DataFrame, agency_id: str) -> Figure:
    """Each agency's score in two years, hollow then and filled now, most risen first; ours in bold."""
    told = sentences.rows_of(rows.head(MOST_ROWS)[::-1])
    for row in told:
        row["is_chosen"] = row["agency_id"] == agency_id
    target = target_of(rows)
    scores = [float(row[column]) for row in told for column in ("score_then", "score_now")]
    low, high = zoomed(scores, target)
    places = [place - 0.12 for place in range(len(told))]
    between: dict[str, list[float | None]] = {"x": [], "y": []}
    for place, row in zip(places, told, strict=True):
        between["x"] += [row["score_then"], row["score_now"], None]
        between["y"] += [place, place, None]

    def ends(column: str, fill: str) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [row[column] for row in told],
            "y": places,
            "marker": {"size": 12, "color": fill, "line": {"color": INK, "width": 2}},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }

    words = [
        (
            1.0,
            place + 0.34,
            Markup("{} → <b>{}</b>  {}").format(
                wording.score(row["score_then"]),
                wording.score(row["score_now"]),
                wording.moved(row["score_change"]),
            ),
        )
        for place, row in enumerate(told)
    ]
    return figure(
        [
            {
                "type": "scatter",
                "mode": "lines",
                "line": {"color": PALE, "width": 5},
                "hoverinfo": "skip",
                **between,
            },
            ends("score_then", "#FFFFFF"),
            ends("score_now", INK),
            names_above(told, "x2"),
            texts(words, "middle left", "x2"),
            row_leads([f"agency={row['agency_id']}" for row in told], "x2"),
        ],
        46 * len(told) + 40,
        xaxis={
            "range": [low, high],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": ticks(low, high),
        },
        yaxis=rows_axis(len(told)),
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
        shapes=[] if target is None else [target_line(target)],
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
    )


def spine(rows: pd.DataFrame) -> Figure:
    """Per indicator the span of the set, its middle half and median, and our score as a marked dot."""
    told = sentences.rows_of(rows[::-1])
    target = target_of(rows)
    low, high = zoomed([float(row["worst"]) for row in told] + [float(row["best"]) for row in told], target)
    places = [place - 0.14 for place in range(len(told))]
    leads = [[f"node={row['indicator_id']}"] for row in told]

    def spans(first: str, last: str, width: float, colour: str) -> dict[str, Any]:
        return {
            "type": "bar",
            "orientation": "h",
            "base": [row[first] for row in told],
            "x": [row[last] - row[first] for row in told],
            "y": places,
            "width": width,
            "marker": {"color": colour},
            "hoverinfo": "skip",
        }

    return figure(
        [
            spans("worst", "best", 0.14, GRID),
            spans("first_quartile", "third_quartile", 0.3, PALE),
            {
                "type": "scatter",
                "mode": "markers",
                "x": [row["middle"] for row in told],
                "y": places,
                "marker": {"symbol": "line-ns-open", "size": 16, "color": INK, "line": {"width": 2}},
                "customdata": leads,
                "hovertemplate": "%{x:.2f}<extra></extra>",
            },
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [row["score"] for row in told],
                "y": places,
                "text": [
                    "" if wording.is_missing(row["score"]) else wording.score(row["score"]) for row in told
                ],
                "textposition": "top center",
                "marker": {
                    "size": 13,
                    "color": [COLOURS.get(str(row["instrument"]), QUIET) for row in told],
                    "line": {"color": "#000000", "width": 2},
                },
                "cliponaxis": False,
                "customdata": leads,
                "hovertemplate": "%{x:.2f}<extra></extra>",
            },
            names_above(told, "x2"),
            row_leads([lead for (lead,) in leads], "x2"),
        ],
        62 * len(told) + 50,
        barmode="overlay",
        xaxis={
            "range": [low, high + 0.5],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": ticks(low, high),
        },
        yaxis=rows_axis(len(told)),
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
        shapes=[] if target is None else [target_line(target)],
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
    )
