"""Small lines of one scale side by side: instruments, indicators, issues, the topic of a question."""

from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.charts.drawing import (
    COLOURS,
    GRID,
    HATCHED,
    INK,
    QUIET,
    SIZE,
    STRONG,
    Figure,
    figure,
    shortened,
    target_of,
    ticks,
    zoomed,
)

# How well a year's questions match the newest ones: hollow where the comparison is not exact.
SYMBOLS = {"exact": "circle", "partial": "circle-open", "merged": "diamond-open"}
NAME_WIDTH = 18


def small_multiples(trend: pd.DataFrame, years: list[int], changes: pd.DataFrame, columns: int) -> Figure:
    """One small line per node on one common scale; years without a score stay open."""
    nodes = sentences.in_order_of_the_newest_year(trend)
    target = target_of(trend)
    low, high = zoomed(trend["score"].tolist(), target)
    names = [str(year) for year in years]
    height = -(-len(nodes) // columns)
    traces, notes, shapes = [], [], []
    axes: dict[str, Any] = {}
    for number, node in enumerate(nodes):
        mine = trend[trend["node"] == node]
        score = dict(zip(mine["fiscal_year"], mine["score"], strict=True))
        at = str(number + 1) if number else ""
        row, column = divmod(number, columns)
        left, right = column / columns + (0.03 if column else 0.0), (column + 1) / columns - 0.01
        top, bottom = 1 - row / height - 0.32 / height, 1 - (row + 1) / height + 0.12 / height
        instrument = mine["instrument"].iloc[-1]
        colour = COLOURS.get(instrument, INK)
        points = [score.get(year) for year in years]
        symbols = _symbols(mine)
        last = max(place for place, point in enumerate(points) if point is not None)
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers+text",
                "x": names,
                "y": points,
                "xaxis": f"x{at}",
                "yaxis": f"y{at}",
                "text": [
                    wording.score(point) if point is not None and place in (_first(points), last) else ""
                    for place, point in enumerate(points)
                ],
                "textposition": _beside_the_line(points),
                "textfont": {"size": SIZE - 2},
                "line": {"color": colour, "width": 2.4, "dash": "dot" if instrument in HATCHED else "solid"},
                "marker": {
                    "size": 8,
                    "color": colour,
                    "symbol": [symbols.get(year, "circle") for year in years],
                },
                "customdata": [[_lead(mine.iloc[-1].to_dict(), year)] for year in years],
                "connectgaps": False,
                "cliponaxis": False,
                "hovertemplate": "%{x}: %{y:.2f}<extra></extra>",
            }
        )
        axes[f"xaxis{at}"] = {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names,
            "range": [-0.5, len(years) - 0.5],
            "domain": [left, right],
            "anchor": f"y{at}",
            "showgrid": False,
            "fixedrange": True,
            "tickfont": {"size": SIZE - 3},
            "tickangle": 0,
            "tickvals": [0, len(years) - 1],
        }
        axes[f"yaxis{at}"] = {
            "range": [low - (high - low) * 0.24, high + (high - low) * 0.22],
            "domain": [bottom, top],
            "anchor": f"x{at}",
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": ticks(low, high)[::2],
            "tickfont": {"size": SIZE - 3},
            "showticklabels": column == 0,
        }
        notes.append(
            {
                "xref": "paper",
                "yref": "paper",
                "x": left,
                "y": top + 0.06 / height,
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "text": STRONG.format(_panel_name(mine.iloc[-1].to_dict())),
                "font": {"size": SIZE},
            }
        )
        if target is not None:
            shapes.append(
                {
                    "type": "line",
                    "xref": f"x{at} domain",
                    "x0": 0,
                    "x1": 1,
                    "yref": f"y{at}",
                    "y0": target,
                    "y1": target,
                    "line": {"color": INK, "width": 1, "dash": "dash"},
                    "layer": "below",
                }
            )
        for year in sorted(set(changes["fiscal_year"]) & set(years[1:])):
            place = years.index(year) - 0.5
            shapes.append(
                {
                    "type": "line",
                    "xref": f"x{at}",
                    "x0": place,
                    "x1": place,
                    "yref": f"y{at} domain",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": QUIET, "width": 1, "dash": "dot"},
                    "layer": "below",
                }
            )
    return figure(
        traces,
        170 * height,
        annotations=notes,
        shapes=shapes,
        margin={"l": 34, "r": 8, "t": 8, "b": 24},
        **axes,
    )


def _lead(row: dict[Any, Any], year: int) -> str:
    """What a click on a year of a line asks for: that year of the instrument, indicator, issue or agency."""
    kind = {"instrument": "instrument", "issue": "issue", "agency": "agency"}.get(row["kind"], "node")
    asked = str(row["part_of"]) if isinstance(row.get("part_of"), str) else str(row["node"])
    return f"fiscal_year={year}&{kind}={asked.removeprefix('issue')}"


def _panel_name(row: dict[Any, Any]) -> str:
    """Short enough for a narrow panel: an instrument by its letters, others by number and the beginning of the name."""
    if row["kind"] == "instrument":
        return str(row["node"])
    name = sentences.node_name(row)
    return shortened(name, NAME_WIDTH)


def _symbols(rows: pd.DataFrame) -> dict[int, str]:
    if "match_kind" not in rows:
        return {}
    return {year: SYMBOLS[kind] for year, kind in zip(rows["fiscal_year"], rows["match_kind"], strict=True)}


def _beside_the_line(points: list[float | None]) -> list[str]:
    """Where a label stands free: under a point from which the line rises, above one from which it falls."""
    known = [point for point in points if point is not None]
    ends = (_first(points), len(points) - 1)
    rising = known[-1] >= known[0]
    return [
        "bottom center" if (place == ends[0]) == rising and len(known) > 1 else "top center"
        for place in range(len(points))
    ]


def _first(points: list[float | None]) -> int:
    return next(place for place, point in enumerate(points) if point is not None)
