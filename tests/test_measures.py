"""Plans of measures: revisions as files, two people at once, Thai dates, proposals, Excel there and back."""

import contextlib
import json
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from ita import cli, measures, queries
from ita.errors import ItaError
from ita.measures import dates
from ita.measures.plan import FollowUp, Measure, Plan
from ita.measures.plan_file import as_json
from ita.rows import MeasureProposals
from ita.store import Store

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
    assert [[row[name] for name in ("number", "days_late", "open_count", "step_count")] for row in after] == [
        [1, 10, 1, 2]
    ]


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
    rows = [
        dict(zip(columns, row, strict=True))
        for row in (
            ("question", "i10", 2568, 86.67, "i10", "exact"),
            ("question", "i10", 2569, 90.0, "i9", "partial"),
            ("question", "i10", 2570, 92.17, "i9", "partial"),
        )
    ]

    asked, raised = measures.afterwards(held, rows, [])

    assert (asked["number"], asked["score_of_result"], asked["compared_year"]) == (1, 86.67, 2570)
    assert asked["score_change"] == pytest.approx(5.5)
    assert (raised["number"], raised["score_of_result"], raised["score_change"]) == (2, 79.01, None)


# Thai dates and periods


# Proposals


# Excel there and back


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
    rows = queries.typed(store, MeasureProposals, agency_id="sample-sao-climber", fiscal_year=2568)

    for kind in ("issue", "indicator"):
        found = measures.propose(rows, kind, YEAR)

        # o2 and o5 have 0.00, o14 has 80.00; all else is at 85 or above
        named = " ".join(one.measure_id for one in found.measures)
        assert all(code in named for code in ("o2", "o5", "o14")), (kind, named)
