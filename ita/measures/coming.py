"""What the documents already published make sure of, before a result is announced: bounds by the rule of the year."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ita.contracts import HIGHEST_SCORE, LOWEST_SCORE
from ita.rows import ChecklistItems, ChecklistParts


class Range(NamedTuple):
    """A score lies between two bounds, 0–100, both included."""

    low: float
    high: float


UNKNOWN = Range(LOWEST_SCORE, HIGHEST_SCORE)  # of a score nobody can tell


def of_documents(
    items: Sequence[ChecklistItems], weight: float | None, published: Collection[str]
) -> Range | None:
    """The score of the documents where those published get full marks and the others nothing; None where the year's rule is
    unknown.

    The weights of the items add up to that of their instrument (`weight`, share 0–1), whichever rule holds. So the published
    ones weigh at least what each surely weighs, and at least what the others cannot weigh at most.
    """
    known = [
        (row["node"] in published, row["leverage_low"], row["leverage_high"])
        for row in items
        if row["leverage_low"] is not None and row["leverage_high"] is not None
    ]
    if not weight or len(known) < len(items) or not items:
        return None
    least = sum(low for is_in, low, _high in known if is_in)
    most = sum(high for is_in, _low, high in known if is_in)
    others_least = sum(low for is_in, low, _high in known if not is_in)
    others_most = sum(high for is_in, _low, high in known if not is_in)
    return Range(
        _score(max(least, weight - others_most) / weight), _score(min(most, weight - others_least) / weight)
    )


def overall(parts: Sequence[ChecklistParts], ranges: Mapping[str, Range]) -> Range | None:
    """The overall where each instrument lies in its range, anywhere where it has none; None where a weight is unknown."""
    shares = [(row["weight"], ranges.get(row["instrument"] or "", UNKNOWN)) for row in parts]
    if not shares or any(share is None for share, _range in shares):
        return None
    return Range(
        sum((share or 0.0) * found.low for share, found in shares),
        sum((share or 0.0) * found.high for share, found in shares),
    )


def _score(share: float) -> float:
    return min(max(share * HIGHEST_SCORE, LOWEST_SCORE), HIGHEST_SCORE)
