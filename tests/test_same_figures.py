"""What is told of the same thing in more than one place is the same: points lost, cells, how sure a weight is."""

import csv
import io
import re
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from conftest import frame
from streamlit.testing.v1 import AppTest

from ita import agency_workbook, memo, queries, sentences, tables, wording, workbook
from ita.cli.planner import _items
from ita.headings import NUMBERS, TABLES
from ita.memo.model import Table as MemoTable
from ita.rows import (
    Agencies,
    AgencyYears,
    Findings,
    MeasureProposals,
    QuestionRanking,
    UncertainItems,
    WeakIndicators,
)
from ita.store import Store

ROOT = Path(__file__).resolve().parent.parent
CLIMBER = {"agency_id": "sample-sao-climber", "fiscal_year": 2568}
PAGES = ("overview", "trends", "instruments", "indicators", "questions", "issues", "planner")
FIGURE = re.compile(r"\d+\.\d\d(?!\d)")


def made_up_years(store: Store) -> list[dict[str, Any]]:
    """Every made-up agency with its newest year."""
    agencies = frame(store, Agencies, include_synthetic=True)
    return [
        {
            "agency_id": agency_id,
            "fiscal_year": int(frame(store, AgencyYears, agency_id=agency_id)["fiscal_year"].max()),
        }
        for agency_id in agencies.loc[agencies["is_synthetic"], "agency_id"]
    ]


def lost(rows: pd.DataFrame, column: str = "node") -> dict[str, tuple[float, float]]:
    """Points lost by node, between their bounds."""
    known = rows[rows["points_lost_high"].notna()]
    return {
        str(node): (low, high)
        for node, low, high in zip(
            known[column], known["points_lost_low"], known["points_lost_high"], strict=True
        )
    }


def test_every_list_tells_the_same_points_lost_for_the_same_question(store: Store) -> None:
    for key in made_up_years(store):
        ranking = frame(store, QuestionRanking, **key)
        ranked = lost(ranking)
        planned = {
            item["node"]: (item["points_lost_low"], item["points_lost_high"])
            for item in _items(queries.typed(store, QuestionRanking, **key))
            if item["points_lost_high"] is not None
        }
        year = {"agency_ids": [key["agency_id"]], "fiscal_year": key["fiscal_year"]}
        weak = frame(store, WeakIndicators, **year)
        proposals = frame(store, MeasureProposals, **key)
        others = {
            "plan": planned,
            "weak": lost(weak[weak["kind"] == "question"]),
            "measures": lost(proposals[proposals["subject_kind"] == "question"], "subject"),
            "uncertain": lost(frame(store, UncertainItems, **key)),
        }
        for name, told in others.items():
            assert {node: ranked.get(node) for node in told} == told, (key, name)


def test_items_of_an_indicator_lose_together_what_it_loses(store: Store) -> None:
    for key in made_up_years(store):
        ranking = frame(store, QuestionRanking, **key)
        proposals = frame(store, MeasureProposals, **key)
        of_indicators = lost(proposals[proposals["subject_kind"] == "indicator"], "subject")
        assert of_indicators
        for indicator, (least, most) in of_indicators.items():
            own = ranking[ranking["indicator_id"].astype("str") == indicator]
            assert least == pytest.approx(most)
            # two figures rounded once may differ by 0.01, and 0.02 through a level in between
            assert own["points_lost_low"].sum() <= least + 0.02
            assert own["points_lost_high"].sum() >= most - 0.02


def plain(text: str) -> str:
    """A number as written, without the marks of screen and Excel."""
    return text.lstrip("▲▼= \u00a0+").replace("−", "-").replace(",", "").removeprefix(wording.NO_SCORE)


def test_screen_excel_and_csv_of_every_table_have_the_same_cells(store: Store) -> None:
    found = agency_workbook.agency_tables(store, **CLIMBER)
    book = openpyxl.load_workbook(io.BytesIO(workbook.excel(*found)))
    for table, sheet in zip(found, book.worksheets[1:], strict=True):
        written = csv.reader(io.StringIO(workbook.comma_separated(table).decode("utf-8-sig")))
        head, *lines = list(written)
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert head[: len(table.kinds)] == cells[0] == list(table.kinds)
        for screen, excel, line in zip(table.texts.itertuples(index=False), cells[1:], lines, strict=True):
            for kind, text, cell, comma in zip(table.kinds.values(), screen, excel, line, strict=False):
                if kind in NUMBERS and kind != "leverage":
                    decimals = 0 if kind == "count" else 2
                    told = "" if cell is None else wording.change(cell) if decimals else str(cell)
                    assert plain(text) == plain(told) == comma, (table.name, text, cell, comma)
                elif kind == "text":
                    assert text == (cell or "") == comma.removeprefix("'") or comma == text


@pytest.fixture(scope="module")
def pages(project_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, AppTest]:
    """The pages of one agency and year with every table of numbers open, run once each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ITA_DATA", str(project_data))
        made = {}
        for page in (*PAGES, "method"):
            app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
            app.query_params["agency"], app.query_params["fiscal_year"] = CLIMBER["agency_id"], "2568"
            app.switch_page(f"pages/{page}.py").run()
            for box in app.expander:
                if "numbers_" in box.proto.id:
                    app.session_state["numbers_" + box.proto.id.rpartition("numbers_")[2]] = True
            app.run()
            assert not app.exception
            made[page] = app
        return made


def page_tables(app: AppTest) -> list[list[list[str]]]:
    """The tables of a page: heads and rows as texts."""
    return [
        [
            [cell.strip().replace("\\", "").replace(":small[]", "") for cell in line.strip("|").split(" | ")]
            for number, line in enumerate(part.value.splitlines())
            if number != 1
        ]
        for part in app.markdown
        if part.value.startswith("| ")
    ]


def test_a_table_of_a_page_has_the_rows_of_its_sheet_in_the_workbook(
    store: Store, pages: dict[str, AppTest]
) -> None:
    sheets: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for table in agency_workbook.agency_tables(store, **CLIMBER):
        rows_of_sheet = {tuple(map(str.strip, row)) for row in table.texts.itertuples(index=False)}
        sheets.setdefault(tuple(table.kinds), set()).update(rows_of_sheet)
    compared = 0
    for page, app in pages.items():
        for head, *rows in page_tables(app):
            if tuple(head) in sheets:
                compared += 1
                assert {tuple(row) for row in rows} <= sheets[tuple(head)], (page, head)
    assert compared >= 6


def test_every_figure_of_a_memo_table_stands_in_one_row_of_a_page_or_sheet(
    store: Store, pages: dict[str, AppTest]
) -> None:
    rows = [
        set(FIGURE.findall(" ".join(row)))
        for table in agency_workbook.agency_tables(store, **CLIMBER)
        for row in table.texts.itertuples(index=False)
    ]
    rows += [
        set(FIGURE.findall(" ".join(row)))
        for app in pages.values()
        for _head, *body in page_tables(app)
        for row in body
    ]
    rows += [
        {f"{abs(cell):.2f}" for cell in row if isinstance(cell, float)} | set(FIGURE.findall(str(row)))
        for app in pages.values()
        for grid in app.dataframe
        for row in grid.value.itertuples(index=False, name=None)
    ]
    rows += [
        set(FIGURE.findall(unescape(re.sub(r"<[^>]+>", " ", row))))
        for app in pages.values()
        for part in app.main.get("html")
        for row in re.findall(r"<li.*?</li>", part.proto.body)
    ]
    made = memo.document(store, **CLIMBER, digits="arabic")
    told = [
        set(FIGURE.findall(" ".join(row.cells)))
        for block in made.blocks
        if isinstance(block, MemoTable)
        for row in block.rows
        if row.kind == "plain"
    ]
    assert len(told) > 60
    assert [figures for figures in told if not any(figures <= row for row in rows)] == []


def test_instruments_page_method_page_and_memo_are_equally_sure_of_a_weight(
    store: Store, pages: dict[str, AppTest]
) -> None:
    # instruments.csv 2568: IIT and OIT are read and agree, EIT and its halves rest on one agency
    sure = "พิสูจน์แล้ว: IIT และ OIT · คาดไว้: EIT EIT1 และ EIT2"
    said = {
        page: "\n".join(
            [str(part.value) for part in app.markdown]
            + [unescape(re.sub(r"<[^>]+>", " ", part.proto.body)) for part in app.main.get("html")]
        ).replace("\\", "")
        for page, app in pages.items()
    }

    assert sure in said["instruments"]
    assert sure in said["method"]
    assert sure in memo.text(memo.document(store, **CLIMBER, digits="arabic"))


def test_no_word_of_confidence_is_that_of_made_up_data() -> None:
    assert not [word for word in wording.CONFIDENCE.values() if word in wording.STATUS["synthetic"]]
    assert set(wording.RULES.values()) <= set(wording.CONFIDENCE.values())


def test_a_list_without_anything_weak_says_so(store: Store) -> None:
    rows = queries.typed(store, WeakIndicators, agency_ids=["sample-sao-ceiling"], fiscal_year=2568)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.excel(*tables.weak_lists(rows, {})))).worksheets[1]

    assert [cell.value for cell in sheet["A"]] == [
        TABLES["weak_indicators"][0],
        "ไม่มีตัวชี้วัดหรือข้อใดต่ำกว่าเป้าหมาย",
    ]


def test_the_weak_list_in_excel_has_every_column_and_a_filter_row(store: Store) -> None:
    rows = queries.typed(store, WeakIndicators, agency_ids=["sample-sao-climber"], fiscal_year=2568)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.excel(*tables.weak_lists(rows, {})))).worksheets[1]

    (table,) = sheet.tables.values()
    assert table.autoFilter is not None
    cells = {row[4].value: row for row in sheet.iter_rows(min_row=2)}
    o5 = cells["ข้อ o5 แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน"]
    heads = [cell.value for cell in sheet[1]]
    told = dict(zip(heads, [cell.value for cell in o5], strict=True))
    # 100 points of o5: 0.20 / 5 / 7 of the overall each, or 0.20 / 20
    assert told["เสียอย่างน้อย"] == pytest.approx(20 / 35)
    assert told["เสียอย่างมาก"] == pytest.approx(1.0)
    assert (told["เปลี่ยน"], told["เทียบปี"]) == (-100, 2567)
    assert all(told[head] for head in ("ตัวชี้วัด", "ควรทำ", "ผู้รับผิดชอบ"))


def test_fourteen_findings_about_three_slips_are_three_stories(store: Store) -> None:
    rows = queries.typed(store, Findings, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568)
    told = sentences.stories(rows)

    assert len(rows) == 14
    # five second figures of which one is the level; seven issues printed as the overall
    assert {story["story"]: story["figure_count"] for story in told} == {
        "printed_twice": 4,
        "level": 1,
        "all_the_overall issues": 7,
    }
    (level,) = [story["story_text"] for story in told if story["story"] == "level"]
    assert level.startswith("ระดับ พิมพ์ไว้สองแบบในเอกสารเดียว: ใช้ “AA (ผ่านดีเยี่ยม)” และพบ “ผ่าน”")
