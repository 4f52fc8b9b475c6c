"""What all figures share: colours, axes zoomed to the scores, the target line, words as traces."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup
from plotly.basedatatypes import BaseFigure

from ita import sentences
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


STRONG = Markup("<b>{}</b>")


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


WHOLE_WIDTH = {
    "domain": [0, 1],
    "range": [0, 1],
    "anchor": "y",
    "visible": False,
    "fixedrange": True,
}


_TEMPLATES = frozenset({"hovertemplate", "texttemplate"})


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


def figure(traces: list[dict[str, Any]], height: int, **layout: Any) -> Figure:
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
    return {"data": [_lettered(trace) for trace in traces], "layout": _lettered(base | layout)}


def _lettered(found: Any, key: str = "") -> Any:
    """A part of a figure in which every text is shown letter by letter; only `Markup` holds tags of ours.

    Plotly reads tags, links among them, wherever it writes text. Templates are ours and hold no name; the last of a
    point's `customdata` is no text.
    """
    if isinstance(found, str):
        return found if key in _TEMPLATES else str(Markup.escape(found))
    if isinstance(found, dict):
        return {name: _lettered(one, name) for name, one in found.items()}
    if isinstance(found, list | tuple):
        if key == "customdata":
            return [
                [*map(_lettered, point[:-1]), point[-1]] if isinstance(point, list) else point
                for point in found
            ]
        return [_lettered(one, key) if isinstance(one, str | dict | list | tuple) else one for one in found]
    return found


def zoomed(scores: list[float], target: float | None) -> list[float]:
    """An axis zoomed to the scores and the target, a little wider, never past 100 by more than its label needs."""
    known = [score for score in scores if score == score]
    if target is not None and target == target:
        known.append(target)
    low, high = min(known), max(known)
    room = max((high - low) * 0.12, 1.0)
    return [max(0.0, low - room), min(100.0, high) + room]


def ticks(low: float, high: float) -> list[float]:
    """About five round ticks between the ends, none above the highest score there is."""
    step = next((step for step in (0.5, 1, 2, 5, 10) if (high - low) / step <= 6), 20)
    first = int(low / step) + 1
    return [step * number for number in range(first, int(min(high, HIGHEST_SCORE) / step) + 1)]


def target_line(target: float, reference: str = "x") -> dict[str, Any]:
    """The dashed line of the target: vertical over `x`, horizontal over `y`."""
    across = {"xref": "x", "x0": target, "x1": target, "yref": "paper", "y0": 0, "y1": 1}
    along = {"yref": "y", "y0": target, "y1": target, "xref": "paper", "x0": 0, "x1": 1}
    line = {"color": INK, "width": 1.5, "dash": "dash"}
    return {"type": "line", "line": line, "layer": "below", **(across if reference == "x" else along)}


def target_text(target: float) -> str:
    return _("เป้า {target}").format(target=f"{target:g}")


def target_of(rows: pd.DataFrame) -> float | None:
    known = rows["target"].dropna()
    return float(known.iloc[-1]) if len(known) else None


def rows_axis(count: int) -> dict[str, Any]:
    return {
        "range": [-0.6, count - 0.4],
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def texts(places: Sequence[tuple[float, float, str]], position: str, axis: str) -> dict[str, Any]:
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


def names_above(rows: list[dict[Any, Any]], axis: str) -> dict[str, Any]:
    """The name of each row above it at the left, so that no name takes width from the picture, however narrow.

    The axis runs from 0 to 1 over the whole width.
    """
    names = [STRONG.format(row_name(row)) if row.get("is_chosen") else row_name(row) for row in rows]
    return texts([(0, place + 0.34, name) for place, name in enumerate(names)], "middle right", axis)


def row_leads(leads: list[str], axis: str) -> dict[str, Any]:
    """What a click anywhere on each row asks for, as an unseen bar over the whole width of the axis from 0 to 1.

    A click takes the point the mouse is over, so whatever is drawn on the row either leads too or has no hover.
    """
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": axis,
        "x": [1] * len(leads),
        "y": list(range(len(leads))),
        "width": 0.96,
        "opacity": 0,
        "customdata": [[lead] for lead in leads],
        "hoverinfo": "none",
    }


def row_name(row: sentences.Row) -> str:
    """An agency by its short name, an indicator by number and name."""
    return sentences.node_name(row) if "label_th" in row else str(row["short_name"])


def shortened(name: str, width: int = 27) -> str:
    """The beginning of a name that fits beside figures on a phone; vowels and tones above and below take no width."""
    taken = 0
    for place, letter in enumerate(name):
        taken += unicodedata.category(letter) != "Mn"
        if taken > width:
            return name[:place].rstrip() + "…"
    return name
