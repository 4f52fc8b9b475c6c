"""Reads a draft memo beside the data and says where they differ, with the words and the place. Silent where it cannot know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ita.proofread import gathering
from ita.proofread.checks import (
    codes,
    counts,
    figures,
    levels,
    lists,
    order,
    places,
    standing,
    weights,
    years,
)
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.draft import Draft
from ita.proofread.reading.papers import DRAFTS, from_text, read
from ita.store import Store

__all__ = ["DRAFTS", "Draft", "Finding", "Report", "from_text", "proofread", "read"]

Check = Callable[[Context], Iterator[Finding]]
# Checks of any draft; of a draft of the year under review; and of one that is about the agency, not its district.
_ALWAYS: list[Check] = [years.years, places.places]
_OF_THE_YEAR: list[Check] = [codes.codes, codes.numbers_and_names, weights.weights]
_OF_THE_AGENCY: list[Check] = [
    figures.figures,
    figures.two_values,
    figures.group_means,
    counts.counts,
    counts.quantities,
    lists.lists,
    lists.verdicts,
    order.order,
    levels.levels,
    standing.standing,
]
_GRAVITY = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True)
class Report:
    """Findings in the order of the draft; `compared` counts the figures that could be set beside the data."""

    findings: list[Finding]
    compared: int


def proofread(store: Store, draft: Draft, *, agency_id: str, fiscal_year: int) -> Report:
    """Every place where the draft differs from the data of this agency and year."""
    context = Context(draft, gathering.gather(store, agency_id=agency_id, fiscal_year=fiscal_year))
    checks = [*_ALWAYS]
    if not (context.other_year or context.other_agency):
        checks += _OF_THE_YEAR if context.is_about_many else [*_OF_THE_YEAR, *_OF_THE_AGENCY]
    found = [finding for check in checks for finding in check(context)]
    unique = dict.fromkeys(found)
    ordered = sorted(unique, key=lambda one: (one.offset, _GRAVITY[one.severity], one.kind))
    compared = sum(bool(context.facts.accepted(claim.node, claim.year)) for claim in context.claims)
    return Report(ordered, compared)
