"""What all figures share: colours, axes zoomed to the scores, the target line, words as traces."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from plotly.basedatatypes import BaseFigure

from ita import sentences
from ita.contracts import HIGHEST_SCORE

Figure = dict[str, Any]


COLOURS = {"IIT": "#0072B2", "EIT": "#009E73", "EIT1": "#009E73", "EIT2": "#009E73", "OIT": "#E69F00"}


# Part 2 of an instrument has its colour, hatched.
HATCHED = {"EIT2": "/"}


INK = "#1A2733"


QUIET = "#54606B"


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


def target_of(rows: Sequence[sentences.Row]) -> float | None:
    """The target of the last row that has one."""
    return next((row["target"] for row in reversed(rows) if row["target"] is not None), None)


def row_name(row: sentences.Row) -> str:
    """An agency by its short name, an indicator by number and name."""
    return sentences.node_name(row) if "label_th" in row else str(row["short_name"])
