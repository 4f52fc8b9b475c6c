"""Scores over the years: the overall as one line, instruments and indicators as small multiples."""

from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.charts.drawing import (
    COLOURS,
    GRID,
    HATCHED,
    INK,
    PALE,
    QUIET,
    SIZE,
    Figure,
    figure,
    target_line,
    target_of,
    target_text,
    ticks,
    zoomed,
)
from ita.wording import _


def _year(fiscal_year: int) -> str:
    """A year under an axis; in English the Common Era year stands below it."""
    return wording.year(fiscal_year).replace(" ", "<br>")


def overall_trend(trend: pd.DataFrame, years: list[int], changes: pd.DataFrame) -> Figure:
    """The overall year by year: gaps stay open, scores of the former scale stand apart, changes of rule are marked."""
    scale = trend["scale"].iloc[-1]
    target = target_of(trend)
    score = dict(zip(trend["fiscal_year"], trend["score"], strict=True))
    former = set(trend.loc[trend["scale"] != scale, "fiscal_year"])
    names = [_year(year) for year in years]
    levels = {row["fiscal_year"]: sentences.level_name(row) for row in sentences.rows_of(trend)}
    traces = []
    notes: list[dict[str, Any]] = []
    for old in (False, True):
        points = [score.get(year) if (year in former) == old else None for year in years]
        if not any(wording.arrow(point) for point in points):
            continue
        notes += [
            {
                "x": place,
                "y": point,
                "yshift": 12,
                "yanchor": "bottom",
                "showarrow": False,
                "bgcolor": "rgba(255,255,255,0.85)",
                "text": f"<b>{wording.score(point)}</b>" + ("" if old else f"<br>{levels[year]}"),
                "font": {"size": SIZE, "color": QUIET if old else INK},
            }
            for place, (year, point) in enumerate(zip(years, points, strict=True))
            if not wording.is_missing(point)
        ]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": names,
                "y": [None if wording.is_missing(point) else point for point in points],
                "line": {"color": PALE if old else INK, "width": 3},
                "marker": {
                    "size": 11,
                    "color": "#FFFFFF" if old else INK,
                    "line": {"color": QUIET if old else INK, "width": 2},
                },
                "connectgaps": False,
                "cliponaxis": False,
                "hovertemplate": "%{x}: %{y:.2f}<extra></extra>",
            }
        )
    low, high = zoomed([s for s in score.values() if s == s] or [0, 100], target)
    shapes = []
    if target is not None:
        shapes.append(target_line(target, "y"))
        notes.append(
            {
                "xref": "paper",
                "x": 0,
                "y": target,
                "text": target_text(target),
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "font": {"size": SIZE - 1, "color": QUIET},
            }
        )
    missing = [place for place, year in enumerate(years) if wording.is_missing(score.get(year))]
    notes += [
        {
            "x": place,
            "y": low,
            "text": _("ไม่มีผล"),
            "showarrow": False,
            "yanchor": "bottom",
            "font": {"size": SIZE - 1, "color": QUIET},
        }
        for place in missing
    ]
    marks, words = _change_marks(changes, years)
    return figure(
        traces,
        320,
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names,
            "range": [-0.5, len(years) - 0.5],
            "showgrid": False,
            "fixedrange": True,
            "tickangle": 0,
        },
        yaxis={
            "range": [low, high + (high - low) * 0.28],
            "tickvals": ticks(low, high),
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        },
        shapes=shapes + marks,
        annotations=notes + words,
        margin={"l": 34, "r": 8, "t": 20 + 19 * len(words), "b": 44},
    )


def _change_marks(
    changes: pd.DataFrame, years: list[int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A dotted line before each year in which the rule changed, with what changed above it."""
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for year, changed in changes.groupby("fiscal_year"):
        if year not in years[1:]:
            continue
        place = years.index(int(str(year))) - 0.5
        shapes.append(
            {
                "type": "line",
                "x0": place,
                "x1": place,
                "yref": "paper",
                "y0": 0,
                "y1": 1.02,
                "line": {"color": QUIET, "width": 1, "dash": "dot"},
            }
        )
        said = [sentences.name_of(row, "label") for row in sentences.rows_of(changed)]
        notes.append(
            {
                "x": place,
                "yref": "paper",
                "y": 1.02,
                "yanchor": "bottom",
                "yshift": 19 * len(notes),
                "xanchor": "left",
                "xshift": -3,
                "text": "↓ " + " · ".join(said),
                "showarrow": False,
                "font": {"size": SIZE - 2, "color": QUIET},
            }
        )
    return shapes, notes


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
                "marker": {"size": 7, "color": colour},
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
            "range": [low - (high - low) * 0.12, high + (high - low) * 0.22],
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
                "text": f"<b>{_panel_name(mine.iloc[-1].to_dict())}</b>",
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


def _panel_name(row: dict[Any, Any]) -> str:
    """Short enough for a narrow panel: an instrument by its letters, an indicator by number and name."""
    return sentences.node_name(row) if row["kind"] == "indicator" else str(row["node"])


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
