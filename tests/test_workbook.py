"""Excel and CSV hold what the screen shows."""

import csv
import io
import time

import openpyxl
import pandas as pd
import pytest

from ita import queries, tables, workbook
from ita.rows import Findings, IndicatorRanking
from ita.store import Store

NONGWAENG = {"agency_id": "sao-nongwaeng-kanthararom-sisaket", "fiscal_year": 2565}
ABOUT = {"หน่วยงาน": "อบต.หนองแวง", "ปีงบประมาณ": "2565", "รุ่นข้อมูล": "abc"}


def shown(store: Store) -> tables.Table:
    return tables.shown("indicator_ranking", queries.typed(store, IndicatorRanking, **NONGWAENG), ABOUT)


def test_every_row_is_high_enough_for_the_lines_of_its_longest_text(store: Store) -> None:
    rows = queries.typed(store, Findings)

    sheet = openpyxl.load_workbook(io.BytesIO(workbook.excel(tables.shown("findings", rows, {}))))["ตาราง"]

    for row in sheet.iter_rows(min_row=2):
        longest = max(len(str(cell.value)) for cell in row)
        assert sheet.row_dimensions[row[0].row].height >= 24 * -(-longest // 60)


def test_the_sheet_has_the_rows_order_and_numbers_of_the_screen(store: Store) -> None:
    table = shown(store)

    sheet = openpyxl.load_workbook(io.BytesIO(workbook.excel(table)))["ตาราง"]

    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == list(table.texts.columns)
    assert rows[1][:3] == (1, "1 การปฏิบัติหน้าที่", 100)
    assert rows[10][:3] == (10, "8 การปรับปรุงการทำงาน", 79.01)
    assert sheet["C2"].number_format == "0.00"


def test_the_second_sheet_says_what_the_table_is_limited_to(store: Store) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.excel(shown(store))))["เกี่ยวกับไฟล์นี้"]

    assert dict(sheet.iter_rows(values_only=True)) == {"ตาราง": "ตัวชี้วัดจากมากไปน้อย", **ABOUT}


def test_the_csv_opens_in_thai_excel_and_carries_its_limits(store: Store) -> None:
    written = workbook.comma_separated(shown(store))

    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert (rows[9]["คะแนน"], rows[9]["หน่วยงาน"], rows[9]["รุ่นข้อมูล"]) == ("79.01", "อบต.หนองแวง", "abc")


def test_a_missing_value_is_an_empty_cell_and_never_zero(store: Store) -> None:
    table = shown(store)

    sheet = openpyxl.load_workbook(io.BytesIO(workbook.excel(table)))["ตาราง"]

    assert sheet["D2"].value is None
    assert (
        list(csv.DictReader(io.StringIO(workbook.comma_separated(table).decode("utf-8-sig"))))[0]["เปลี่ยน"]
        == ""
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    table = tables.Table("t", "t", pd.DataFrame({"ชื่อ": [text]}), {"ชื่อ": "text"})

    cell = openpyxl.load_workbook(io.BytesIO(workbook.excel(table)))["ตาราง"]["A2"]
    plain = workbook.comma_separated(table).decode("utf-8-sig").splitlines()[1]

    assert (cell.data_type, cell.value) == ("s", text)
    assert plain.lstrip('"').startswith("'")


def test_the_same_table_gives_the_same_bytes_at_another_time(store: Store) -> None:
    first = workbook.excel(shown(store))
    time.sleep(2.1)  # the clock of an archive ticks every second second

    assert workbook.excel(shown(store)) == first


def test_a_share_is_a_percentage_of_two_decimals_everywhere() -> None:
    table = tables.Table("t", "t", pd.DataFrame({"น้ำหนัก": [1 / 3, None]}), {"น้ำหนัก": "percent"})

    cell = openpyxl.load_workbook(io.BytesIO(workbook.excel(table)))["ตาราง"]["A2"]
    plain = workbook.comma_separated(table).decode("utf-8-sig").splitlines()

    assert table.texts["น้ำหนัก"].tolist() == ["33.33", "–"]
    assert (cell.value, cell.number_format) == (pytest.approx(100 / 3), "0.00")
    assert plain[1] == "33.33"
