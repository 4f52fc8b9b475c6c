"""Plans of measures: revisions as files, two people at once, Thai dates, proposals, Excel there and back."""

import contextlib
import io
import json
import multiprocessing
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ita import cli, measures, queries, tables, wording, workbook
from ita.errors import ItaError
from ita.ingest.read import sheets
from ita.measures import dates, telling
from ita.measures.merging import merged
from ita.measures.plan import FollowUp, Measure, Plan
from ita.measures.plan_file import as_json, from_json
from ita.rows import MeasureAfterwards, MeasureProposals, TopicTrend
from ita.store import Store
from ita.words import thai

YEAR = 2569


def measure(measure_id: str, **given: object) -> Measure:
    told = {
        "subject_kind": "own",
        "subject": "",
        "subject_name": "เรื่อง",
        "score": None,
        "activity": f"กิจกรรม {measure_id}",
        "steps": "ประชุม\nประกาศ",
        "unit": "กองคลัง",
        "period": "ต.ค. 2568 – มี.ค. 2569",
        "follow_up_method": "รายงาน",
    }
    return Measure(measure_id=measure_id, **(told | given))  # type: ignore[arg-type]


def plan(*ids: str, **given: object) -> Plan:
    return Plan("a1", YEAR, by="ก", measures=tuple(measure(one) for one in ids), **given)  # type: ignore[arg-type]


def edited(base: Plan, by: str, **changes: dict[str, object]) -> Plan:
    """The plan as somebody else saves it, with the fields of some measures changed."""
    rows = tuple(replace(one, **changes.get(one.measure_id, {})) for one in base.measures)  # type: ignore[arg-type]
    return replace(base, by=by, based_on=base.revision, measures=rows)


# Revisions


def test_a_saved_plan_is_read_back_as_it_was(tmp_path: Path) -> None:
    report = FollowUp("m1", 6, "ประชุม", "done", date(2026, 1, 15), "จัดแล้ว", "https://x", "ทำต่อ")
    ours = replace(plan("m1", "m2"), follow_ups=(report,))

    measures.save(tmp_path, ours)

    found = measures.newest(tmp_path, "a1", YEAR)
    assert found is not None
    assert (found.revision, found.by, found.based_on) == (1, "ก", 0)
    assert found.measures == ours.measures
    assert found.follow_ups == (report,)
    assert found.at.endswith("+07:00")


def test_the_frames_have_the_columns_the_memo_reads() -> None:
    held = replace(plan("m1"), follow_ups=(FollowUp("m1", 6, ""),))

    assert " ".join(held.frame.columns) == (
        "measure_id subject_kind subject subject_name score activity steps unit period follow_up_method"
    )
    assert " ".join(held.follow_up_frame.columns) == (
        "measure_id round step status done_on result evidence suggestion"
    )
    assert list(Plan("a1", YEAR).frame.columns) == list(held.frame.columns)


def test_a_revision_is_a_readable_file_and_is_never_overwritten(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    path = tmp_path / "measures" / "a1" / "2569" / "0001.json"
    written = path.read_bytes()

    measures.save(tmp_path, edited(first, "ข", m1={"unit": "กองช่าง"}))

    assert path.read_bytes() == written
    assert "กิจกรรม m1" in written.decode()
    assert [one.revision for one in measures.history(tmp_path, "a1", YEAR)] == [2, 1]


def test_saving_the_same_again_makes_no_revision(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1")).plan

    again = measures.save(tmp_path, edited(first, "ข"))

    assert not again.is_new
    assert again.plan.revision == 1


def test_nobody_saves_without_a_name(tmp_path: Path) -> None:
    with pytest.raises(ItaError, match="ใครบันทึก"):
        measures.save(tmp_path, replace(plan("m1"), by=" "))


@pytest.mark.parametrize("agency_id", ["../a1", "a/b", "", ".hidden", "a\\b"])
def test_an_agency_id_cannot_leave_the_folder(tmp_path: Path, agency_id: str) -> None:
    with pytest.raises(ItaError, match="โฟลเดอร์"):
        measures.newest(tmp_path, agency_id, YEAR)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("0002.json", "{", "เสียหาย"),
        ("0002.json", "[]", "เสียหาย"),
        ("0002.json", '{"format": "other"}', "เสียหาย"),
        ("0002.json", "[" * 100_000, "เสียหาย"),
        ("note.txt", "x", "ไม่ใช่ไฟล์แผน"),
        ("0002.json", None, "รุ่นอื่น"),
    ],
)
def test_a_broken_or_foreign_file_is_told_and_the_rest_still_serves(
    tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    first = measures.save(tmp_path, plan("m1")).plan
    folder = tmp_path / "measures" / "a1" / "2569"
    (folder / name).write_text(
        content or (folder / "0001.json").read_text(encoding="utf-8"), encoding="utf-8"
    )

    os.utime(folder / name, (0, 0))
    (fault,) = measures.faults(tmp_path, "a1", YEAR)
    after = measures.save(tmp_path, edited(first, "ข", m1={"unit": "กองช่าง"}))

    assert said in fault.what
    assert after.plan.revision == (3 if name == "0002.json" else 2)
    assert after.plan.measures[0].unit == "กองช่าง"


def test_a_file_with_a_wrong_figure_is_a_broken_one(tmp_path: Path) -> None:
    measures.save(tmp_path, plan("m1"))
    path = tmp_path / "measures" / "a1" / "2569" / "0001.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["measures"][0]["score"] = 120
    path.write_text(json.dumps(told), encoding="utf-8")

    assert measures.newest(tmp_path, "a1", YEAR) is None


# Two people at once


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


def test_a_revision_somebody_is_still_writing_is_waited_for(tmp_path: Path) -> None:
    first = measures.save(tmp_path, plan("m1", "m2")).plan
    theirs = replace(edited(first, "ข", m1={"unit": "กองช่าง"}), revision=2, at=first.at)
    path = tmp_path / "measures" / "a1" / "2569" / "0002.json"
    path.write_text("{")
    later = threading.Timer(0.3, path.write_text, [json.dumps(as_json(theirs))])
    later.start()

    second = measures.save(tmp_path, edited(first, "ค", m2={"unit": "สำนักปลัด"}))

    later.join()
    assert second.plan.revision == 3
    assert [one.unit for one in second.plan.measures] == ["กองช่าง", "สำนักปลัด"]


def test_a_disk_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "measures").write_text("a file where the folder should be")

    with pytest.raises(ItaError, match="เขียนไฟล์แผนมาตรการไม่ได้"):
        measures.save(tmp_path, plan("m1"))


# Reports


def test_a_report_goes_along_with_a_step_that_is_worded_anew() -> None:
    held = replace(plan("m1"), follow_ups=(FollowUp("m1", 6, "ประกาศ", "done"),))

    after = measures.with_measures(held, [measure("m1", steps="ประชุม\nประกาศทางเว็บไซต์")])

    assert after.follow_ups[0].step == "ประกาศทางเว็บไซต์"


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ({}, "not_started"),
        ({"ประชุม": "done"}, "doing"),
        ({"ประชุม": "done", "ประกาศ": "done"}, "done"),
        ({"ประชุม": "done", "ประกาศ": "cancelled"}, "done"),
        ({"ประชุม": "cancelled", "ประกาศ": "cancelled"}, "cancelled"),
        ({"": "doing", "ประชุม": "done", "ประกาศ": "done"}, "doing"),
    ],
)
def test_the_status_of_a_measure_is_as_said_or_as_its_steps_add_up(reports: dict, status: str) -> None:
    told = tuple(FollowUp("m1", 6, step, said) for step, said in reports.items())

    assert replace(plan("m1"), follow_ups=told).status("m1") == status


def test_overdue_is_what_has_ended_and_is_not_done() -> None:
    held = replace(
        plan("m1", "m2", "m3"),
        measures=(measure("m1"), measure("m2"), measure("m3", period="ตลอดปี")),
        follow_ups=(FollowUp("m2", 6, "", "done"), FollowUp("m1", 6, "ประชุม", "done")),
    )

    on_the_day = measures.overdue(held, date(2026, 3, 31))
    after = measures.overdue(held, date(2026, 4, 10))

    assert len(on_the_day) == 0
    assert after[["number", "days_late", "open_count", "step_count"]].to_numpy().tolist() == [[1, 10, 1, 2]]


def test_afterwards_sets_the_same_subject_beside_its_later_years() -> None:
    held = replace(
        plan(),
        measures=(
            measure("m1", subject_kind="question", subject="i10", score=86.67),
            measure("m2", subject_kind="indicator", subject="8", score=79.01),
            measure("m3"),
        ),
    )
    columns = ["subject_kind", "subject", "fiscal_year", "score", "questions", "match_kind"]
    rows = pd.DataFrame(
        [
            ("question", "i10", 2568, 86.67, "i10", "exact"),
            ("question", "i10", 2569, 90.0, "i9", "partial"),
            ("question", "i10", 2570, 92.17, "i9", "partial"),
        ],
        columns=columns,
    )
    issues = pd.DataFrame(columns=["issue_id", "fiscal_year", "score", "match_kind"])

    told = measures.afterwards(held, rows, issues)

    assert told["number"].tolist() == [1, 2]
    assert told["score_change"].tolist()[0] == pytest.approx(5.5)
    assert told["compared_year"].tolist()[0] == 2570
    assert told["score_of_result"].tolist() == [86.67, 79.01]
    assert pd.isna(told["score_change"].tolist()[1])


# Thai dates and periods


@pytest.mark.parametrize(
    "text",
    [
        "15 ม.ค. 2569", "๑๕ ม.ค. ๒๕๖๙", "๑๕/๑/๒๕๖๙", "15/01/2569", "15/1/69", "15 มกราคม 2569", "15 มค 69",
        "วันที่ 15 มกราคม พ.ศ. 2569", "15 ม.ค.69", "2026-01-15", "2026-01-15 00:00:00", "15-1-2569", "15/1/2026",
    ],
)  # fmt: skip
def test_a_day_is_read_however_an_officer_types_it(text: str) -> None:
    assert dates.parsed(text) == date(2026, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "31 ก.พ. 2569",
        "๓๑/๒/๒๕๖๙",
        "15/13/2569",
        "0 ม.ค. 2569",
        "ม.ค. 2569",
        "พรุ่งนี้",
        "15 มยรา 69",
        "15 Jan 2026 (BE 2570)",
    ],
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates.parsed(text)


@given(some.dates(date(1957, 1, 1), date(2100, 12, 31)), some.booleans(), some.sampled_from(["th", "en"]))
def test_a_day_written_is_read_back(day: date, thai_digits: bool, language: str) -> None:
    wording.speak(language)
    assert dates.parsed(thai.thai(thai.day(day)) if thai_digits else thai.day(day)) == day


def test_29_february_exists_only_in_leap_years() -> None:
    assert dates.parsed("29 ก.พ. 2567") == date(2024, 2, 29)
    with pytest.raises(ValueError, match=r".*"):
        dates.parsed("29 ก.พ. 2569")


def test_the_periods_of_a_fiscal_year_run_from_october_to_september() -> None:
    found = dates.periods(2569)

    assert found[:4] == [
        "ต.ค. 2568 – ก.ย. 2569",
        "ต.ค. 2568 – มี.ค. 2569",
        "เม.ย. 2569 – ก.ย. 2569",
        "ต.ค. 2568 – ธ.ค. 2568",
    ]
    assert found[-1] == "ก.ย. 2569"
    assert len(found) == 1 + 2 + 4 + 12


@given(some.integers(2560, 2640))
def test_every_period_ends_within_its_fiscal_year(year: int) -> None:
    for period in dates.periods(year):
        end = dates.period_end(period)
        assert end is not None
        assert date(year - 544, 10, 1) <= end <= date(year - 543, 9, 30)
        assert (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("มกราคม - มีนาคม ๒๕๖๙", date(2026, 3, 31)),
        ("ก.พ. ๖๖ - เม.ย.๖๖", date(2023, 4, 30)),
        ("ภายใน 15 ก.พ. 2569", date(2026, 2, 15)),
        ("ตลอดปีงบประมาณ", None),
        ("ม.ค. 0000", None),
    ],
)
def test_the_end_of_a_period_is_read_from_its_words(text: str, end: date | None) -> None:
    assert dates.period_end(text) == end


@pytest.mark.parametrize(
    "text",
    ["ประชุม\nประกาศ", "1) ประชุม 2) ประกาศ", "๑.ประชุม ๒.ประกาศ", "- ประชุม\n- ประกาศ", "1. ประชุม\n2. ประกาศ"],
)
def test_steps_are_one_a_line_however_they_are_numbered(text: str) -> None:
    assert measures.steps_of(text) == "ประชุม\nประกาศ"


@given(some.text(some.sampled_from("กข 12).-\n"), max_size=30))
def test_steps_numbered_for_reading_are_the_same_steps(text: str) -> None:
    steps = measures.steps_of(text)

    assert measures.steps_of(measures.numbered(steps)) == steps


def test_a_number_inside_a_step_is_no_step() -> None:
    assert measures.steps_of("อบรม 2. ครั้ง งบ 1.5 ล้าน") == "อบรม 2. ครั้ง งบ 1.5 ล้าน"


# Proposals


def test_the_weakest_question_of_sokkam_is_proposed_first_though_none_is_below_the_target(
    store: Store,
) -> None:
    rows = queries.frame(store, MeasureProposals, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568)

    found = measures.propose(rows, "question", YEAR)

    first = found.measures[0]
    assert not found.is_below_target
    assert (first.measure_id, first.score, first.unit) == ("question-i10", 86.67, "กองคลัง")
    assert first.subject_name == "ยืมหรือขอใช้ทรัพย์สินถูกต้องตามขั้นตอน"
    assert first.step_list[0].startswith("จัดทำแบบยืม")
    # only i10 (86.67), i2 (97.78) and what else the memo prints below 100
    assert all(one.score is not None and one.score < 100 for one in found.measures)


def test_nongwaeng_has_one_weak_indicator_and_measures_for_its_questions(store: Store) -> None:
    rows = queries.frame(
        store, MeasureProposals, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    found = measures.propose(rows, "indicator", 2566)

    assert measures.kinds(rows) == ["indicator"]
    assert found.is_below_target
    assert {(one.subject, one.score) for one in found.measures} == {("8", 79.01)}
    assert [one.period for one in found.measures] == ["ต.ค. 2565 – ก.ย. 2566"] * 2


def test_issue_4_of_sokkam_has_the_mean_of_its_questions(store: Store) -> None:
    rows = queries.frame(store, MeasureProposals, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568)

    found = measures.propose(rows, "issue", YEAR)

    (row,) = [one for one in found.measures if one.subject == "4"]
    # (86.67 + 100 + 100) / 3
    assert row.score == pytest.approx(95.5567, abs=0.0001)
    assert row.measure_id == "issue-4-i10"


def test_everything_proposed_is_complete_and_below_its_target(store: Store) -> None:
    rows = queries.frame(store, MeasureProposals, agency_id="sample-sao-climber", fiscal_year=2567)

    for kind in measures.kinds(rows):
        found = measures.propose(rows, kind, 2568)
        assert not measures.missing(Plan("a1", 2568, measures=found.measures))
        assert all((one.score < 85) == found.is_below_target for one in found.measures)  # type: ignore[operator]


def test_an_agency_with_only_an_overall_has_nothing_to_propose(store: Store) -> None:
    rows = queries.frame(store, MeasureProposals, agency_id="tt-pakhlok-phuket", fiscal_year=2561)

    assert measures.kinds(rows) == []
    assert measures.propose(rows, "question", 2562).measures == ()


def test_a_question_is_followed_by_its_topic_into_the_year_after(store: Store) -> None:
    rows = queries.frame(store, MeasureAfterwards, agency_id="sample-sao-climber", fiscal_year=2567)
    trend = queries.frame(store, TopicTrend, agency_id="sample-sao-climber")

    mine = rows[(rows["subject_kind"] == "question") & (rows["subject"] == "i3")].set_index("fiscal_year")
    topic = trend[(trend["node"] == "t04")].set_index("fiscal_year")

    assert topic.loc[2567, "questions"] == "i3"
    assert mine.loc[2568, "score"] == pytest.approx(topic.loc[2568, "score"])
    assert mine.loc[2567, "score"] == pytest.approx(topic.loc[2567, "score"])


# Excel there and back


def written(tmp_path: Path, held: Plan) -> Path:
    path = tmp_path / "plan.xlsx"
    shown = [
        tables.shown("measures", measures.measure_rows(held), {"ที่มา": "x"}),
        tables.shown("follow_ups", measures.follow_up_rows(held), {}),
    ]
    path.write_bytes(workbook.excel(*shown))
    return path


def test_a_plan_goes_to_excel_and_back_unchanged(tmp_path: Path) -> None:
    held = measures.tidied(
        replace(
            plan("m1", "m2"),
            measures=(
                measure("m1", subject_kind="question", subject="i10", score=86.67),
                measure("m2", unit="กองใหม่"),
            ),
            follow_ups=(
                FollowUp("m1", 6, "ประชุม", "done", date(2026, 1, 15), "จัดแล้ว", "https://x", ""),
                FollowUp("m2", 12, "", "cancelled"),
            ),
        )
    )

    found = measures.read_plan(sheets(written(tmp_path, held)), Plan("a1", YEAR, by="ก"))

    assert found.refusals == ()
    assert found.plan.measures == held.measures
    assert set(found.plan.follow_ups) == set(held.follow_ups)
    assert "กองใหม่" in found.plan.units


@pytest.mark.parametrize(
    ("sheet", "heading", "wrong"),
    [
        ("แผนมาตรการ", "คะแนน", "เก้าสิบ"),
        ("แผนมาตรการ", "คะแนน", "150"),
        ("แผนมาตรการ", "ชนิดหัวข้อ", "อื่น"),
        ("แผนมาตรการ", "รหัสมาตรการ", "m2"),
        ("รายงานผล", "วันที่แล้วเสร็จ", "31 ก.พ. 2569"),
        ("รายงานผล", "ความก้าวหน้า", "เกือบเสร็จ"),
        ("รายงานผล", "รอบ (เดือน)", "7"),
        ("รายงานผล", "รหัสมาตรการ", "ไม่มี"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_nothing_is_taken(
    tmp_path: Path, sheet: str, heading: str, wrong: str
) -> None:
    held = replace(plan("m1", "m2"), follow_ups=(FollowUp("m1", 6, "", "done"),))
    path = written(tmp_path, held)
    book = openpyxl.load_workbook(path)
    (head,) = [cell for cell in book[sheet][1] if cell.value == heading]
    book[sheet].cell(2, head.column).value = wrong
    book.save(path)
    before = plan("m9")

    found = measures.read_plan(sheets(path), before)

    wanted = f"{head.column_letter}{3 if wrong == 'm2' else 2}"
    assert [(one.sheet, one.cell) for one in found.refusals] == [(sheet, wanted)]
    assert found.plan == before


def test_an_excel_date_and_a_table_typed_by_hand_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["แผนปี 2569"])
    book.active.append(["หัวข้อ", "กิจกรรม/โครงการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"])
    book.active.append(["ประเด็นของเรา", "อบรม", "๑.ประชุม ๒.ประกาศ", "กองช่าง", "ก.พ. 69 - เม.ย. 69"])
    path = tmp_path / "typed.xlsx"
    book.save(path)

    found = measures.read_plan(sheets(path), Plan("a1", YEAR))

    (row,) = found.plan.measures
    assert (row.subject_kind, row.activity, row.step_list) == ("own", "อบรม", ["ประชุม", "ประกาศ"])


def test_a_workbook_without_the_headings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["ก", "ข"])
    book.save(path)

    (refusal,) = measures.read_plan(sheets(path), plan("m1")).refusals

    assert "กิจกรรม/โครงการ" in refusal.expected


def test_the_sheet_of_reports_has_a_row_to_fill_in_for_every_step_and_round(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, plan("m1")))["รายงานผล"]

    rows = [row[2:5] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [(after, step or None, "ยังไม่เริ่ม") for after in (6, 12) for step in ("", "ประชุม", "ประกาศ")]


def test_the_rows_of_steps_are_high_enough_for_their_lines(tmp_path: Path) -> None:
    held = plan("m1")

    sheet = openpyxl.load_workbook(io.BytesIO(written(tmp_path, held).read_bytes()))["แผนมาตรการ"]

    assert sheet.row_dimensions[2].height >= 2 * 24


# Whatever a file holds


anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
places = some.lists(
    some.sampled_from([0, 1, "measures", "follow_ups", "units", "at", "score", "round", "done_on"]),
    max_size=3,
)


@settings(max_examples=300, deadline=None)
@given(places, anything)
def test_a_revision_with_anything_in_any_place_is_a_plan_or_a_value_error(place: list, cell: object) -> None:
    held = replace(plan("m1"), at="2026-01-15T10:00:00+07:00", follow_ups=(FollowUp("m1", 6, "", "done"),))
    told = json.loads(json.dumps(as_json(held)))
    inside = told
    for step in place[:-1]:
        try:
            inside = inside[step]
        except (KeyError, IndexError, TypeError):
            break
    with contextlib.suppress(KeyError, IndexError, TypeError):
        inside[place[-1] if place else "measures"] = cell

    with contextlib.suppress(ValueError):
        assert from_json(told).agency_id == "a1"


@dataclass
class Grid:
    """A sheet as ita.ingest.read gives it."""

    name: str
    rows: list[list[str]]


words = some.sampled_from(
    ["กิจกรรม/โครงการ", "ผู้รับผิดชอบ", "คะแนน", "รหัสมาตรการ", "รอบ (เดือน)", "ความก้าวหน้า", "วันที่แล้วเสร็จ", "ขั้นตอน", "m1",
     "6", "1e999", "nan", "๙๙", "31/2/2569", "1/1/0000", "แล้วเสร็จ", "", "แก้จากรุ่น", "99999999999999999999"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(some.lists(some.lists(words, max_size=6), max_size=6))
def test_any_sheet_is_read_or_refused(rows: list[list[str]]) -> None:
    before = plan("m1")

    found = measures.read_plan([Grid("x", rows)], before)

    assert found.plan == before or not found.refusals


@given(some.text(some.sampled_from("มค.ตศกพ 0129๒๕๖/-วันที่"), max_size=20))
def test_any_words_for_a_period_or_a_day_are_read_or_not(text: str) -> None:
    dates.period_end(text)
    with contextlib.suppress(ValueError):
        dates.parsed(text)


# Command line


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["ita", "measures", "--agency", "a1", "--plan-year", "2566", *words])
    return cli.main()


@pytest.fixture
def folder(
    open_data: Callable[[dict[str, str | bytes]], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    open_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"})
    monkeypatch.setenv("ITA_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def _retyped(path: Path, unit: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["แผนมาตรการ"]
    (head,) = [cell for cell in sheet[1] if cell.value == "ผู้รับผิดชอบ"]
    sheet.cell(2, head.column).value = unit
    book.save(path)


def test_a_workbook_filled_in_elsewhere_is_merged_with_what_was_saved_meanwhile(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = measures.save(folder, replace(plan("m1", "m2"), plan_year=2566)).plan
    path = tmp_path / "plan.xlsx"
    assert _run(monkeypatch, "-o", str(path)) == 0
    measures.save(folder, edited(first, "ข", m2={"unit": "กองช่าง"}))
    _retyped(path, "สำนักปลัด")

    assert _run(monkeypatch, "--from", str(path), "--by", "ค") == 0

    found = measures.newest(folder, "a1", 2566)
    assert found is not None
    assert [one.unit for one in found.measures] == ["สำนักปลัด", "กองช่าง"]
    assert (found.revision, found.by) == (3, "ค")


def test_the_command_line_tells_a_conflict_and_keeps_both_when_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = measures.save(folder, replace(plan("m1"), plan_year=2566)).plan
    path = tmp_path / "plan.xlsx"
    assert _run(monkeypatch, "-o", str(path)) == 0
    measures.save(folder, edited(first, "ข", m1={"unit": "กองช่าง"}))
    _retyped(path, "สำนักปลัด")

    assert _run(monkeypatch, "--from", str(path), "--by", "ค") == 2
    assert "ของ ข “กองช่าง” ของเรา “สำนักปลัด”" in capsys.readouterr().out
    assert _run(monkeypatch, "--from", str(path), "--by", "ค", "--keep", "both") == 0

    found = measures.newest(folder, "a1", 2566)
    assert found is not None
    assert [one.unit for one in found.measures] == ["กองช่าง", "สำนักปลัด"]


def test_the_command_line_says_when_there_is_no_plan(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "-o", str(tmp_path / "x.xlsx")) == 2
    assert "ยังไม่มีแผนมาตรการปี 2566" in capsys.readouterr().err


def test_a_weak_question_under_a_strong_issue_is_proposed_too(store: Store) -> None:
    rows = queries.frame(store, MeasureProposals, agency_id="sample-sao-climber", fiscal_year=2568)

    for kind in ("issue", "indicator"):
        found = measures.propose(rows, kind, YEAR)

        # o2 and o5 have 0.00, o14 has 80.00; all else is at 85 or above
        named = " ".join(one.measure_id for one in found.measures)
        assert all(code in named for code in ("o2", "o5", "o14")), (kind, named)
