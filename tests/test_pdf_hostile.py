"""PDFs made to cost much or to mislead, through the process that reads tables: each gives rows or one plain sentence."""

import pytest
from table_pdfs import objects_as_pdf

from ita.errors import SourceError
from ita.reader import service

TEXT = "BT /F 10 Tf 50 700 Td (agency 90.5 91.2) Tj ET"
LOCKED = "<< /Filter /Standard /V 1 /R 2 /O <{}> /U <{}> /P -4 >>".format("ab" * 32, "cd" * 32)


def stream(shown: str, more: str = "") -> str:
    return f"<< /Length {len(shown)} {more} >>\nstream\n{shown}\nendstream"


def paper(shown: str, box: str = "0 0 595 842", pages: int = 1, forms: str = "", *more: str) -> bytes:
    """A file of this content on each of its pages."""
    return objects_as_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{'3 0 R ' * pages}] /Count {pages} >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {forms} >> >>",
            stream(shown),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def locked() -> bytes:
    empty = objects_as_pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", LOCKED]
    )
    return empty.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 3 0 R /ID [<01><01>]")


def said(content: bytes) -> str:
    with pytest.raises(SourceError) as refused:
        service.tables("x.pdf", content)
    assert refused.value.hint
    return refused.value.what


def test_a_pdf_with_a_password_is_told_so() -> None:
    assert said(locked()) == "เปิด PDF ไม่ได้: มีรหัสผ่าน"


@pytest.mark.parametrize("box", ["0 0 1e9 1e9", "0 0 -5 -5", "0 0 0 0"])
def test_a_page_of_a_size_that_cannot_be_is_no_trap(box: str) -> None:
    assert "ตัวอักษรที่อ่านได้" in said(paper(TEXT, box))


@pytest.mark.parametrize("shown", ["BT /F 1 Tf " + "(90.5) Tj 1 0 Td " * 70_000 + "ET", None])
def test_more_letters_or_pages_than_any_paper_has_are_refused(shown: str | None) -> None:
    content = paper(shown) if shown else paper(TEXT, pages=5_000)

    assert said(content) == "PDF ยาวเกิน 200 หน้า หรือ 250,000 ตัวอักษร"


@pytest.mark.parametrize("length", [600, -60])
def test_a_pdf_cut_off_is_told_to_be_damaged(length: int) -> None:
    assert said(paper(TEXT * 40)[:length]) == "อ่าน PDF ไม่ได้: ไฟล์เสียหาย"


def test_pages_that_hold_themselves_are_told_to_be_damaged() -> None:
    loop = "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>"

    assert said(objects_as_pdf(["<< /Type /Catalog /Pages 2 0 R >>", loop])) == "อ่าน PDF ไม่ได้: ไฟล์เสียหาย"


@pytest.mark.attack
def test_a_drawing_that_draws_itself_ends_with_its_time() -> None:
    own = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"

    content = paper(f"/X Do {TEXT}", "0 0 595 842", 1, "/XObject << /X 6 0 R >>", stream("/X Do /X Do", own))

    assert said(content) == "ไฟล์นี้มีเนื้อหามากผิดปกติเมื่อเปิดอ่าน"
