"""What each figure would give if it were raised, as bars."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.charts.drawing import (
    COLOURS,
    HATCHED,
    QUIET,
    STRONG,
    WHOLE_WIDTH,
    Figure,
    figure,
    row_leads,
    rows_axis,
    shortened,
    texts,
)

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
