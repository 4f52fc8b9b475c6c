"""Which rows of a long list a picture shows: its ends and our neighbours."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ita.wording import _

One = TypeVar("One")

# A longer list shows its ends and our neighbours; the whole of it stands in the table of numbers.
MOST_ROWS, FIRST, BESIDE, LAST = 15, 6, 2, 3


def ends_and_ours(rows: Sequence[One], is_ours: Callable[[One], bool], first: int = FIRST) -> list[One | int]:
    """The first and last rows and those beside ours; how many are left out stands in place of each gap."""
    if len(rows) <= MOST_ROWS:
        return list(rows)
    kept = {*range(first), *range(len(rows) - LAST, len(rows))}
    for place, row in enumerate(rows):
        if is_ours(row):
            kept |= {*range(max(place - BESIDE, 0), min(place + BESIDE + 1, len(rows)))}
    told: list[One | int] = []
    before = -1
    for place in sorted(kept):
        if place - before > 1:
            told.append(place - before - 1)
        told.append(rows[place])
        before = place
    return told


def left_out(count: int) -> str:
    """What stands in place of the rows left out."""
    return _("… อีก {count} แห่ง (ครบทุกแห่งในตารางตัวเลข)").format(count=count)
