"""One number, from a workbook's cell to everything a reader sees: chart, table, CSV and Excel."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from conftest import WriteData, workbook_bytes
from streamlit.testing.v1 import AppTest

from ita import queries, tables, workbook
from ita.ingest import load
from ita.store import open_current

ROOT = Path(__file__).resolve().parent.parent
SHEET: list[list[object]] = [
    ["agency_id", "ปีงบประมาณ", "overall", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2"],
    ["a1", "๒๕๖๘", 90, 95.5, "๗๐.๒๕"],
    ["a2", "๒๕๖๘", 92, 96, 88],
]


def test_cell_e2_of_a_workbook_reaches_chart_table_csv_and_excel_unchanged(
    write_data: WriteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"ผล.xlsx": workbook_bytes({"คะแนน": SHEET}, tmp_path)})
    load.make(data)
    store = open_current(data)

    (stored,) = queries.scores(store, agency_id="a1", node="2").to_dict("records")
    assert (stored["score"], stored["source_sheet"], stored["source_cell"]) == (70.25, "คะแนน", "E2")

    monkeypatch.setenv("ITA_DATA", str(data))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["agency"] = "a1"
    app.query_params["fiscal_year"] = "2568"
    app.switch_page("pages/indicators.py").run()
    assert not app.exception

    bars, *_words = json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
    assert dict(zip(bars["y"], bars["customdata"], strict=True)) == {0.9: 95.5, -0.1: 70.25}
    assert [base + length for base, length in zip(bars["base"], bars["x"], strict=True)] == [70.25, 95.5]

    on_screen = next(part.value for part in app.markdown if part.value.startswith("| "))
    assert "| 2 การใช้งบประมาณ | 70.25 |" in on_screen

    shown = tables.shown(
        "indicator_ranking", queries.indicator_ranking(store, agency_id="a1", fiscal_year=2568), {}
    )
    (_, low) = csv.DictReader(io.StringIO(workbook.comma_separated(shown).decode("utf-8-sig")))
    assert low["คะแนน"] == "70.25"
    assert openpyxl.load_workbook(io.BytesIO(workbook.excel(shown)))["ตาราง"]["C3"].value == 70.25
