"""Frames in, Plotly figures out as plain dicts. One colour, one meaning; every figure also works without colour.

Figures hold their numbers as lists and their words in the language in use. They know neither queries nor store.
"""

from typing import Any

import pandas as pd
from plotly.basedatatypes import BaseFigure

from ita import sentences, wording
from ita.contracts import HIGHEST_SCORE
from ita.wording import _

Figure = dict[str, Any]

COLOURS = {"IIT": "#0072B2", "EIT": "#009E73", "EIT1": "#009E73", "EIT2": "#009E73", "OIT": "#E69F00"}
# Part 2 of an instrument has its colour, hatched.
HATCHED = {"EIT2": "/"}
INK = "#1A2733"
QUIET = "#54606B"
PALE = "#C9D1D9"
GRID = "#E6EAEE"
BELOW = "#9B1C1C"
FONT = "Sarabun, TH Sarabun New, sans-serif"
SIZE = 14

CONFIG = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
}


class Drawn(BaseFigure):  # type: ignore[misc]
    """A figure ready to be shown as it stands.

    Plotly checks every property of a figure it is given; that takes longer than all queries of a page, and the
    tests check every figure once instead.
    """

    def __init__(self, figure: Figure) -> None:
        self.__dict__["figure"] = figure

    def to_dict(self) -> Figure:
        """The figure."""
        found: Figure = self.__dict__["figure"]
        return found


def _figure(traces: list[dict[str, Any]], height: int, **layout: Any) -> Figure:
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "font": {"family": FONT, "size": SIZE, "color": INK},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "rgba(0,0,0,0)",  # axes may lie over one another
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {"font": {"family": FONT, "size": SIZE}},
    }
    return {"data": traces, "layout": base | layout}


def _scale(scores: list[float], target: float | None) -> list[float]:
    """An axis zoomed to the scores and the target, a little wider, never past 100 by more than its label needs."""
    known = [score for score in scores if score == score]
    if target is not None and target == target:
        known.append(target)
    low, high = min(known), max(known)
    room = max((high - low) * 0.12, 1.0)
    return [max(0.0, low - room), min(100.0, high) + room]


def _ticks(low: float, high: float) -> list[float]:
    """About five round ticks between the ends, none above the highest score there is."""
    step = next((step for step in (0.5, 1, 2, 5, 10) if (high - low) / step <= 6), 20)
    first = int(low / step) + 1
    return [step * number for number in range(first, int(min(high, HIGHEST_SCORE) / step) + 1)]


def _target_line(target: float, reference: str = "x") -> dict[str, Any]:
    """The dashed line of the target: vertical over `x`, horizontal over `y`."""
    across = {"xref": "x", "x0": target, "x1": target, "yref": "paper", "y0": 0, "y1": 1}
    along = {"yref": "y", "y0": target, "y1": target, "xref": "paper", "x0": 0, "x1": 1}
    line = {"color": INK, "width": 1.5, "dash": "dash"}
    return {"type": "line", "line": line, "layer": "below", **(across if reference == "x" else along)}


def _target_text(target: float) -> str:
    return _("เป้า {target}").format(target=f"{target:g}")


def _year(fiscal_year: int) -> str:
    """A year under an axis; in English the Common Era year stands below it."""
    return wording.year(fiscal_year).replace(" ", "<br>")


def _targets(rows: pd.DataFrame) -> float | None:
    known = rows["target"].dropna()
    return float(known.iloc[-1]) if len(known) else None


def overall_trend(trend: pd.DataFrame, years: list[int], changes: pd.DataFrame) -> Figure:
    """The overall year by year: gaps stay open, scores of the former scale stand apart, changes of rule are marked."""
    scale = trend["scale"].iloc[-1]
    target = _targets(trend)
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
    low, high = _scale([s for s in score.values() if s == s] or [0, 100], target)
    shapes = []
    if target is not None:
        shapes.append(_target_line(target, "y"))
        notes.append(
            {
                "xref": "paper",
                "x": 0,
                "y": target,
                "text": _target_text(target),
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
    return _figure(
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
            "tickvals": _ticks(low, high),
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


def contributions(instruments: pd.DataFrame) -> Figure:
    """What each instrument (its parts where it has them) adds to the overall, out of what it could add."""
    rows = sentences.rows_of(instruments[::-1])
    places = [place - 0.1 for place in range(len(rows))]
    colours = [COLOURS.get(row["instrument"], QUIET) for row in rows]
    hatches = [HATCHED.get(row["instrument"], "") for row in rows]
    most = [row["weight"] * 100 for row in rows]
    given = [None if wording.is_missing(row["contribution"]) else row["contribution"] for row in rows]
    words = [(0.0, place + 0.32, _contribution_words(row)) for place, row in enumerate(rows)]
    base = {"type": "bar", "orientation": "h", "y": places, "hoverinfo": "skip", "width": 0.4}
    outline = {"color": colours, "width": 1.5}
    filled = {
        "color": colours,
        "line": outline,
        "pattern": {"shape": hatches, "fgcolor": "#FFFFFF", "size": 6},
    }
    return _figure(
        [
            {**base, "x": most, "marker": {"color": "#FFFFFF", "line": outline}},
            {**base, "x": given, "marker": filled},
            _texts(words, "middle right", "x"),
        ],
        62 * max(len(rows), 2) + 20,
        barmode="overlay",
        xaxis={
            "range": [0, max(most, default=1) * 1.02],
            "visible": False,
            "fixedrange": True,
        },
        yaxis=_rows_axis(len(rows)),
    )


def _contribution_words(row: dict[Any, Any]) -> str:
    name = f"<b>{sentences.instrument_name(row)}</b>  "
    if wording.is_missing(row["contribution"]):
        return name + _("ไม่มีคะแนน")
    return name + _("{points} จาก {most} (เสีย {lost})").format(
        points=f"<b>{wording.score(row['contribution'])}</b>",
        most=f"{row['weight'] * 100:g}",
        lost=wording.score(row["points_lost"]),
    )


def indicator_rows(
    ranking: pd.DataFrame, trend: pd.DataFrame, peers: pd.DataFrame, agency_id: str, years: list[int]
) -> Figure:
    """One row per indicator in its own order: name, five-year line, score and change, and the peers as dots."""
    rows = sentences.rows_of(ranking.sort_values("indicator_id", ascending=False))
    target = _targets(ranking)
    with_peers = peers["agency_id"].nunique() > 1
    seen = [*ranking["score"], *trend["score"].dropna(), *(peers["score"] if with_peers else [])]
    low, high = _scale([float(score) for score in seen], target)
    line_end, words_at, strip_from = (0.2, 0.33, 0.48) if with_peers else (0.55, 0.8, 1.0)
    traces = [
        _sparklines(rows, trend, years, low, high),
        _names_above(rows, "x3"),
        _texts(
            [(words_at, place - 0.12, _score_words(row)) for place, row in enumerate(rows)],
            "middle center",
            "x3",
        ),
    ]
    if with_peers:
        traces += _peer_dots(rows, peers, agency_id)
    heads = [
        (line_end / 2, _("{first}–{last}").format(first=years[0], last=years[-1])),
        (words_at, _("คะแนน")),
    ]
    if with_peers:
        heads.append(((strip_from + 1) / 2, _("● เรา · จุดเทา = เพื่อน")))
    notes = [
        {
            "xref": "paper",
            "yref": "paper",
            "x": x,
            "y": 1,
            "xanchor": "center",
            "yanchor": "bottom",
            "showarrow": False,
            "text": text,
            "font": {"size": SIZE - 2, "color": QUIET},
        }
        for x, text in heads
    ]
    shapes = []
    strip: dict[str, Any] = {}
    if with_peers:
        strip["xaxis2"] = {
            "domain": [strip_from, 0.98],
            "range": [low, high],
            "anchor": "y",
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": _ticks(low, high),
        }
        if target is not None:
            shapes.append({**_target_line(target), "xref": "x2"})
    return _figure(
        traces,
        62 * len(rows) + 70,
        xaxis={
            "domain": [0.0, line_end],
            "range": [-0.3, len(years) - 0.7],
            "visible": False,
            "fixedrange": True,
        },
        yaxis=_rows_axis(len(rows)),
        xaxis3=WHOLE_WIDTH,
        annotations=notes,
        shapes=shapes,
        margin={"l": 8, "r": 8, "t": 30, "b": 30},
        **strip,
    )


def _rows_axis(count: int) -> dict[str, Any]:
    return {
        "range": [-0.6, count - 0.4],
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _texts(places: list[tuple[float, float, str]], position: str, axis: str) -> dict[str, Any]:
    """Words at places of an axis as one trace; a page draws it many times quicker than as many annotations."""
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": axis,
        "x": [x for x, _y, _text in places],
        "y": [y for _x, y, _text in places],
        "text": [text for _x, _y, text in places],
        "textposition": position,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _names_above(rows: list[dict[Any, Any]], axis: str) -> dict[str, Any]:
    """The name of each row above it at the left, so that no name takes width from the picture, however narrow.

    The axis runs from 0 to 1 over the whole width.
    """
    names = [f"<b>{_row_name(row)}</b>" if row.get("is_chosen") else _row_name(row) for row in rows]
    return _texts([(0, place + 0.34, name) for place, name in enumerate(names)], "middle right", axis)


WHOLE_WIDTH = {
    "domain": [0, 1],
    "range": [0, 1],
    "anchor": "y",
    "visible": False,
    "fixedrange": True,
}


def _sparklines(
    rows: list[dict[Any, Any]], trend: pd.DataFrame, years: list[int], low: float, high: float
) -> dict[str, Any]:
    """All rows' lines as one trace: each is drawn inside its row, gaps stay open."""
    across: list[float | None] = []
    up: list[float | None] = []
    past = {
        (node, year): score
        for node, year, score in zip(trend["node"], trend["fiscal_year"], trend["score"], strict=True)
    }
    for place, row in enumerate(rows):
        for number, year in enumerate(years):
            found = past.get((row["node"], year))
            across.append(number)
            up.append(None if found is None else place - 0.4 + 0.55 * (found - low) / (high - low))
        across.append(None)
        up.append(None)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": across,
        "y": up,
        "line": {"color": INK, "width": 1.6},
        "marker": {"size": 4, "color": INK},
        "hoverinfo": "skip",
    }


def _peer_dots(rows: list[dict[Any, Any]], peers: pd.DataFrame, agency_id: str) -> list[dict[str, Any]]:
    """The peers' scores as grey dots and ours in the colour of its instrument with a black edge."""
    place_of = {row["indicator_id"]: place for place, row in enumerate(rows)}
    others = peers[(peers["agency_id"] != agency_id) & peers["indicator_id"].isin(place_of)]
    dots = {"type": "scatter", "mode": "markers", "xaxis": "x2", "cliponaxis": False}
    return [
        {
            **dots,
            "x": others["score"].tolist(),
            "y": [place_of[number] - 0.12 for number in others["indicator_id"]],
            "customdata": others["short_name"].tolist(),
            "marker": {"size": 9, "color": PALE, "line": {"color": "#FFFFFF", "width": 1}},
            "hovertemplate": "%{customdata}: %{x:.2f}<extra></extra>",
        },
        {
            **dots,
            "x": [row["score"] for row in rows],
            "y": [place - 0.12 for place in range(len(rows))],
            "marker": {
                "size": 13,
                "color": [COLOURS.get(row["instrument"], QUIET) for row in rows],
                "line": {"color": "#000000", "width": 2},
            },
            "hovertemplate": "%{x:.2f}<extra></extra>",
        },
    ]


def _score_words(row: dict[Any, Any]) -> str:
    """Score, the mark when it is below target, and the change."""
    below = (row["gap_to_target"] or 0) < 0
    score = f"<b>{wording.score(row['score'])}</b>"
    if below:
        score = f"<span style='color:{BELOW}'>▼ {score}</span>"
    moved = wording.moved(row["score_change"])
    return score if moved == wording.NO_SCORE else f"{score}<br>{moved}"


def ranking_bars(rows: pd.DataFrame) -> Figure:
    """Scores high to low as bars from the target: right of it strengths, left of it weaknesses."""
    ordered = sentences.rows_of(rows[::-1])
    target = _targets(rows)
    low, high = _scale([row["score"] for row in ordered], target)
    start = low if target is None else target
    colours = [COLOURS.get(str(row.get("instrument", "")), "#7A8793") for row in ordered]
    ours = [bool(row.get("is_chosen")) for row in ordered]
    edges = ["#000000" if mine else colour for mine, colour in zip(ours, colours, strict=True)]
    bars = {
        "type": "bar",
        "orientation": "h",
        "base": [start] * len(ordered),
        "x": [row["score"] - start for row in ordered],
        "y": [place - 0.1 for place in range(len(ordered))],
        "width": 0.38,
        "marker": {
            "color": colours,
            "line": {"color": edges, "width": [3 if mine else 1 for mine in ours]},
        },
        "customdata": [row["score"] for row in ordered],
        "hovertemplate": "%{customdata:.2f}<extra></extra>",
    }
    words = [(1.0, place + 0.34, _line_words(row)) for place, row in enumerate(ordered)]
    notes = []
    if target is not None:
        notes.append(
            {
                "x": target,
                "yref": "paper",
                "y": 0,
                "yanchor": "top",
                "yshift": -20,
                "showarrow": False,
                "text": _target_text(target),
                "font": {"size": SIZE - 1, "color": QUIET},
            }
        )
    return _figure(
        [bars, _names_above(ordered, "x2"), _texts(words, "middle left", "x2")],
        50 * len(ordered) + 70,
        xaxis={
            "range": [low, high],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": _ticks(low, high),
        },
        yaxis=_rows_axis(len(ordered)),
        shapes=[] if target is None else [_target_line(target)],
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
        annotations=notes,
        margin={"l": 8, "r": 8, "t": 8, "b": 52},
    )


def _row_name(row: dict[Any, Any]) -> str:
    """An agency by its short name, an indicator by number and name."""
    return sentences.node_name(row) if "label_th" in row else str(row["short_name"])


def _line_words(row: dict[Any, Any]) -> str:
    below = not wording.is_missing(row["gap_to_target"]) and row["gap_to_target"] < 0
    score = f"<b>{wording.score(row['score'])}</b>"
    if below:
        score = f"<span style='color:{BELOW}'>▼ {score}</span>"
    moved = wording.moved(row["score_change"])
    return score if moved == wording.NO_SCORE else f"{score}  {moved}"


def small_multiples(trend: pd.DataFrame, years: list[int], changes: pd.DataFrame, columns: int) -> Figure:
    """One small line per node on one common scale; years without a score stay open."""
    nodes = sentences.in_order_of_the_newest_year(trend)
    target = _targets(trend)
    low, high = _scale(trend["score"].tolist(), target)
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
            "tickvals": _ticks(low, high)[::2],
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
    return _figure(
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


def part_dumbbells(parts: pd.DataFrame) -> Figure:
    """Each EIT indicator with part 1 (filled) beside part 2 (hollow) and the line between them."""
    rows = sentences.rows_of(parts[::-1])
    scores = [*parts["part_1_score"].dropna(), *parts["part_2_score"].dropna()]
    low, high = _scale([float(score) for score in scores], None)
    traces = [_names_above(rows, "x2")]
    for place, row in enumerate(rows):
        ends = [row["part_1_score"], row["part_2_score"]]
        if not any(wording.is_missing(end) for end in ends):
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": ends,
                    "y": [place - 0.15, place - 0.15],
                    "line": {"color": PALE, "width": 5},
                    "hoverinfo": "skip",
                }
            )
    for column, fill, where in (
        ("part_1_score", COLOURS["EIT1"], "top"),
        ("part_2_score", "#FFFFFF", "bottom"),
    ):
        number = column[5]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [row[column] for row in rows],
                "y": [place - 0.15 for place in range(len(rows))],
                "text": [
                    "" if wording.is_missing(row[column]) else f"({number}) {wording.score(row[column])}"
                    for row in rows
                ],
                "textposition": f"{where} center",
                "marker": {"size": 14, "color": fill, "line": {"color": COLOURS["EIT1"], "width": 3}},
                "cliponaxis": False,
                "hovertemplate": "%{x:.2f}<extra></extra>",
            }
        )
    return _figure(
        traces,
        104 * len(rows) + 40,
        xaxis={
            "range": [low, high + 0.5],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": _ticks(low, high + 0.5),
        },
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
        yaxis=_rows_axis(len(rows)),
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
    )
