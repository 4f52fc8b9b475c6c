"""The proofreader: what it must find, what it must let pass, where it points, and files it cannot read."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import AGENCIES, LayRuleBook, draws
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from ita import proofread
from ita.errors import SourceError
from ita.ingest import load
from ita.proofread import Finding
from ita.proofread.reading.plain import plain
from ita.store import Store

ROOT = Path(__file__).resolve().parent.parent
CLIMBER = "sample-sao-climber"
INDICATORS = {1: 92.5, 2: 84.1, 3: 95.0, 4: 79.4, 5: 90.3, 6: 88.2, 7: 91.6, 8: 86.9, 9: 70.25, 10: 100}
QUESTIONS = {"i10": 90.0, "i11": 100.0, "i12": 48.2}
OVERALLS = {2564: 81.2, 2565: 83.45, 2566: 86.1, 2567: 88.77, 2568: 87.31}
INSTRUMENTS = {"IIT": 88.26, "EIT": 88.9, "EIT1": 88.0, "EIT2": 89.8, "OIT": 85.13}


@pytest.fixture(scope="module")
def a1(tmp_path_factory: pytest.TempPathFactory, lay_rule_book: LayRuleBook) -> Store:
    """A made-up agency: ten indicators, four instruments, one issue, five years of the overall."""
    data = tmp_path_factory.mktemp("drafts") / "data"
    lay_rule_book(data)
    rows = [("2568", str(node), score) for node, score in (INDICATORS | QUESTIONS | INSTRUMENTS).items()]
    rows += [(str(year), "overall", score) for year, score in OVERALLS.items()]
    lines = "".join(f"a1,{year},{node},{score}\n" for year, node, score in rows)
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    (data / "scores" / "x.csv").write_text("agency_id,fiscal_year,node,score\n" + lines, encoding="utf-8")
    (data / "scores" / "y.csv").write_text(
        "agency_id,fiscal_year,node,score\na3,2568,overall,90\n", encoding="utf-8"
    )
    report = load.make(data)
    assert report.build is not None
    return Store(report.build)


def read(store: Store, text: str, fiscal_year: int = 2568) -> list[Finding]:
    draft = proofread.from_text(text)
    found = proofread.proofread(store, draft, agency_id="a1", fiscal_year=fiscal_year).findings
    for one in found:
        assert draft.text[one.offset : one.offset + len(one.passage)] == one.passage
        assert 0 < len(one.passage) <= 200
    return found


# Kind → a passage to be found with the node and what the data say, and one beside it that is right.
PAIRS = [
    ("figure", "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนนร้อยละ ๗๔.๔๐", "4", "79.40", "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนนร้อยละ ๗๙.๔๐"),
    ("figure", "ผลการประเมินในภาพรวม 88.31 คะแนน", "overall", "87.31", "ผลการประเมินในภาพรวม 87.31 คะแนน สูงกว่าเป้าหมาย 2.31 คะแนน"),
    ("figure", "ในภาพรวม ปีงบประมาณ พ.ศ. ๒๕๖๕ (๘๓.๕๔ คะแนน)", "overall", "83.45", "ในภาพรวม ปีงบประมาณ พ.ศ. ๒๕๖๕ (๘๓.๔๕ คะแนน)"),
    ("figure", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) คะแนนที่ได้คิดเป็นร้อยละ ๘๔.๑๓", "OIT", "85.13", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) คะแนนที่ได้คิดเป็นร้อยละ ๘๕.๑๓"),
    ("figure", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (ส่วนที่ ๒) ๘๘.๐๐ คะแนน", "EIT2", "89.80", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (ส่วนที่ ๒) ๘๙.๘๐ คะแนน"),
    ("figure", "i๑๐ เจ้าหน้าที่มีการขอยืมทรัพย์สินอย่างถูกต้อง มากน้อยเพียงใด (๙๑.๐๐)", "i10", "90.00", "i๑๐ เจ้าหน้าที่มีการขอยืมทรัพย์สินอย่างถูกต้อง มากน้อยเพียงใด (๙๐.๐๐)"),
    ("figure", "ตัวชี้วัด\tคะแนน\nการใช้อำนาจ\t๙๙.๐๐", "3", "95.00", "ตัวชี้วัด\tคะแนน\tน้ำหนัก\nการใช้อำนาจ\t๙๕.๐๐\t๓๐.๐๐"),
    ("figure", "ปีงบประมาณ\tคะแนนภาพรวม\n๒๕๖๖\t๘๖.๐๑", "overall", "86.10", "ปีงบประมาณ\tคะแนนภาพรวม\n๒๕๖๖\t๘๖.๑๐"),
    ("figure", "เครื่องมือ\t2567\t2568\nภาพรวม\t88.77\t78.31", "overall", "87.31", "เครื่องมือ\t2567\t2568\nภาพรวม\t88.77\t87.31"),
    ("figure", "IIT และ OIT ได้ 85.13 และ 88.26 คะแนน ตามลำดับ", "IIT", "88.26", "IIT และ OIT ได้ 88.26 และ 85.13 คะแนน ตามลำดับ"),
    ("mean_is_overall", "(๔) กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ\nประเด็น\tคะแนน\ni๑๐ ยืม\t๙๐.๐๐\nคะแนนเฉลี่ย\t๘๗.๓๑", "issue4", "79.40", "(๔) กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ\nประเด็น\tคะแนน\ni๑๐ ยืม\t๙๐.๐๐\nคะแนนเฉลี่ย\t๗๙.๔๐"),
    ("count", "จุดอ่อน (ตัวชี้วัดที่ได้คะแนนต่ำกว่าร้อยละ ๘๕) มีจำนวน ๔ ตัวชี้วัด", "", "3", "จุดอ่อน (ตัวชี้วัดที่ได้คะแนนต่ำกว่าร้อยละ ๘๕) มีจำนวน ๓ ตัวชี้วัด"),
    ("count", "จำนวนทั้งสิ้น ๒ ตัวชี้วัด ยังไม่ผ่านเกณฑ์เป้าหมาย (๘๕ คะแนนขึ้นไป)", "", "3", "จำนวนทั้งสิ้น ๓ ตัวชี้วัด ยังไม่ผ่านเกณฑ์เป้าหมาย (๘๕ คะแนนขึ้นไป)"),
    ("count", "ทุกตัวชี้วัดผ่านเกณฑ์การประเมิน", "", "2 84.10 4 79.40 และ 9 70.25", "ทุกเครื่องมือผ่านเกณฑ์การประเมิน"),
    ("list", "ควรปรับปรุงข้อที่คะแนนต่ำกว่าร้อยละ ๘๕ ดังนี้ ๑) ข้อ i๑๑ ๒) ข้อ i๑๒", "i11", "i11 100.00", "ควรปรับปรุงข้อที่คะแนนต่ำกว่าร้อยละ ๘๕ ดังนี้ ๑) ข้อ i๑๒"),
    ("list", "ยกระดับข้อที่ไม่ได้คะแนนเต็มร้อยละ ๑๐๐ ดังนี้ ๑) ข้อ i๑๐ ๒) ข้อ i๑๑", "i11", "i11 100.00", "ยกระดับข้อที่ไม่ได้คะแนนเต็มร้อยละ ๑๐๐ ดังนี้ ๑) ข้อ i๑๐ ๒) ข้อ i๑๒"),
    ("list", "จุดอ่อน จำนวน ๓ ตัวชี้วัด ดังนี้\n(๑) ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน", "8", "8 86.90", "จุดอ่อน จำนวน ๓ ตัวชี้วัด ดังนี้\n(๑) ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล"),
    ("order", "ผลการประเมินน้อยที่สุดคือ ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ (๗๙.๔๐ คะแนน)", "4", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล (70.25)", "ผลการประเมินน้อยที่สุดคือ ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล (๗๐.๒๕ คะแนน)"),
    ("order", "ผลการประเมินในภาพรวมมากที่สุด คือ ปีงบประมาณ พ.ศ. ๒๕๖๘", "overall", "2567 (88.77)", "ผลการประเมินในภาพรวมมากที่สุด คือ ปีงบประมาณ พ.ศ. ๒๕๖๗ รองลงมา คือ ปีงบประมาณ พ.ศ. ๒๕๖๘"),
    ("order", "อันดับที่ ๒ คือ แบบตรวจ OIT ๘๕.๑๓ คะแนน", "OIT", "", "มากที่สุด คือ แบบวัด EIT ๘๘.๙๐ คะแนน รองลงมา คือ แบบวัด IIT ๘๘.๒๖ คะแนน"),
    ("place", "องค์การบริหารส่วนตำบลต้นน้ำ อำเภอเทพารักษ์ จังหวัดทดลอง", "", "อำเภอเหนือ", "องค์การบริหารส่วนตำบลต้นน้ำ อำเภอเหนือ จังหวัดทดลอง นายอำเภอและระดับอำเภออื่น ๆ"),
    ("place", "อบต.ต้นน้ำ อ.เหนือ จ.นครราชสีมา", "", "จังหวัดทดลอง", "อบต.ต้นน้ำ อ.เหนือ จ.ทดลอง ผู้ว่าราชการจังหวัดและทุกจังหวัด"),
    ("place", "องค์การบริหารส่วนตำบลปลายน้ำได้ดำเนินการ", "", "ต้นน้ำ", "องค์การบริหารส่วนตำบลต้นน้ำได้ดำเนินการ องค์การบริหารส่วนตำบล ได้ประกาศ"),
    ("place", "องค์การบริหารส่วนตำบล มะเขือ มีจำนวนบุคลากรน้อย", "", "ต้นน้ำ", "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๓๗"),
    ("code", "ควรทบทวนมาตรการ (อ้างอิงจาก ๐๓๔)", "o34", "o1–o28", "ควรทบทวนมาตรการ (อ้างอิงจาก ๐๒๗) โทร ๐๔๒ ๓๔๕ ๖๗๘"),
    ("code", "ข้อ i๑๖ และข้อ o ๒๙", "i16", "i1–i15", "ข้อ i๑๕ และข้อ o ๒๘"),
    ("name", "ตัวชี้วัดที่ ๗ การเปิดเผยข้อมูล", "7", "ประสิทธิภาพการสื่อสาร", "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล"),
    ("weight", "เครื่องมือ\tน้ำหนัก\nIIT\t๓๐\nEIT\t๓๐\nOIT\t๓๐", "", "100", "เครื่องมือ\tน้ำหนัก\nIIT\t๓๐\nEIT\t๓๐\nOIT\t๔๐"),
    ("weight", "ใช้น้ำหนัก IIT ร้อยละ ๔๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๓๐", "IIT", "30", "ใช้น้ำหนัก IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๔๐"),
    ("level", "มีผลการประเมินอยู่ในระดับผ่านและบรรลุค่าเป้าหมาย", "overall", "ผ่านดี", "มีผลการประเมินอยู่ในระดับผ่านดี และตั้งเป้าหมายให้ถึงระดับผ่านดีเยี่ยม"),
    ("level_scheme", "ในภาพรวม ๘๗.๓๑ คะแนน อยู่ในระดับ A", "overall", "ผ่านดี", "ปีงบประมาณ พ.ศ. ๒๕๖๕ ในภาพรวม ๘๓.๔๕ คะแนน อยู่ในระดับ B"),
    ("year", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "", "2569", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"),
    ("count", "ไม่มีตัวชี้วัดใดต่ำกว่าร้อยละ ๘๕", "", "9 70.25", "ไม่มีเครื่องมือใดต่ำกว่าร้อยละ ๘๕"),
    ("place", "เทศบาลตำบลต้นน้ำ อำเภอเหนือ", "", "องค์การบริหารส่วนตำบลต้นน้ำ", "ประชาชนในตำบลต้นน้ำ"),
    ("list", "ตัวชี้วัด\tคะแนน\tผล\nการใช้งบประมาณ\t๘๔.๑๐\tผ่าน", "2", "84.10", "ตัวชี้วัด\tคะแนน\tผล\nการใช้งบประมาณ\t๘๔.๑๐\tไม่ผ่าน"),
    ("level", "ปีงบประมาณ\tคะแนน\tระดับ\n๒๕๖๔\t๘๑.๒๐\tA", "overall", "B", "ปีงบประมาณ\tคะแนน\tระดับ\n๒๕๖๔\t๘๑.๒๐\tB"),
    ("weight", "น้ำหนักคะแนน IIT 30% EIT 30% OIT 30%", "", "100", "น้ำหนักคะแนน IIT 30% EIT 30% OIT 40%"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "wrong", "node", "expected", "right"), PAIRS)
def test_a_slip_is_found_with_what_the_data_say(
    a1: Store, kind: str, wrong: str, node: str, expected: str, right: str
) -> None:
    found = [one for one in read(a1, wrong) if one.kind == kind]

    assert found, read(a1, wrong)
    assert found[0].node == node
    assert expected in found[0].expected


@pytest.mark.parametrize(("kind", "wrong", "node", "expected", "right"), PAIRS)
def test_the_right_words_beside_it_are_let_pass(
    a1: Store, kind: str, wrong: str, node: str, expected: str, right: str
) -> None:
    assert read(a1, right) == []


# Passages with figures and names that claim nothing of the agency's scores.
SILENT = [
    "ตั้งเป้าหมายให้ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้ไม่ต่ำกว่า ๙๐.๐๐ คะแนน",
    "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล เพิ่มขึ้น ๕.๐๐ คะแนน และขาดอีก ๑๔.๗๕ คะแนน",
    "หากตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล เป็น ๙๕.๐๐ คะแนน ภาพรวมจะเป็น ๘๙.๐๐ คะแนน",
    "คะแนนเฉลี่ยภาพรวมระดับประเทศ ๙๓.๐๕ คะแนน",
    "IIT เสียคะแนนภาพรวม ๓.๕๒ คะแนน",
    "ข้อ o๓๐ ของปีงบประมาณ พ.ศ. ๒๕๖๗",
    "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ปี ๒๕๖๖ ได้ ๘๘.๘๘ คะแนน",
    "i๑ ปฏิบัติงานตามขั้นตอน (๑๒.๓๔)",
    "ประกอบด้วย ๗ ประเด็น จากแบบวัด ๓ แบบวัด คือ IIT EIT OIT ผ่านเกณฑ์",
    "ระดับ A คือ ๘๕ ขึ้นไป ระดับ B คือ ๗๕ ขึ้นไป ระดับ C คือ ๖๕ ขึ้นไป",
    "ระยะเวลา มกราคม - มีนาคม ๒๕๖๙ งบประมาณ ๕๐,๐๐๐ บาท จำนวน ๓ ครั้ง",
    "องค์การบริหารส่วนตำบลต้นนํ้า",
]  # fmt: skip


@pytest.mark.parametrize("text", SILENT)
def test_what_claims_nothing_or_is_unknown_stays_silent(a1: Store, text: str) -> None:
    assert read(a1, text) == []


def test_one_node_with_two_figures_is_told_where_the_data_hold_none(a1: Store) -> None:
    (found,) = read(a1, "ข้อ i๓ ได้ ๙๑.๒๕ คะแนน\nข้อ i๓ ได้ ๙๒.๕๒ คะแนน\nข้อ i๔ ได้ ๘๐.๐๐ คะแนน")

    assert (found.kind, found.node, found.found, found.expected) == ("two_values", "i3", "92.52", "91.25")


def test_a_draft_of_another_year_is_one_plain_finding(a1: Store) -> None:
    text = "สรุปผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๕\nในภาพรวม ๘๓.๔๕ คะแนน อยู่ในระดับ B"

    (found,) = read(a1, text)

    assert (found.kind, found.found, found.expected) == ("year", "2565", "2568")
    assert "เลือกปีให้ตรงกับร่าง" in found.message


def test_a_draft_of_another_agency_is_one_plain_finding(a1: Store) -> None:
    text = "เทศบาลตำบลห้วยเย็นได้รับการประเมิน\nเทศบาลตำบลห้วยเย็น อำเภอเขา จังหวัดยโสธร\nของเทศบาลตำบลห้วยเย็น ในภาพรวม ๙๙.๐๐ คะแนน"

    (found,) = read(a1, text)

    assert (found.kind, found.found) == ("place", "เทศบาลตำบลห้วยเย็น")
    assert "เลือกหน่วยงานให้ตรงกับร่าง" in found.message


def test_means_of_every_group_that_are_the_overall_are_told_without_data_of_questions(a1: Store) -> None:
    table = "ประเด็น\tคะแนน\ni1 ก\t90.00\ne1 ข\t95.00\nคะแนนเฉลี่ย\t87.31\n"

    found = read(a1, f"กลุ่มหนึ่ง\n{table}กลุ่มสอง\n{table}กลุ่มสาม\n{table}")

    assert [one.kind for one in found] == ["mean_is_overall"] * 3


@settings(max_examples=draws(60), deadline=None)
@given(st.text(alphabet="กขคงี่้ำเแ ๐๑๒๓456.ํา\u200b<b>*\t\n", max_size=80), st.booleans())
def test_every_mended_letter_knows_where_it_stood(text: str, is_copied: bool) -> None:
    mended = plain(text, 7, is_copied=is_copied)

    assert len(mended.text) == len(mended.starts) == len(mended.ends)
    assert all(
        7 <= start < end <= 7 + len(text) for start, end in zip(mended.starts, mended.ends, strict=True)
    )
    assert list(mended.starts) == sorted(mended.starts)


@pytest.mark.parametrize(
    ("written", "read_as", "is_copied"),
    [
        ("ทั้ทั้งสิ้สิ้น เพิ่พิ่มขึ้ขึ้น", "ทั้งสิ้น เพิ่มขึ้น", True),
        ("ก\u0e4d\u0e32หนด น\u0e49\u0e4d\u0e32", "กำหนด น้ำ", False),
        ("เเผน ๙๙ . ๖๔ และ ๙๙. ๖๔", "แผน 99.64 และ 99.64", False),
        ("<b>คะแนน</b> **๑๐๐**", "คะแนน 100", False),
        ("องค์การ\r\nบริหาร", "องค์การบริหาร", True),
        ("คะแนนเฉลี่ย ๑๐\r\n๐.๐๐ (๘๓.\r\n๕๖)", "คะแนนเฉลี่ย 100.00 (83.56)", True),
        ("ข้อ i ๑\r\n๒ และ i๓", "ข้อ i 12 และ i3", True),
    ],
)
def test_thai_is_mended_before_it_is_compared(written: str, read_as: str, is_copied: bool) -> None:
    assert plain(written, is_copied=is_copied).text == read_as


def word(paragraphs: list[str], rows: list[list[str]], header: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_word_draft_is_read_in_order_with_tables_and_header(a1: Store) -> None:
    content = word(
        ["ผลการประเมินในภาพรวม ๘๗.๓๑ คะแนน"],
        [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "๙๐.๐๐"]],
        "อบต.ต้นน้ำ จังหวัดยโสธร",
    )

    draft = proofread.read("ร่าง.docx", content)
    found = proofread.proofread(a1, draft, agency_id="a1", fiscal_year=2568).findings

    assert [(one.kind, one.place) for one in found] == [
        ("figure", "ตาราง 1 แถว 2 ช่อง 2"),
        ("place", "หัวหรือท้ายกระดาษ"),
    ]
    assert all(draft.text[one.offset :].startswith(one.passage) for one in found)


def test_a_text_box_of_a_word_draft_is_read_once(a1: Store) -> None:
    document = Document()
    paragraph = document.add_paragraph("นอกกรอบ")
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>{}</mc:AlternateContent></w:r>'
    )
    content = "<w:txbxContent><w:p><w:r><w:t>ในภาพรวม ๗๗.๓๑ คะแนน</w:t></w:r></w:p></w:txbxContent>"
    inside = f'<mc:Choice Requires="wps">{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback>'
    paragraph._p.append(parse_xml(box.format(inside)))
    written = io.BytesIO()
    document.save(written)

    draft = proofread.read("ร่าง.docx", written.getvalue())
    found = proofread.proofread(a1, draft, agency_id="a1", fiscal_year=2568).findings

    assert [(one.kind, one.found) for one in found] == [("figure", "77.31")]


def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _zip_without_document() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("a.txt", "a")
    return written.getvalue()


def _picture_pdf() -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


UNREADABLE = [
    ("ร่าง.docx", _locked, "มีรหัสผ่าน"),
    ("ร่าง.docx", _zip_without_document, "เสียหาย"),
    ("ร่าง.docx", lambda: b"PK\x03\x04broken", "เสียหาย"),
    ("ร่าง.pdf", lambda: b"%PDF-1.7 broken", "เสียหาย"),
    ("ร่าง.pdf", _picture_pdf, "ภาพสแกน"),
    ("ร่าง.txt", lambda: b"   \n", "ว่าง"),
    ("ร่าง.txt", lambda: b"a\x00b", "ไม่ใช่ข้อความ"),
    ("ร่าง.doc", _locked, "รุ่นเก่า"),
    ("ร่าง.xlsx", lambda: b"x", "ไม่รู้จัก"),
]


@pytest.mark.parametrize(("name", "content", "said"), UNREADABLE)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    name: str, content: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        proofread.read(name, content())

    assert refused.value.hint


def test_thai_windows_text_is_read() -> None:
    assert "ตำบล" in proofread.read("ร่าง.txt", "อบต. ตำบลต้นน้ำ".encode("cp874")).text
