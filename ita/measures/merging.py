"""Two people's edits of one plan into one: what either changed is taken, what both changed differently is a conflict."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from ita.measures.plan import FollowUp, Measure, Plan

THEIRS, OURS, BOTH = "theirs", "ours", "both"
ROW, ORDER = "row", "order"  # a conflict about a whole measure, and about the order of the plan

Key = tuple[str, int, str]


@dataclass(frozen=True)
class Conflict:
    """What two people changed differently in one measure.

    `field` is a field of Measure, `row` where one took out what the other changed, `order` for the order of the plan
    (then `measure_id` is empty), or a field of FollowUp together with `round` and `step`. The three values are as the
    fields hold them; None where there was none.
    """

    measure_id: str
    field: str
    before: Any
    theirs: Any
    ours: Any
    round: int = 0
    step: str = ""


@dataclass(frozen=True)
class Merged:
    """The plan after merging and what is left to decide; in the plan, a conflict stands as theirs until decided."""

    plan: Plan
    conflicts: tuple[Conflict, ...]


def merged(
    before: Plan, theirs: Plan, ours: Plan, decided: Mapping[str, str], fresh: Callable[[], str]
) -> Merged:
    """Merge two edits of `before`, row by row and field by field.

    `decided` says for the id of a measure in conflict (empty for the order) whether theirs or ours is taken, or both
    are kept: then ours follows theirs as a measure of its own, under an id that `fresh` gives.
    """
    conflicts: list[Conflict] = []
    measures: dict[str, Measure] = {}
    follow_ups: dict[Key, FollowUp] = {}
    copies: dict[str, str] = {}
    sides = (_by_id(before), _by_id(theirs), _by_id(ours))
    reports = (_by_key(before), _by_key(theirs), _by_key(ours))
    for measure_id in dict.fromkeys([*sides[1], *sides[2], *sides[0]]):
        rows = tuple(side.get(measure_id) for side in sides)
        told = tuple({key: row for key, row in side.items() if key[0] == measure_id} for side in reports)
        wins, found = _row(rows, told)
        choice = decided.get(measure_id)
        if found and choice is None:
            conflicts += found
        if found and choice == BOTH and rows[1] and rows[2]:
            copies[measure_id] = fresh()
            measures[measure_id] = rows[1]
            measures[copies[measure_id]] = replace(rows[2], measure_id=copies[measure_id])
            follow_ups |= told[1]
            for key, report in told[2].items():
                copy = replace(report, measure_id=copies[measure_id])
                follow_ups[copies[measure_id], *key[1:]] = copy
            continue
        if any(one.field == ROW for one in found):
            # Taken out by one and changed by the other: what is kept is the row that is still there, unless the
            # decision is for the side that took it out.
            kept = {THEIRS: 1, OURS: 2}.get(choice or "", 1 if rows[1] else 2)
            wins = rows[kept], told[kept]
        elif found and choice == OURS:
            wins = _row((rows[0], rows[2], rows[1]), (told[0], told[2], told[1]))[0]
        if wins[0] is not None:
            measures[measure_id] = wins[0]
            follow_ups |= wins[1]
    orders = [[one for one in side if one in measures] for side in sides]
    order, contested = _sequence(orders, decided.get("") or THEIRS)
    if contested and "" not in decided:
        conflicts.append(Conflict("", ORDER, orders[0], orders[1], orders[2]))
    placed = [one for each in order for one in (each, copies.get(each)) if one]
    return Merged(
        replace(
            theirs,
            units=tuple(_units(before.units, theirs.units, ours.units)),
            measures=tuple(measures[one] for one in placed),
            follow_ups=tuple(follow_ups.values()),
        ),
        tuple(conflicts),
    )


def changes(before: Plan, after: Plan) -> list[Conflict]:
    """What one person changed, as conflicts nobody disputes: `theirs` is the new value."""
    found: list[Conflict] = []
    old, new = _by_id(before), _by_id(after)
    for measure_id in dict.fromkeys([*new, *old]):
        one, other = old.get(measure_id), new.get(measure_id)
        if one is None or other is None:
            found.append(Conflict(measure_id, ROW, one, other, None))
            continue
        found += [
            Conflict(measure_id, each.name, getattr(one, each.name), getattr(other, each.name), None)
            for each in fields(Measure)
            if getattr(one, each.name) != getattr(other, each.name)
        ]
    if [one for one in old if one in new] != [one for one in new if one in old]:
        found.append(Conflict("", ORDER, tuple(old), tuple(new), None))
    told = _by_key(before)
    found += [
        Conflict(key[0], "status", told.get(key), report, None, key[1], key[2])
        for key, report in _by_key(after).items()
        if told.get(key) != report
    ]
    return found


_Either = TypeVar("_Either", Measure, FollowUp)
_Rows = tuple[Measure | None, ...]
_Told = tuple[dict[Key, FollowUp], ...]


def _row(rows: _Rows, told: _Told) -> tuple[tuple[Measure | None, dict[Key, FollowUp]], list[Conflict]]:
    """One measure with its reports: what stands after merging, with theirs where both differ, and the conflicts."""
    before, theirs, ours = rows
    if before is not None and (theirs is None or ours is None):
        if theirs is None and ours is None:
            return (None, {}), []
        left, place = (theirs, 1) if ours is None else (ours, 2)
        if left == before and told[place] == told[0]:
            return (None, {}), []
        return (left, told[place]), [Conflict(before.measure_id, ROW, before, theirs, ours)]
    if theirs is None or ours is None:
        place = 1 if ours is None else 2
        return (rows[place], told[place]), []
    measure, conflicts = _fields(theirs.measure_id, before, theirs, ours)
    reports: dict[Key, FollowUp] = {}
    for key in dict.fromkeys([*told[1], *told[2], *told[0]]):
        blank = FollowUp(*key)
        report, found = _fields(key[0], *(side.get(key, blank) for side in told))
        conflicts += [replace(one, round=key[1], step=key[2]) for one in found]
        if not report.is_blank:
            reports[key] = report
    return (measure, reports), conflicts


def _fields(
    measure_id: str, before: _Either | None, theirs: _Either, ours: _Either
) -> tuple[_Either, list[Conflict]]:
    taken, conflicts = {}, []
    for each in fields(theirs):
        old = None if before is None else getattr(before, each.name)
        new, mine = getattr(theirs, each.name), getattr(ours, each.name)
        if new != mine and before is not None and new == old:
            taken[each.name] = mine
        elif new != mine and (before is None or mine != old):
            conflicts.append(Conflict(measure_id, each.name, old, new, mine))
    return replace(theirs, **taken), conflicts


def _sequence(sides: list[list[str]], preferred: str) -> tuple[list[str], bool]:
    """The order of the rows, and whether both changed it differently. New rows stand behind the row they followed."""
    before, theirs, ours = sides
    common = [one for one in before if one in theirs and one in ours]
    new, mine = ([one for one in side if one in set(common)] for side in (theirs, ours))
    contested = new != mine and new != common and mine != common
    order = mine if new == common or (contested and preferred == OURS) else new
    groups: dict[str, list[list[str]]] = {}
    for side in (theirs, ours):
        followed = ""
        behind: dict[str, list[str]] = {}
        for one in side:
            if one in order:
                followed = one
            else:
                behind.setdefault(followed, []).append(one)
        for place, group in behind.items():
            groups.setdefault(place, []).append(group)
    placed = [one for group in sorted(groups.get("", [])) for one in group]
    for one in order:
        placed += [one, *(added for group in sorted(groups.get(one, [])) for added in group)]
    return list(dict.fromkeys(placed)), contested


def _units(before: Iterable[str], theirs: Iterable[str], ours: Iterable[str]) -> list[str]:
    old, new, mine = list(before), list(theirs), list(ours)
    gone = {one for one in old if one not in new or one not in mine}
    kept = [[one for one in side if one not in gone] for side in (old, new, mine)]
    return _sequence(kept, THEIRS)[0]


def _by_id(plan: Plan) -> dict[str, Measure]:
    return {one.measure_id: one for one in plan.measures}


def _by_key(plan: Plan) -> dict[Key, FollowUp]:
    return {(one.measure_id, one.round, one.step): one for one in plan.follow_ups}
