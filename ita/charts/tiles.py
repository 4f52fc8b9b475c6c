"""Agencies as a grid of squares of one size, each in the tone of its level, which its symbol and word say too."""

from collections.abc import Callable, Mapping, Sequence
from math import isqrt

from markupsafe import Markup

from ita import sentences, wording
from ita.rows import LevelsOfYear, RoomAgencies
from ita.wording import _

# Tones of levels at the target or above it and of those below it, the best first; the last is for all the rest.
LEAST_ON_MAP, MOST_ACROSS = 4, 4
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
    """A square for each agency, parted by districts where there are several; `levels` are those of the year.

    Squares stand by their places on the map where most agencies of a district have one, north above and east to the right; the
    others by name.
    """
    toned = _tones(levels, next((row["target"] for row in agencies if row["target"] is not None), None))
    by_name = sorted(
        agencies, key=lambda row: (row["district"] is None, row["district"] or "", row["short_name"])
    )
    groups: dict[str, list[RoomAgencies]] = {}
    for row in by_name:
        groups.setdefault(row["district"] or "", []).append(row)
    return Markup("").join(
        Markup('{}<ul class="ita-tiles{}"{}>{}</ul>').format(
            Markup("<h4>{}</h4>").format(sentences.district_name(district) if district else _("ไม่ระบุอำเภอ"))
            if len(groups) > 1
            else "",
            " map" if by_map(group) else "",
            Markup(' style="--across:{}"').format(across(group)) if by_map(group) else "",
            Markup("").join(_tile(row, toned, lead(row)) for row in laid(group)),
        )
        for district, group in groups.items()
    )


def is_laid_by_map(agencies: Sequence[RoomAgencies]) -> bool:
    """Some district's squares stand by their places on the map."""
    districts = {row["district"] for row in agencies}
    return any(by_map([row for row in agencies if row["district"] == district]) for district in districts)


def by_map(group: Sequence[RoomAgencies]) -> bool:
    """Most agencies of a district have a place on the map, and enough to lay them by it."""
    placed = _placed(group)
    return len(placed) >= LEAST_ON_MAP and len(placed) > len(group) / 2


def across(group: Sequence[RoomAgencies]) -> int:
    """How many squares stand in a row of a map."""
    return min(MOST_ACROSS, max(2, isqrt(len(_placed(group)))))


def laid(group: Sequence[RoomAgencies]) -> list[RoomAgencies]:
    """The agencies of a district row by row from the north, each row from the west; those without a place at the end."""
    if not by_map(group):
        return list(group)
    northern_first = sorted(_placed(group), key=lambda row: -(row["latitude"] or 0))
    width = across(group)
    rows = [northern_first[start : start + width] for start in range(0, len(northern_first), width)]
    western_first = [sorted(row, key=lambda one: one["longitude"] or 0) for row in rows]
    return [
        *(one for row in western_first for one in row),
        *(row for row in group if row["latitude"] is None),
    ]


def _placed(group: Sequence[RoomAgencies]) -> list[RoomAgencies]:
    return [row for row in group if row["latitude"] is not None and row["longitude"] is not None]


def _tile(row: RoomAgencies, toned: Mapping[str, str], lead: str) -> Markup:
    level = sentences.level_name(row)
    return Markup('<li><a class="{}" href="{}"><span>{}</span><b>{}</b><small>{}</small></a></li>').format(
        "none" if row["score"] is None else toned.get(str(row["level_th"] or row["level_printed"]), "plain"),
        lead,
        row["short_name"],
        wording.score(row["score"]),
        _("ไม่มีผล") if row["score"] is None else level if level != wording.NO_SCORE else "",
    )
