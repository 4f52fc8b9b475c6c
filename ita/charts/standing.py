"""Scores of one year: what instruments add, rankings from the target, EIT part 1 beside part 2."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ita import sentences, wording
from ita.charts.drawing import (
    BELOW,
    COLOURS,
    GRID,
    HATCHED,
    PALE,
    QUIET,
    SIZE,
    STRONG,
    WHOLE_WIDTH,
    Figure,
    figure,
    names_above,
    row_leads,
    rows_axis,
    target_line,
    target_of,
    target_text,
    texts,
    ticks,
    zoomed,
)
from ita.wording import _


def contributions(instruments: pd.DataFrame) -> Figure:
    """What each instrument (its parts where it has them) adds to the overall, out of what it could add."""
    rows = sentences.rows_of(instruments[::-1])
    places = [place - 0.1 for place in range(len(rows))]
    colours = [COLOURS.get(row["instrument"], QUIET) for row in rows]
    hatches = [HATCHED.get(row["instrument"], "") for row in rows]
    most = [row["weight"] * 100 for row in rows]
    given = [None if wording.is_missing(row["contribution"]) else row["contribution"] for row in rows]
    words = [(0.0, place + 0.32, _contribution_words(row)) for place, row in enumerate(rows)]
    base = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "width": 0.4,
        "customdata": [[f"instrument={_whole(row)}"] for row in rows],
        "hovertemplate": "%{x:.2f}<extra></extra>",
    }
    outline = {"color": colours, "width": 1.5}
    filled = {
        "color": colours,
        "line": outline,
        "pattern": {"shape": hatches, "fgcolor": "#FFFFFF", "size": 6},
    }
    return figure(
        [
            {**base, "x": most, "marker": {"color": "#FFFFFF", "line": outline}},
            {**base, "x": given, "marker": filled},
            texts(words, "middle right", "x"),
        ],
        62 * max(len(rows), 2) + 20,
        barmode="overlay",
        xaxis={
            "range": [0, max(most, default=1) * 1.02],
            "visible": False,
            "fixedrange": True,
        },
        yaxis=rows_axis(len(rows)),
    )


def _whole(row: dict[Any, Any]) -> str:
    """The instrument a part belongs to, or the instrument itself."""
    return str(row["part_of"] if isinstance(row["part_of"], str) else row["instrument"])


def _contribution_words(row: dict[Any, Any]) -> str:
    name = STRONG.format(sentences.instrument_name(row))
    if wording.is_missing(row["contribution"]):
        return Markup(_("{name}  ไม่มีคะแนน")).format(name=name)
    return Markup(_("{name}  {points} จาก {most} (เสีย {lost})")).format(
        name=name,
        points=STRONG.format(wording.score(row["contribution"])),
        most=f"{row['weight'] * 100:g}",
        lost=wording.score(row["points_lost"]),
    )


def ranking_bars(rows: pd.DataFrame) -> Figure:
    """Scores high to low as bars from the target: right of it strengths, left of it weaknesses."""
    ordered = sentences.rows_of(rows[::-1])
    target = target_of(rows)
    low, high = zoomed([row["score"] for row in ordered], target)
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
        "hoverinfo": "skip",
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
                "text": target_text(target),
                "font": {"size": SIZE - 1, "color": QUIET},
            }
        )
    return figure(
        [
            bars,
            names_above(ordered, "x2"),
            texts(words, "middle left", "x2"),
            row_leads([_lead(row) for row in ordered], "x2"),
        ],
        50 * len(ordered) + 70,
        xaxis={
            "range": [low, high],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": ticks(low, high),
        },
        yaxis=rows_axis(len(ordered)),
        barmode="overlay",
        shapes=[] if target is None else [target_line(target)],
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
        annotations=notes,
        margin={"l": 8, "r": 8, "t": 8, "b": 52},
    )


def _lead(row: dict[Any, Any]) -> str:
    """What a click on a row asks for: the issue, the agency, the question or the indicator."""
    if row.get("kind") == "question":
        return f"question={row['node']}"
    if "issue_id" in row:
        return f"issue={row['issue_id']}"
    return f"agency={row['agency_id']}" if "agency_id" in row else f"node={row['indicator_id']}"


def _line_words(row: dict[Any, Any]) -> str:
    below = not wording.is_missing(row["gap_to_target"]) and row["gap_to_target"] < 0
    score = STRONG.format(wording.score(row["score"]))
    if below:
        score = Markup("<span style='color:{}'>▼ {}</span>").format(BELOW, score)
    moved = wording.moved(row["score_change"])
    return score if moved == wording.NO_SCORE else Markup("{}  {}").format(score, moved)


def part_dumbbells(parts: pd.DataFrame) -> Figure:
    """Each EIT indicator with part 1 (filled) beside part 2 (hollow) and the line between them."""
    rows = sentences.rows_of(parts[::-1])
    scores = [*parts["part_1_score"].dropna(), *parts["part_2_score"].dropna()]
    low, high = zoomed([float(score) for score in scores], None)
    traces = [names_above(rows, "x2")]
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
    return figure(
        traces,
        104 * len(rows) + 40,
        xaxis={
            "range": [low, high + 0.5],
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "tickvals": ticks(low, high + 0.5),
        },
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
        yaxis=rows_axis(len(rows)),
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
    )
