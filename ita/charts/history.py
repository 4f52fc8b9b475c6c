"""Scores over the years: the overall as one line, instruments and indicators as small multiples."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ita import sentences, wording
from ita.charts.drawing import (
    GRID,
    INK,
    PALE,
    QUIET,
    SIZE,
    STRONG,
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
    return Markup("<br>").join(wording.year(fiscal_year).split(" "))


def overall_trend(
    trend: pd.DataFrame, years: list[int], changes: pd.DataFrame, national: pd.DataFrame | None = None
) -> Figure:
    """The overall year by year: gaps stay open, scores of the former scale stand apart, changes of rule are marked.

    With `national` the mean of the nation as a thin line beside it.
    """
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
                "text": STRONG.format(wording.score(point))
                + ("" if old else Markup("<br>{}").format(levels[year])),
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
                "customdata": [[f"fiscal_year={year}"] for year in years],
                "connectgaps": False,
                "cliponaxis": False,
                "hovertemplate": "%{x}: %{y:.2f}<extra></extra>",
            }
        )
    means = _national(national, years)
    if any(mean is not None for mean in means):
        traces.insert(
            0,
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": names,
                "y": means,
                "line": {"color": QUIET, "width": 1.5, "dash": "dot"},
                "marker": {"size": 7, "symbol": "diamond-open", "color": QUIET},
                "connectgaps": False,
                "cliponaxis": False,
                "hovertemplate": _("ทั้งประเทศ {score}").format(score="%{y:.2f}") + "<extra></extra>",
            },
        )
    seen = [*score.values(), *(mean for mean in means if mean is not None)]
    low, high = zoomed([s for s in seen if s == s] or [0, 100], target)
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


def _national(national: pd.DataFrame | None, years: list[int]) -> list[float | None]:
    if national is None:
        return [None] * len(years)
    mean = dict(zip(national["fiscal_year"], national["mean_score"], strict=True))
    return [mean.get(year) for year in years]


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
