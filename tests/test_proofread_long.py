"""Drafts made to take long: the time grows with their length and not with its square, and what is too long is told."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from ita import proofread
from ita.errors import SourceError
from ita.proofread import Draft
from ita.reader.limits import MAX_LETTERS, MAX_PIECES
from ita.store import Store

KEY = {"agency_id": "sample-sao-climber", "fiscal_year": 2568}
RATIO = 6.5  # of the times of a draft and of one four times as long
SHORT = 1.0  # seconds below which a ratio says nothing
SECONDS = 10

# One stretch after another until the draft is long enough.
REPEATED = {
    "figures": "1.23 ",
    "question and figure": "i1 5.50 ",
    "questions": "i1 e1 o1 o99 ",
    "losses": "เสีย 1.23 คะแนน ",
    "years and figures": "ปี 2567 85.10 คะแนน ",
    "laws": "แผน ปี 2567 ",
    "months": "มกราคม 2567 ",
    "ranks": "อันดับที่ 3 จาก 20 แห่งในอำเภอ ",
    "highest": "IIT สูงสุด OIT 88.20 รองลงมา ",
    "counts": "ต่ำกว่า 85 มี 3 ตัวชี้วัด ",
    "every": "ทุกตัวชี้วัดผ่านเกณฑ์ ",
    "bars": "ต่ำกว่า 85 ได้แก่ ",
    "list": "ก. ข. 1. 2) ",
    "levels": "2567 ระดับ ดี ",
    "agencies": "อบต.หนองแวง ตำบลหนองแวง อำเภอโพธิ์ตาก จังหวัดเลย ",
    "agencies without a space": "ตำบลกขคงจ",
    "overalls of others": "ภาพรวมจังหวัด",
    "parts": "EIT (ส่วนที่ 1 ",
    "weights": "น้ำหนัก IIT 30 ",
    "results": "ผลการประเมิน ITA ปี ",
    "letters": "a",
    "digits": "1",
    "points": "1.",
    "brackets": "(",
    "closed brackets": "()",
    "and": "และ",
    "marks": "ก่้ิ",
    "only marks": "่",
    "spaces": " ",
    "markup": "<a",
    "commas": "i1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,x",
    "lines": "1.23\n",
    "lines of letters": "ก\n",
    "cells": "1.23\t",
    "rows": "i1\tก\t85.10\t90.20\n",
    "tables": "i1\t85.10\n\n",
    "quoted rows": "ทุกข้อ\tต่ำกว่า 85\n",
}
# A beginning, and what is repeated after it.
BEGUN = {
    "a list": ("ตัวชี้วัดที่ต่ำกว่า 85 คะแนน ได้แก่", "\n1. ตัวชี้วัดที่ 4 การใช้ทรัพย์สิน"),
    "an open bracket": ("i1 (", " ก"),
    "a gap of a list": ("i1 ", "( "),
    "a gap after the highest": ("สูงสุด IIT ", "1 . "),
    "a row of headings": ("ข้อ" + "\tคะแนน" * 3000 + "\ni1", "\t85.10"),
    "a row of many cells": ("ข้อ\tคะแนน\ni1", "\t85.10"),
    "means": ("i1\t90.00\nคะแนนเฉลี่ย", "\t87.31"),
}


def made(name: str, letters: int) -> str:
    start, more = BEGUN.get(name) or ("", REPEATED[name])
    return (start + more * (letters // len(more) + 1))[:letters]


def seconds(store: Store, name: str, letters: int) -> float:
    text = made(name, letters)
    started = time.process_time()
    proofread.proofread(store, proofread.from_text(text), **KEY)
    return time.process_time() - started


@pytest.mark.attack
@pytest.mark.parametrize("name", [*REPEATED, *BEGUN])
def test_a_draft_four_times_as_long_takes_about_four_times_as_long(store: Store, name: str) -> None:
    once, four_times = seconds(store, name, 50_000), seconds(store, name, 200_000)

    assert four_times < SECONDS
    assert four_times < SHORT or four_times < RATIO * once


@pytest.mark.parametrize("name", ["figures", "agencies", "a row of many cells"])
def test_a_long_draft_of_one_kind_is_read_in_seconds(store: Store, name: str) -> None:
    assert seconds(store, name, 30_000) < SECONDS / 3


def test_what_is_highest_need_be_no_node_of_the_year(store: Store) -> None:
    draft = proofread.from_text("สูงสุด IIT1 88.20")

    assert proofread.proofread(store, draft, **KEY).findings == []


def test_a_draft_as_long_as_may_be_is_taken_and_one_letter_more_is_told() -> None:
    def draft(letters: int) -> Draft:
        return proofread.from_text("ก" * letters)

    assert draft(MAX_LETTERS).blocks
    with pytest.raises(SourceError, match="ร่างยาวเกิน"):
        draft(MAX_LETTERS + 1)


def test_a_text_of_too_many_lines_is_told() -> None:
    with pytest.raises(SourceError, match="ร่างยาวเกิน"):
        proofread.read("a.txt", b"1\n" * (MAX_PIECES + 1))


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "<w:p><w:r><w:t>ก</w:t></w:r></w:p>"


def word(body: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return written.getvalue()


def nested(opened: str, closed: str, depth: int) -> bytes:
    return word(opened * depth + SAID + closed * depth)


@pytest.mark.parametrize("depth", [1, 18, 60, 120])
def test_boxes_inside_boxes_are_each_read_once(depth: int) -> None:
    draft = proofread.read("a.docx", nested("<w:p><w:txbxContent>", "</w:txbxContent></w:p>", depth))

    assert draft.text.split() == ["ก"]


def test_tables_inside_tables_are_each_read_once() -> None:
    draft = proofread.read("a.docx", nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60))

    assert draft.text.split() == ["ก"]
    assert [(block.table, block.row, block.column) for block in draft.blocks] == [(60, 1, 1)]


def test_rows_are_counted_without_those_of_a_table_inside() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{SAID}</w:tc></w:tr><w:tr><w:tc>{SAID}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{SAID}</w:tc></w:tr>"

    draft = proofread.read("a.docx", word(f"<w:tbl><w:tr><w:tc>{SAID}{inner}</w:tc></w:tr>{row}</w:tbl>"))

    assert [(block.table, block.row) for block in draft.blocks] == [(1, 1), (2, 1), (2, 2), (1, 2)]


def test_a_text_box_inside_a_cell_is_read_after_the_table() -> None:
    box = f"<w:p><w:r><w:txbxContent>{SAID.replace('ก', 'ข')}</w:txbxContent></w:r></w:p>"

    draft = proofread.read("a.docx", word(f"<w:tbl><w:tr><w:tc>{box}{SAID}</w:tc></w:tr></w:tbl>"))

    assert draft.text.split() == ["ก", "ข"]


@pytest.mark.parametrize("span", ["abc", "", "-3", "9" * 5000, "1e9", "๓"])
def test_a_cell_that_spans_no_number_of_columns_counts_as_one(span: str) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{SAID}</w:tc>'

    draft = proofread.read("a.docx", word(f"<w:tbl><w:tr>{cell}<w:tc>{SAID}</w:tc></w:tr></w:tbl>"))

    assert [block.column for block in draft.blocks] == [1, 2]


@pytest.mark.parametrize(
    "content",
    [
        lambda: nested("<w:p><w:txbxContent>", "</w:txbxContent></w:p>", 2000),
        lambda: word("<w:p/>" * 150_000),
        lambda: word(SAID * 600_000),
    ],
    ids=["nested too deep", "too many paragraphs", "too much XML"],
)
def test_a_word_file_no_memo_needs_is_refused_in_a_sentence(content: Callable[[], bytes]) -> None:
    with pytest.raises(SourceError) as told:
        proofread.read("a.docx", content())

    assert told.value.hint


def test_rank_move_and_national_mean_are_read_beside_the_data(store: Store) -> None:
    said = (
        "ผลการประเมินประจำปีงบประมาณ พ.ศ. 2568 ในภาพรวม 95.42 คะแนน เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2567 (89.14 คะแนน) {move} คะแนน "
        "อยู่ในอันดับ {place} จาก 9 ในอำเภอ\nค่าเฉลี่ยของหน่วยงานทั้งประเทศ ปีงบประมาณ พ.ศ. 2568 คือ {mean} คะแนน"
    )
    right, wrong = (
        said.format(move="6.28", place=2, mean="93.82"),
        said.format(move="5.28", place=1, mean="99.82"),
    )

    right_found, found = (
        proofread.proofread(store, proofread.from_text(one), **KEY).findings for one in (right, wrong)
    )
    assert right_found == []
    assert [one.expected for one in found] == ["+6.28", "อันดับ 2 จาก 9", "93.82"]
