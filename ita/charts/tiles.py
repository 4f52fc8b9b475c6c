"""Agencies as a grid of squares of one size, each in the tone of its level, which its symbol and word say too."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.rows import LevelsOfYear, RoomAgencies
from ita.wording import _

# Tones of levels at the target or above it and of those below it, the best first; the last is for all the rest.
ABOVE, BELOW = ("best", "good", "fair"), ("low", "lowest")


def _tones(levels: Sequence[LevelsOfYear], target: float | None) -> dict[str, str]:
    """The tone of each level of a year, best first, by its Thai name."""
    above = [row for row in levels if target is not None and row["min_overall"] >= target]
    below = [row for row in levels if target is not None and row["min_overall"] < target]
    return {
        str(row["level_th"]): scale[min(place, len(scale) - 1)]
        for scale, rows in ((ABOVE, above), (BELOW, below))
        for place, row in enumerate(rows)
    }


def agency_tiles(
    agencies: Sequence[RoomAgencies], levels: Sequence[LevelsOfYear], lead: Callable[[RoomAgencies], str]
) -> Markup:
    """A square for each agency, by name, parted by districts where there are several; `levels` are those of the year."""
    toned = _tones(levels, next((row["target"] for row in agencies if row["target"] is not None), None))
    by_name = sorted(
        agencies, key=lambda row: (row["district"] is None, row["district"] or "", row["short_name"])
    )
    groups: dict[str, list[RoomAgencies]] = {}
    for row in by_name:
        groups.setdefault(row["district"] or "", []).append(row)
    return Markup("").join(
        Markup('{}<ul class="ita-tiles">{}</ul>').format(
            Markup("<h4>{}</h4>").format(_("อ.{name}").format(name=district) if district else _("ไม่ระบุอำเภอ"))
            if len(groups) > 1
            else "",
            Markup("").join(_tile(row, toned, lead(row)) for row in group),
        )
        for district, group in groups.items()
    )


def _tile(row: RoomAgencies, toned: Mapping[str, str], lead: str) -> Markup:
    level = sentences.level_name(row)
    return Markup('<li><a class="{}" href="{}"><span>{}</span><b>{}</b><small>{}</small></a></li>').format(
        "none" if row["score"] is None else toned.get(str(row["level_th"] or row["level_printed"]), "plain"),
        lead,
        row["short_name"],
        wording.score(row["score"]),
        _("ไม่มีผล") if row["score"] is None else level if level != wording.NO_SCORE else "",
    )
