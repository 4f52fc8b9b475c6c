"""Scores through the years as one line of plain HTML: gaps stay open, the level stands under each year."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ita import sentences, wording
from ita.charts.drawing import target_of, zoomed
from ita.charts.marks import Scale, drawn_line
from ita.rows import OverallTrend
from ita.wording import _


class Year(NamedTuple):
    """A fiscal year: the score, the level's symbol and name, whether it is of a former scale, and where a click leads."""

    fiscal_year: int
    score: float | None
    level: str = ""
    is_former: bool = False
    lead: str = ""
    is_below: bool = False


def line(
    years: Sequence[Year],
    target: float | None,
    bands: Mapping[float, str],
    breaks: Mapping[int, str],
    national: Mapping[int, float] | None = None,
) -> Markup:
    """One line of scores. `bands` are the scores at which levels begin; `breaks` the years whose rule differs."""
    means = [(national or {}).get(year.fiscal_year) for year in years]
    seen = [one for one in (*(year.score for year in years), *means) if one is not None]
    low, high = zoomed(seen or [0.0, 100.0], target)
    scale = Scale(low, high)
    count = len(years)
    across = [round(100 * (number + 0.5) / count, 2) for number in range(count)]
    pictures = [
        drawn_line([None if year.is_former else year.score for year in years], low, high),
        drawn_line([year.score if year.is_former else None for year in years], low, high, "pale"),
    ]
    if any(mean is not None for mean in means):
        pictures.append(drawn_line(means, low, high, "quiet"))
    inset = round(50 / count, 2)
    numbered = {year.fiscal_year: _FOOTNOTES[place] for place, year in enumerate(_broken(years, breaks))}
    return Markup(
        '<div class="ita-years"><div class="ita-plot">{bands}<div class="ita-lines" style="left:{inset}%;right:{inset}%">{lines}</div>'
        '{breaks}{points}</div><div class="ita-under">{under}</div>{notes}</div>'
    ).format(
        bands=Markup("").join(_band(score, name, scale, target) for score, name in bands.items()),
        inset=inset,
        lines=Markup("").join(pictures),
        breaks=Markup("").join(
            Markup('<i class="ita-break" style="left:{}%"><span>{}</span></i>').format(
                round(100 * number / count, 2), numbered[year.fiscal_year]
            )
            for number, year in enumerate(years)
            if year.fiscal_year in numbered
        ),
        points=Markup("").join(
            _point(year, x, scale, bands, _slope(years, number, scale))
            for number, (year, x) in enumerate(zip(years, across, strict=True))
        ),
        under=Markup("").join(
            Markup("<span{}><b>{}</b><small>{}</small></span>").format(
                Markup(' class="below"') if year.is_below else "", wording.year(year.fiscal_year), year.level
            )
            for year in years
        ),
        notes=Markup("").join(
            Markup('<p class="ita-legend">{} {} · {}</p>').format(
                numbered[year], wording.year(year), breaks[year]
            )
            for year in numbered
        ),
    )


_FOOTNOTES = "①②③④⑤⑥⑦⑧⑨"


def _broken(years: Sequence[Year], breaks: Mapping[int, str]) -> list[Year]:
    return [year for year in years[1:] if year.fiscal_year in breaks][: len(_FOOTNOTES)]


def _band(score: float, name: str, scale: Scale, target: float | None) -> Markup:
    if not scale.low < score < scale.high:
        return Markup("")
    is_target = target is not None and score == target
    return Markup('<i class="ita-band{}" style="bottom:{}%"><span>{}</span></i>').format(
        " target" if is_target else "", scale.place(score), name
    )


LABEL = 0.2  # of the height of the picture, taken by a score over its point


STEEP = 0.15  # of the height of the picture, from one year to the next


def _slope(years: Sequence[Year], number: int, scale: Scale) -> int:
    """Whether the line beside a point falls (-1) or rises (1) so steeply that a score over the point would lie on it; else 0."""
    steps = []
    for before, after in ((number - 1, number), (number, number + 1)):
        pair = [years[at].score for at in (before, after) if 0 <= at < len(years)]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            steps.append((pair[1] - pair[0]) / (scale.high - scale.low))
    if not steps or max(map(abs, steps)) < STEEP or min(steps) < 0 < max(steps):
        return 0
    return -1 if min(steps) < 0 else 1


def _point(year: Year, x: float, scale: Scale, bands: Mapping[float, str], slope: int) -> Markup:
    if wording.is_missing(year.score):
        return Markup('<span class="ita-none" style="left:{}%">{}</span>').format(x, _("ไม่มีผล"))
    assert year.score is not None
    over = year.score + LABEL * (scale.high - scale.low)
    is_crossed = any(year.score < band < over for band in bands)
    classes = "ita-point" + " former" * year.is_former + " below" * year.is_below + " under" * is_crossed
    if (
        slope
    ):  # a falling line leaves room above to the right and below to the left, a rising one the other way
        classes += " right" if (slope < 0) != is_crossed else " left"
    inside = Markup("<b>{}</b>").format(wording.score(year.score))
    place = Markup("left:{}%;bottom:{}%").format(x, scale.place(year.score))
    if year.lead:
        return Markup('<a class="{}" style="{}" href="{}">{}</a>').format(classes, place, year.lead, inside)
    return Markup('<span class="{}" style="{}">{}</span>').format(classes, place, inside)


def year_line(
    trend: Sequence[OverallTrend],
    years: Sequence[int],
    bands: Mapping[float, str],
    breaks: Mapping[int, str],
    lead: Callable[[int], str],
    national: Mapping[int, float] | None = None,
) -> Markup:
    """The overall of these years; scores of a former scale stand apart. `trend` is of queries/overall_trend.sql."""
    rows = {row["fiscal_year"]: row for row in trend}
    scale = trend[-1]["scale"] if trend else ""
    told = [
        Year(
            year,
            None if row is None else row["score"],
            "" if row is None or row["scale"] != scale else sentences.level_name(row),
            row is not None and row["scale"] != scale,
            "" if row is None else lead(year),
            row is not None and row["scale"] == scale and _is_below(row),
        )
        for year, row in ((year, rows.get(year)) for year in years)
    ]
    return line(told, target_of(trend), bands, breaks, national)


def _is_below(row: OverallTrend) -> bool:
    return row["score"] is not None and row["target"] is not None and row["score"] < row["target"]
