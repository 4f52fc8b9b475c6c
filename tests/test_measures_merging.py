"""Two people at one plan: edits are merged, conflicts told, nothing lost."""

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from test_measures import YEAR, edited, measure, plan

from ita import measures
from ita.measures import telling
from ita.measures.merging import merged
from ita.measures.plan import FollowUp, Plan


def test_edits_of_different_fields_are_both_kept_and_told(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1", "m2")).plan
    measures.save(tmp_path, edited(first, "ข", m1={"unit": "กองช่าง"}))

    second = measures.save(
        tmp_path, edited(first, "ค", m1={"period": "ต.ค. 2568 – ก.ย. 2569"}, m2={"unit": "x"})
    )

    assert second.plan.revision == 3
    assert (second.plan.measures[0].unit, second.plan.measures[0].period) == (
        "กองช่าง",
        "ต.ค. 2568 – ก.ย. 2569",
    )
    assert [(one.measure_id, one.field, one.theirs) for one in second.merged_with] == [
        ("m1", "unit", "กองช่าง")
    ]


def test_one_field_changed_differently_is_a_conflict_and_nothing_is_written(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    measures.save(tmp_path, edited(first, "ข", m1={"unit": "กองช่าง"}))

    second = measures.save(tmp_path, edited(first, "ค", m1={"unit": "สำนักปลัด"}))

    (conflict,) = second.conflicts
    assert (conflict.field, conflict.before, conflict.theirs, conflict.ours) == (
        "unit", "กองคลัง", "กองช่าง", "สำนักปลัด",
    )  # fmt: skip
    assert measures.newest(tmp_path, "a1", YEAR).revision == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("choice", "units"),
    [("theirs", ["กองช่าง"]), ("ours", ["สำนักปลัด"]), ("both", ["กองช่าง", "สำนักปลัด"])],
)
def test_who_comes_second_takes_theirs_or_ours_or_keeps_both(
    tmp_path: Path, choice: str, units: list[str]
) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    measures.save(tmp_path, edited(first, "ข", m1={"unit": "กองช่าง"}))

    second = measures.save(tmp_path, edited(first, "ค", m1={"unit": "สำนักปลัด"}), {"m1": choice})

    assert not second.conflicts
    assert [one.unit for one in second.plan.measures] == units
    assert len({one.measure_id for one in second.plan.measures}) == len(units)


def test_taking_out_a_row_somebody_else_reported_on_is_a_conflict(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1", "m2")).plan
    measures.save(tmp_path, replace(edited(first, "ข"), follow_ups=(FollowUp("m1", 6, "", "done"),)))

    second = measures.save(tmp_path, replace(edited(first, "ค"), measures=first.measures[1:]))

    (conflict,) = second.conflicts
    assert (conflict.measure_id, conflict.field, conflict.ours) == ("m1", "row", None)
    gone = measures.save(tmp_path, replace(edited(first, "ค"), measures=first.measures[1:]), {"m1": "ours"})
    assert [one.measure_id for one in gone.plan.measures] == ["m2"]
    assert gone.plan.follow_ups == ()


def test_taking_out_a_row_nobody_touched_is_no_conflict(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1", "m2")).plan
    measures.save(tmp_path, edited(first, "ข", m2={"unit": "กองช่าง"}))

    second = measures.save(tmp_path, replace(edited(first, "ค"), measures=first.measures[1:]))

    assert [one.measure_id for one in second.plan.measures] == ["m2"]


def test_two_orders_are_a_conflict(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1", "m2", "m3")).plan
    one, two, three = first.measures
    measures.save(tmp_path, replace(edited(first, "ข"), measures=(two, one, three)))

    second = measures.save(tmp_path, replace(edited(first, "ค"), measures=(three, one, two)))

    assert [conflict.field for conflict in second.conflicts] == ["order"]


def test_reports_of_two_people_on_one_measure_are_both_kept(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    theirs, mine = FollowUp("m1", 6, "ประชุม", "done"), FollowUp("m1", 6, "ประกาศ", "doing")
    measures.save(tmp_path, replace(edited(first, "ข"), follow_ups=(theirs,)))

    second = measures.save(tmp_path, replace(edited(first, "ค"), follow_ups=(mine,)))

    assert set(second.plan.follow_ups) == {theirs, mine}


def test_reports_that_differ_are_a_conflict_told_with_round_and_step(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    theirs = FollowUp("m1", 6, "ประชุม", "done", date(2026, 1, 15))
    measures.save(tmp_path, replace(edited(first, "ข"), follow_ups=(theirs,)))

    second = measures.save(
        tmp_path, replace(edited(first, "ค"), follow_ups=(replace(theirs, done_on=date(2026, 2, 1)),))
    )

    (conflict,) = second.conflicts
    assert telling.conflict(conflict, second.plan) == (
        "รายงานรอบ 6 เดือน ประชุม: วันที่แล้วเสร็จ", "(ว่าง)", "15 ม.ค. 2569", "1 ก.พ. 2569",
    )  # fmt: skip


def test_who_began_from_a_revision_that_is_broken_by_now_is_told_every_difference(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    measures.save(tmp_path, edited(first, "ข", m1={"unit": "กองช่าง"}))
    (tmp_path / "measures" / "a1" / "2569" / "0001.json").write_text("{")

    second = measures.save(tmp_path, edited(first, "ค", m1={"period": "x"}))

    assert {conflict.field for conflict in second.conflicts} == {"unit", "period"}


ids = ("m1", "m2", "m3", "m4")
fields = ("activity", "unit", "period", "steps")
cells = some.dictionaries(
    some.tuples(some.sampled_from(ids), some.sampled_from(fields)), some.sampled_from("กขค")
)


def changed(base: Plan, by: str, found: dict[tuple[str, str], str], added: list[int], gone: set[str]) -> Plan:
    rows = [
        replace(one, **{field: text for (whose, field), text in found.items() if whose == one.measure_id})  # type: ignore[arg-type]
        for one in base.measures
        if one.measure_id not in gone
    ]
    for number, place in enumerate(added):
        rows.insert(place, measure(f"{by}{number}"))
    return replace(base, by=by, measures=tuple(rows))


@settings(max_examples=200, deadline=None)
@given(
    cells,
    cells,
    some.lists(some.integers(0, 5), max_size=3),
    some.lists(some.integers(0, 5), max_size=3),
    some.data(),
)
def test_merging_edits_of_different_cells_gives_the_same_in_either_order(
    one: dict, other: dict, added: list[int], also_added: list[int], data: some.DataObject
) -> None:
    base = plan(*ids)
    other = {key: text for key, text in other.items() if key not in one}
    untouched = sorted({*ids} - {whose for whose, _field in [*one, *other]})
    gone = set(data.draw(some.lists(some.sampled_from(untouched)))) if untouched else set()
    mine, theirs = changed(base, "x", one, added, gone), changed(base, "y", other, also_added, set())

    first = merged(base, theirs, mine, {}, measures.new_id)
    second = merged(base, mine, theirs, {}, measures.new_id)

    assert first.conflicts == second.conflicts == ()
    assert first.plan.measures == second.plan.measures
    wanted = changed(base, "x", one | other, [], gone).measures
    assert {row for row in first.plan.measures if row.measure_id in ids} == set(wanted)
    assert len(first.plan.measures) == len(wanted) + len(added) + len(also_added)


@settings(max_examples=100, deadline=None)
@given(cells, cells)
def test_no_edit_is_lost_without_being_told(one: dict, other: dict) -> None:
    base = plan(*ids)
    theirs, ours = changed(base, "y", one, [], set()), changed(base, "x", other, [], set())

    found = merged(base, theirs, ours, {}, measures.new_id)

    told = {(conflict.measure_id, conflict.field) for conflict in found.conflicts}
    for side in (theirs, ours):
        for row in side.measures:
            before, after = base.measure(row.measure_id), found.plan.measure(row.measure_id)
            for field in fields:
                if getattr(row, field) != getattr(before, field) and (row.measure_id, field) not in told:
                    assert getattr(after, field) == getattr(row, field)


def _save_own_row(data: Path, base: Plan, number: int) -> None:
    rows = (*base.measures, measure(f"own{number}"))
    measures.save(data, replace(base, by=f"p{number}", based_on=base.revision, measures=rows))


@pytest.mark.parametrize("many", ["threads", "processes"])
def test_saves_of_the_same_instant_lose_nothing(tmp_path: Path, many: str) -> None:
    base = measures.save(tmp_path, plan("m1")).plan
    count = 8 if many == "threads" else 2
    make: Callable[..., threading.Thread | multiprocessing.Process] = threading.Thread
    if many == "processes":
        make = multiprocessing.get_context("spawn").Process  # type: ignore[assignment]
    runs = [make(target=_save_own_row, args=(tmp_path, base, number)) for number in range(count)]

    for run in runs:
        run.start()
    for run in runs:
        run.join()

    newest = measures.newest(tmp_path, "a1", YEAR)
    assert newest is not None
    assert newest.revision == count + 1
    assert {one.measure_id for one in newest.measures} == {"m1", *(f"own{number}" for number in range(count))}
