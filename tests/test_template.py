"""The template comes back as scores."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
from conftest import frame
from test_imports import score, take

from ita import queries
from ita.rows import Agencies, FiscalYears, Nodes, Scores
from ita.store import Store, open_current
from ita.template import template

OpenData = Callable[[dict[str, str | bytes]], Store]


def filled(store: Store) -> bytes:
    book = openpyxl.load_workbook(
        io.BytesIO(
            template(queries.typed(store, Nodes), queries.typed(store, Agencies, include_synthetic=False))
        )
    )
    book["คะแนน"].append(["เทศบาลตำบลกลางน้ำ", None, None, 2565, "overall", "๙๑.๒๕", "A", None])
    sheet = book["2568"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for heading, found in {
        "หน่วยงาน": "อบต.ต้นน้ำ",
        "อำเภอ": "ใต้",
        "overall": 90,
        "e1@EIT2": 88.5,
        "9.1": 100,
    }.items():
        sheet.cell(2, heads[heading], found)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_both_ways_of_filling_the_template_are_read(store: Store, open_data: OpenData) -> None:
    taken = open_data({"แม่แบบ.xlsx": filled(store)})

    rows = frame(taken, Scores)
    assert sorted(zip(rows["agency_id"], rows["fiscal_year"], rows["node"], rows["score"], strict=True)) == [
        ("a2", 2565, "overall", 91.25),
        ("a4", 2568, "9.1", 100.0),
        ("a4", 2568, "e1@EIT2", 88.5),
        ("a4", 2568, "overall", 90.0),
    ]


def test_every_year_of_a_known_rule_has_its_codes_and_only_those(store: Store) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(
            template(queries.typed(store, Nodes), queries.typed(store, Agencies, include_synthetic=False))
        )
    )

    years = frame(store, FiscalYears).to_dict("records")
    assert {2562, 2568} <= {row["fiscal_year"] for row in years if row["rule"] != "unknown"}
    assert book.sheetnames == [
        "คำอธิบาย",
        "คะแนน",
        *(str(row["fiscal_year"]) for row in years if row["rule"] != "unknown"),
        "รายชื่อหน่วยงาน",
    ]
    heads = [cell.value for cell in book["2568"][1]]
    assert "o28" in heads
    assert "o29" not in heads
    assert book["2568"].cell(1, heads.index("i1") + 1).comment.text == "ปฏิบัติงานหรือบริการตามขั้นตอนและเวลา"


def test_the_template_filled_in_comes_back_whole_through_the_import(
    small_build: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(small_build, data)
    store = open_current(data)
    book = openpyxl.load_workbook(
        io.BytesIO(
            template(queries.typed(store, Nodes), queries.typed(store, Agencies, include_synthetic=True))
        )
    )
    book["คะแนน"].append(["เทศบาลตำบลกลางน้ำ", "เหนือ", "ทดลอง", 2565, "overall", 80.5, "B", "เอกสาร"])
    sheet = book["2566"]
    places = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, places["หน่วยงาน"], "เทศบาลตำบลกลางน้ำ")
    sheet.cell(2, places["e1@EIT1"], 77)
    path = tmp_path / "filled.xlsx"
    book.save(path)

    one = take(data, path)

    assert one.report.refusals == []
    assert (score(data, "a2"), score(data, "a2", 2566, "e1@EIT1")) == (80.5, 77)
