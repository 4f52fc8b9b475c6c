"""A plan goes to Excel and back."""

import contextlib
import io
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from test_measures import YEAR, measure, plan

from ita import measures, tables, workbook
from ita.ingest.read import sheets
from ita.measures.plan import FollowUp, Plan
from ita.measures.plan_file import as_json, from_json


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
