"""No export gives a spreadsheet a formula."""

import csv
import io
import subprocess
import sys

import openpyxl
import pandas as pd
import pytest
from conftest import AGENCIES, ROOT, WriteData
from test_letters import HEAD

from ita import tables, workbook
from ita.ingest import load
from ita.template import template

FORMULA = "=HYPERLINK(1)"


def test_no_export_gives_a_spreadsheet_a_formula(write_data: WriteData) -> None:
    named = AGENCIES.replace("องค์การบริหารส่วนตำบลต้นน้ำ,อบต.,เหนือ", f"{FORMULA},อบต.,@เหนือ")
    data = write_data({"agencies.csv": named, "x.csv": HEAD + "a1,2565,overall,50,,+ส\n"})
    load.make(data)
    command = [sys.executable, "-m", "ita", "read"]
    environment = {"ITA_DATA": str(data), "PYTHONPATH": str(ROOT), "PATH": "", "LANG": "C.UTF-8"}

    for query in (["agencies", "--csv"], ["agencies"]):
        said = subprocess.run(
            [*command, *query], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
        )
        cells = [
            cell
            for row in csv.reader(io.StringIO(said.stdout), delimiter="," if "--csv" in query else "\t")
            for cell in row
        ]
        assert f"'{FORMULA}" in cells
        assert "'@เหนือ" in cells
        assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


@pytest.mark.parametrize("text", ["＝1", "\n=1", "＠x"])
def test_wide_and_hidden_beginnings_of_a_formula_are_text_too(text: str) -> None:
    table = tables.Table("t", "t", pd.DataFrame({"ก": [text]}), {"ก": "text"})

    rows = list(csv.reader(io.StringIO(workbook.comma_separated(table).decode("utf-8-sig"))))

    assert rows[1] == [f"'{text}"]


def test_a_name_in_the_template_is_never_a_formula() -> None:
    agencies = [{"agency_name": FORMULA, "district": "@x", "province": None}]
    nodes = [{"fiscal_year": 2565, "node": "i1", "label_th": "ก", "label_en": "a"}]

    sheet = openpyxl.load_workbook(io.BytesIO(template(nodes, agencies)))["รายชื่อหน่วยงาน"]

    assert [(cell.data_type, cell.value) for cell in sheet[2][:2]] == [("s", FORMULA), ("s", "@x")]
