"""The ten indicators in rows: five-year line, score and change, and the peers as dots."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ita import sentences, wording
from ita.charts.drawing import (
    BELOW,
    COLOURS,
    GRID,
    INK,
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
    texts,
    ticks,
    zoomed,
)
from ita.wording import _


def indicator_rows(
    ranking: pd.DataFrame, trend: pd.DataFrame, peers: pd.DataFrame, agency_id: str, years: list[int]
) -> Figure:
    """One row per indicator in its own order: name, five-year line, score and change, and the peers as dots."""
    rows = sentences.rows_of(ranking.sort_values("indicator_id", ascending=False))
    target = target_of(ranking)
    with_peers = peers["agency_id"].nunique() > 1
    seen = [*ranking["score"], *trend["score"].dropna(), *(peers["score"] if with_peers else [])]
    low, high = zoomed([float(score) for score in seen], target)
    line_end, words_at, strip_from = (0.2, 0.33, 0.48) if with_peers else (0.55, 0.8, 1.0)
    traces = [
        _sparklines(rows, trend, years, low, high),
        names_above(rows, "x3"),
        texts(
            [(words_at, place - 0.12, _score_words(row)) for place, row in enumerate(rows)],
            "middle center",
            "x3",
        ),
    ]
    traces.append(row_leads([f"node={row['indicator_id']}" for row in rows], "x3"))
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
            "tickvals": ticks(low, high),
        }
        if target is not None:
            shapes.append({**target_line(target), "xref": "x2"})
    return figure(
        traces,
        62 * len(rows) + 70,
        xaxis={
            "domain": [0.0, line_end],
            "range": [-0.3, len(years) - 0.7],
            "visible": False,
            "fixedrange": True,
        },
        yaxis=rows_axis(len(rows)),
        xaxis3=WHOLE_WIDTH,
        annotations=notes,
        shapes=shapes,
        margin={"l": 8, "r": 8, "t": 30, "b": 30},
        **strip,
    )


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
            "customdata": [
                [name, f"agency={agency}"]
                for name, agency in zip(others["short_name"], others["agency_id"], strict=True)
            ],
            "marker": {"size": 9, "color": PALE, "line": {"color": "#FFFFFF", "width": 1}},
            "hovertemplate": "%{customdata[0]}: %{x:.2f}<extra></extra>",
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
            "customdata": [[f"node={row['indicator_id']}"] for row in rows],
            "hovertemplate": "%{x:.2f}<extra></extra>",
        },
    ]


def _score_words(row: dict[Any, Any]) -> str:
    """Score, the mark when it is below target, and the change."""
    below = (row["gap_to_target"] or 0) < 0
    score = STRONG.format(wording.score(row["score"]))
    if below:
        score = Markup("<span style='color:{}'>▼ {}</span>").format(BELOW, score)
    moved = wording.moved(row["score_change"])
    return score if moved == wording.NO_SCORE else Markup("{}<br>{}").format(score, moved)
