"""What each figure would give if it were raised, and the tree of a year."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from ita import comparison, sentences, wording
from ita.charts.drawing import (
    COLOURS,
    GRID,
    HATCHED,
    INK,
    PALE,
    QUIET,
    SIZE,
    STRONG,
    WHOLE_WIDTH,
    Figure,
    figure,
    row_leads,
    rows_axis,
    shortened,
    target_line,
    target_of,
    texts,
    ticks,
    zoomed,
)
from ita.contracts import HIGHEST_SCORE
from ita.wording import _

MOST_ROWS = 12
UNCERTAIN = "\\"  # the hatch of what a figure may cost beyond what it certainly does


def gains(rows: pd.DataFrame) -> Figure:
    """Points of the overall each figure would add when raised to its ceiling, a dozen of them in the order given."""
    bars = [
        (row, row["gain"], row["gain"], STRONG.format(wording.change(row["gain"])) + f"  {_raised(row)}")
        for row in sentences.rows_of(rows.head(MOST_ROWS))
    ]
    return _bars(bars)


def _raised(row: Any) -> str:
    return f"{wording.score(row['score'])} → {wording.score(row['ceiling'])}"


def losses(rows: pd.DataFrame) -> Figure:
    """Points of the overall each figure costs, a dozen of them in the order given; up to `low` certain, to `high` at most.

    Where the rule of the year is not known at all, a row has no bar.
    """
    bars = [
        (
            row,
            row["low"],
            row["high"],
            STRONG.format(wording.bounds(row["low"], row["high"])) + f"  ({wording.score(row['score'])})",
        )
        for row in sentences.rows_of(rows.head(MOST_ROWS))
    ]
    return _bars(bars)


def _bars(bars: Sequence[tuple[Any, float | None, float | None, str]]) -> Figure:
    """A bar a row, its name and words above it; the certain part solid, what may come on top of it hatched."""
    ordered = bars[::-1]
    instruments = [str(row["instrument"]) for row, _low, _high, _words in ordered]
    colours = [COLOURS.get(instrument, QUIET) for instrument in instruments]
    low = [0.0 if wording.is_missing(least) else float(str(least)) for _row, least, _high, _words in ordered]
    high = [0.0 if wording.is_missing(most) else float(str(most)) for _row, _low, most, _words in ordered]
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": [place - 0.12 for place in range(len(ordered))],
        "width": 0.36,
        "hoverinfo": "skip",
    }
    hatches = [HATCHED.get(instrument, "") for instrument in instruments]
    certain = bar | {
        "x": low,
        "marker": {"color": colours, "pattern": {"shape": hatches, "fgcolor": "#FFFFFF", "size": 6}},
    }
    possible = bar | {
        "x": [most - least for least, most in zip(low, high, strict=True)],
        "base": low,
        "marker": {
            "color": "#FFFFFF",
            "line": {"color": colours, "width": 1},
            "pattern": {"shape": UNCERTAIN, "fgcolor": colours, "size": 6},
        },
    }
    words = [(1.0, place + 0.34, text) for place, (_row, _low, _high, text) in enumerate(ordered)]
    names = [
        (0.0, place + 0.34, shortened(sentences.lever_name(row)))
        for place, (row, _low, _high, _words) in enumerate(ordered)
    ]
    return figure(
        [
            certain,
            possible,
            texts(names, "middle right", "x2"),
            texts(words, "middle left", "x2"),
            row_leads([f"question={row['lever']}" for row, _low, _high, _words in ordered], "x2"),
        ],
        50 * len(ordered) + 30,
        xaxis={"range": [0, max([*high, 0.01]) * 1.02], "visible": False, "fixedrange": True},
        yaxis=rows_axis(len(ordered)),
        barmode="overlay",
        xaxis2=WHOLE_WIDTH | {"overlaying": "x"},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
    )


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


def tree(rows: pd.DataFrame) -> Figure:
    """The year's tree from the overall down to the sub-indicators, each as wide as its weight in the overall."""
    told = [row for row in sentences.rows_of(rows) if row["kind"] != "question"]
    questions = rows[rows["kind"] == "question"].groupby("parent").size()
    return figure(
        [
            {
                "type": "icicle",
                "ids": [row["node"] for row in told],
                "parents": [row["parent"] if isinstance(row["parent"], str) else "" for row in told],
                "labels": [_tree_words(row, int(questions.get(row["node"], 0))) for row in told],
                "values": [row["overall_weight"] * 100 for row in told],
                "branchvalues": "total",
                "sort": False,
                "leaf": {"opacity": 1},
                "tiling": {"orientation": "h", "pad": 2},
                "pathbar": {"visible": False},
                "textposition": "middle left",
                "textfont": {"size": SIZE, "color": [_text_colour(row) for row in told]},
                "marker": {
                    "colors": [COLOURS.get(str(row["instrument"]), "#EDF1F4") for row in told],
                    "line": {"color": "#FFFFFF", "width": 1},
                    "pattern": {
                        "shape": [HATCHED.get(str(row["instrument"]), "") for row in told],
                        "bgcolor": [COLOURS.get(str(row["instrument"]), "#EDF1F4") for row in told],
                        "fgcolor": "#33B08F",
                        "size": 12,
                        "solidity": 0.15,
                    },
                },
                "hovertemplate": "%{label}<extra></extra>",
            }
        ],
        44 * max(sum(row["kind"] in ("indicator", "sub_indicator") for row in told), 6) + 20,
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
    )


def _text_colour(row: dict[Any, Any]) -> str:
    return "#FFFFFF" if str(row["instrument"]) in ("IIT", "EIT", "EIT1", "EIT2") else INK


def _tree_words(row: dict[Any, Any], question_count: int) -> str:
    name = {"overall": _("ภาพรวม"), "instrument": str(row["node"])}.get(
        str(row["kind"]), sentences.tree_name(row)
    )
    between = Markup(" ") if row["kind"] in ("overall", "instrument") else Markup("<br>")
    said = STRONG.format(name) + between + f"{wording.score(row['overall_weight'] * 100)}%"
    return (
        said
        if not question_count
        else Markup(_("{said} · {count} ข้อ")).format(said=said, count=question_count)
    )
