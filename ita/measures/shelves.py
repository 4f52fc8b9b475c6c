"""What is kept in revisions of an agency: plans by plan year, checklists of documents by fiscal year, notes on its years."""

from collections.abc import Mapping
from pathlib import Path

from ita.measures import entries, merging, plan_file
from ita.measures.entries import Entries
from ita.measures.merging import Conflict
from ita.measures.plan import Plan, tidied
from ita.measures.revisions import Fault, Saved, Shelf, keep, kept, new_id, unusable
from ita.wording import N_


def plans(agency_id: str, plan_year: int) -> Shelf[Plan]:
    """The plans of measures for one year."""
    return Shelf(
        Plan(agency_id, plan_year, units=()),
        N_("แผนมาตรการ"),
        plan_file.as_json,
        plan_file.from_json,
        tidied,
        _merged,
        merging.changes,
    )


def checklist(agency_id: str, fiscal_year: int) -> Shelf[Entries]:
    """Which documents of a fiscal year are published: a text for the code of each that is."""
    return _entries(agency_id, entries.CHECKLIST.format(fiscal_year=fiscal_year), N_("รายการตรวจเอกสาร"))


def notes(agency_id: str) -> Shelf[Entries]:
    """What the office says of its fiscal years: a text by year."""
    return _entries(agency_id, entries.NOTES, N_("บันทึกของหน่วยงาน"))


def newest_entries(data: Path, shelf: Shelf[Entries]) -> Entries:
    """The newest revision that can be read, ready to be edited; without one, what it is before its first."""
    return next(iter(kept(data, shelf)), shelf.empty)


def notes_by_year(data: Path, agency_id: str) -> dict[int, str]:
    """The office's own note on each fiscal year that has one, oldest first."""
    told = newest_entries(data, notes(agency_id)).content
    return {int(year): text for year, text in sorted(told.items()) if year.isdecimal()}


def newest(data: Path, agency_id: str, plan_year: int) -> Plan | None:
    """The newest revision of a plan that can be read, or None."""
    return next(iter(history(data, agency_id, plan_year)), None)


def after(data: Path, agency_id: str, fiscal_year: int) -> Plan | None:
    """The newest plan that follows from the results of a fiscal year, or None: it is that of the year after."""
    return newest(data, agency_id, fiscal_year + 1)


def history(data: Path, agency_id: str, plan_year: int) -> list[Plan]:
    """Every revision of a plan that can be read, newest first."""
    return kept(data, plans(agency_id, plan_year))


def faults(data: Path, agency_id: str, plan_year: int) -> list[Fault]:
    """Files among the revisions of a plan that cannot be used. They are left as they are."""
    return unusable(data, plans(agency_id, plan_year))


def save(data: Path, plan: Plan, decided: Mapping[str, str] | None = None) -> Saved[Plan]:
    """Write an edited plan as its next revision, as `revisions.keep` does."""
    return keep(data, plans(plan.agency_id, plan.plan_year), plan, decided)


def _entries(agency_id: str, place: str, name: str) -> Shelf[Entries]:
    return Shelf(
        Entries(agency_id, place),
        name,
        entries.as_json,
        entries.from_json,
        entries.tidied,
        entries.merged,
        entries.changes,
    )


def _merged(
    before: Plan, theirs: Plan, ours: Plan, decided: Mapping[str, str]
) -> tuple[Plan, tuple[Conflict, ...]]:
    found = merging.merged(before, theirs, ours, decided, new_id)
    return found.plan, found.conflicts
