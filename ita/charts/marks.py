"""Pictures as plain HTML: rows with marks on one scale, and a line through the years.

They stand as soon as the page does, take the width they are given, wrap their names, print as they are seen, and each
row is a link that a keyboard reaches. `static/page.css` draws them; here stand only places, in per cent of the scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from ita.charts.drawing import ticks, zoomed
from ita.wording import _, _n, is_missing

# bar: a length from the scale's beginning; maybe: the part of it that is not certain; stem: from the target to the
# score; half: the middle half of others; peer, middle, us, then: a dot each.
# done, doing, open, cancelled: a square each.
Kind = Literal[
    "bar", "maybe", "room", "stem", "half", "link", "peer", "middle", "us", "then", "hollow",
    "done", "doing", "open", "cancelled",
]  # fmt: skip


class Scale(NamedTuple):
    """The one scale of a picture's rows, in the unit of its scores."""

    low: float
    high: float
    target: float | None = None
    is_from_zero: bool = False

    def place(self, score: float) -> float:
        """Where a score stands, in per cent of the width."""
        share = (score - self.low) / (self.high - self.low or 1)
        return round(100 * min(max(share, 0.0), 1.0), 2)


class Mark(NamedTuple):
    """A dot at a score, or with `to` a length from one to another; `title` is read where the mouse rests."""

    kind: Kind
    at: float
    to: float | None = None
    title: str = ""


@dataclass(frozen=True)
class Line:
    """One row: a name, its marks and its figure. `lead` is the address that a click goes to; a heading is a name alone.

    `opened` stands under the row, on scales of its own.
    """

    name: str
    figure: str
    note: str = ""
    lead: str = ""
    chip: str = ""
    marks: Sequence[Mark] = ()
    spark: Markup = Markup("")
    is_below: bool = False
    is_chosen: bool = False
    is_heading: bool = False
    opened: Markup | None = None


def scale_of(scores: Iterable[float | None], target: float | None) -> Scale:
    """A scale zoomed to these scores and the target; the whole of it where there is no score."""
    known = [float(score) for score in scores if score is not None and not is_missing(score)]
    low, high = zoomed(known or [0.0, 100.0], target)
    return Scale(low, high, None if is_missing(target) else target)


def lengths(points: Iterable[float | None]) -> Scale:
    """A scale for lengths: it begins at nothing."""
    return Scale(0.0, max((float(one) for one in points if one is not None), default=1.0) or 1.0, None, True)


def rows(lines: Sequence[Line], scale: Scale, legend: str = "") -> Markup:
    """Rows on one scale, with the axis above them."""
    target = (
        Markup("") if scale.target is None else Markup("--target:{}%").format(f"{scale.place(scale.target)}")
    )
    is_sparked = any(line.spark for line in lines)
    body = Markup("").join(_row(line, scale, is_sparked) for line in lines)
    wide = " sparked" if is_sparked else ""
    return Markup('<div class="ita-rows{}" style="{}">{}<ul>{}</ul>{}</div>').format(
        wide,
        target,
        _axis(scale),
        body,
        Markup('<p class="ita-legend">{}</p>').format(legend) if legend else "",
    )


def folded(lines: Sequence[Line], scale: Scale, at_once: int, legend: str = "") -> Markup:
    """Rows on one scale of which so many stand at once, the others when the reader asks for them."""
    drawn = rows(lines[:at_once], scale, legend)
    left = lines[at_once:]
    if not left:
        return drawn
    return Markup('{}<details class="ita-more"><summary>{}</summary>{}</details>').format(
        drawn, _n("อีก {count} รายการ", len(left)).format(count=len(left)), rows(left, scale)
    )


def _axis(scale: Scale) -> Markup:
    """The ticks and the target over the marks; lengths that begin at nothing need none."""
    if scale.is_from_zero:
        return Markup("")
    told = [
        Markup('<span{} style="left:{}%">{}</span>').format(
            Markup(' class="last"') if scale.place(tick) > 94 else "", scale.place(tick), f"{tick:g}"
        )
        for tick in ticks(scale.low, scale.high)
        if scale.target is None or abs(scale.place(tick) - scale.place(scale.target)) > 14
    ]
    if scale.target is not None:
        told.append(
            Markup('<b{} style="left:{}%">{}</b>').format(
                Markup(' class="end"') if scale.place(scale.target) > 80 else "",
                scale.place(scale.target),
                _("เป้า {target}").format(target=f"{scale.target:g}"),
            )
        )
    return Markup('<div class="ita-axis" aria-hidden="true"><div>{}</div></div>').format(
        Markup("").join(told)
    )


def _row(line: Line, scale: Scale, is_sparked: bool) -> Markup:
    if line.is_heading:
        return Markup('<li class="ita-between">{}</li>').format(line.name)
    classes = "ita-row" + " below" * line.is_below + " chosen" * line.is_chosen
    chip = Markup('<i class="ita-chip {}"></i>').format(line.chip.lower()) if line.chip else ""
    inside = Markup(
        '<span class="ita-name">{}{}</span>{}<span class="ita-track">{}</span>'
        '<span class="ita-figure"><b>{}</b>{}</span>'
    ).format(
        chip,
        line.name,
        line.spark or (_NO_SPARK if is_sparked else ""),
        Markup("").join(_mark(mark, scale) for mark in line.marks),
        Markup('<span title="{}">▼</span> {}').format(_("ต่ำกว่าเป้าหมาย"), line.figure)
        if line.is_below
        else line.figure,
        Markup(" <small>{}</small>").format(line.note) if line.note else "",
    )
    if line.lead:
        here = Markup(' aria-current="true"') if line.is_chosen else ""
        opened = Markup('<div class="ita-opened">{}</div>').format(line.opened) if line.opened else ""
        return Markup('<li><a class="{}" href="{}"{}>{}</a>{}</li>').format(
            classes, line.lead, here, inside, opened
        )
    return Markup('<li class="{}">{}</li>').format(classes, inside)


_NO_SPARK = Markup('<span class="ita-spark"></span>')


def _mark(mark: Mark, scale: Scale) -> Markup:
    title = Markup(' title="{}"').format(mark.title) if mark.title else ""
    if mark.to is None:
        return Markup('<i class="{}" style="left:{}%"{}></i>').format(mark.kind, scale.place(mark.at), title)
    first, last = sorted((scale.place(mark.at), scale.place(mark.to)))
    return Markup('<i class="{}" style="left:{}%;width:{}%"{}></i>').format(
        mark.kind, first, round(last - first, 2), title
    )


def drawn_line(points: Sequence[float | None], low: float, high: float, tone: str = "ink") -> Markup:
    """A line through points at even distances as a picture that stretches; where a point is missing it is broken."""
    step = 100 / max(len(points) - 1, 1)
    path, is_down = [], False
    for number, point in enumerate(points):
        if point is None or is_missing(point):
            is_down = False
            continue
        up = 100 - 100 * (point - low) / (high - low or 1)
        path.append(f"{'L' if is_down else 'M'}{number * step:.1f} {min(max(up, 0), 100):.1f}")
        is_down = True
    picture = _PICTURE.format(path="".join(path), **_TONES[tone])
    return Markup('<img alt="" src="data:image/svg+xml,{}">').format(quote(picture, safe="=/ :;,'"))


_TONES = {
    "ink": {"light": "#1A2733", "dark": "#E6EAEE", "dash": "none", "width": "2.5"},
    "quiet": {"light": "#54606B", "dark": "#A9B4BE", "dash": "2 4", "width": "1.5"},
    "pale": {"light": "#9AA5B0", "dark": "#7A8793", "dash": "none", "width": "2"},
}

_PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none'>"
    "<style>path{{fill:none;stroke:{light};stroke-width:{width};stroke-dasharray:{dash};stroke-linejoin:round;"
    "stroke-linecap:round;vector-effect:non-scaling-stroke}}"
    "@media(prefers-color-scheme:dark){{path{{stroke:{dark}}}}}</style><path d='{path}'/></svg>"
)


def spark(points: Sequence[float | None], scale: Scale) -> Markup:
    """A small line through the years on the scale of the picture's rows, its last point marked; none through a single point."""
    known = [number for number, point in enumerate(points) if not is_missing(point)]
    if len(known) < 2:
        return Markup("")
    last = points[known[-1]]
    assert last is not None
    return Markup(
        '<span class="ita-spark" aria-hidden="true">{}<i style="left:{}%;bottom:{}%"></i></span>'
    ).format(
        drawn_line(points, scale.low, scale.high),
        round(100 * known[-1] / max(len(points) - 1, 1), 1),
        scale.place(last),
    )
