"""A PDF file as a draft: its lines put together to paragraphs."""

import re
from dataclasses import dataclass
from typing import Any

from ita.errors import SourceError
from ita.proofread.draft import Draft
from ita.wording import _

MOST_PAGES = 500
SAME_LINE = 7  # points; a mark stands higher or lower than its letter
APART = 6
OVERLAP = 9  # a mark above or below stands back over its letter
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_LIST_ITEM = re.compile(r"\s*(?:[(]?[0-9๐-๙ก-ฮ]{1,2}[.)]|[-•●▼○])\s")
# No line begins so; what stands before it is in the line above.
# No paragraph ends so.
_OPEN_END = re.compile(r"(?:ไม่|ยัง|และ|หรือ|ของ|คือ|มี|ได้แก่|การ|ความ|ต่ำกว่า|ร้อยละ)\s*$")
_CUT_NUMBER = re.compile(r"\d\n\d?\.\d\d(?!\d)|\d\.\n\d|\d\.\d\n\d(?!\d)|(?<![A-Za-z])[ieo] ?\d\n\d(?!\d)")
_GOES_ON = re.compile(r"\s*(?:ส่วนที่ ?[12๑๒]|คะแนน\)|\((?![\d๐-๙]{1,2}\)))")


def read(content: bytes) -> Draft:
    """The draft in a PDF; raises SourceError when it is damaged, has a password or no text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as wrong:
        if "password" in str(wrong).casefold():
            raise SourceError(_("เปิด PDF ไม่ได้: มีรหัสผ่าน"), _("เอารหัสผ่านออก หรือใช้ไฟล์ Word แทน")) from wrong
        raise SourceError(_("เปิด PDF ไม่ได้: ไฟล์เสียหาย"), _("บันทึกเป็น PDF ใหม่ หรือใช้ไฟล์ Word แทน")) from wrong
    try:
        if len(document) > MOST_PAGES:
            raise SourceError(
                _("PDF ยาวเกิน {pages} หน้า").format(pages=MOST_PAGES), _("แยกเฉพาะหน้าของบันทึกแล้วตรวจใหม่")
            )
        draft = Draft(kind="pdf")
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            _page(draft, _lines(text_page), number + 1)
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError as wrong:
        raise SourceError(_("อ่าน PDF ไม่ได้: ไฟล์เสียหาย"), _("บันทึกเป็น PDF ใหม่ หรือใช้ไฟล์ Word แทน")) from wrong
    finally:
        document.close()
    if not draft.blocks:
        raise SourceError(_("PDF นี้เป็นภาพสแกน ไม่มีตัวอักษร"), _("ทำ OCR ก่อน หรือใช้ไฟล์ Word ของร่างแทน"))
    return draft.close()


@dataclass(frozen=True)
class _Line:
    """A line of a page with its line end, and how far it reaches, in points."""

    text: str
    left: float
    right: float
    base: float = 0.0


def _lines(text_page: Any) -> list[_Line]:
    found = []
    place = 0
    for text in text_page.get_text_range().splitlines(keepends=True):
        body = text.strip()
        left = right = base = 0.0
        if body and text_page.count_chars() >= place + len(text.rstrip()):
            first = place + text.index(body[0])
            left, base, _right, _top = text_page.get_charbox(first, loose=True)
            right = text_page.get_charbox(place + len(text.rstrip()) - 1, loose=True)[2]
        found.append(_Line(text, left, right, base))
        place += len(text)
    return found


def _page(draft: Draft, lines: list[_Line], page: int) -> None:
    """The lines of a page as paragraphs: a line that reaches the margin goes on in the next."""
    widest = max((_width(line.text) for line in lines), default=0)
    margin = min((line.left for line in lines if line.left > 0), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    gathered = ""
    paragraph = 0
    for line, following in zip(lines, [*lines, _Line("", 0, 0)][1:], strict=True):
        gathered += line.text
        if following.text.strip() and _goes_on(line, following, widest, margin, right):
            continue
        body = gathered.rstrip("\r\n")
        paragraph += bool(body.strip())
        draft.add(body, gathered[len(body) :] or "\n", page=page, paragraph=paragraph)
        gathered = ""


def _goes_on(line: _Line, following: _Line, widest: int, margin: float, right: float) -> bool:
    """The following line belongs to the same paragraph. Rows of a table begin inside their cell, prose at the margin."""
    if (
        _GOES_ON.match(following.text)
        or _OPEN_END.search(line.text)
        or _CUT_NUMBER.search(line.text.rstrip() + "\n" + following.text[:8])
    ):
        return True
    if abs(line.base - following.base) <= SAME_LINE and -OVERLAP <= following.left - line.right <= APART:
        return True  # one printed line in several pieces
    if _LIST_ITEM.match(following.text):
        return False
    width = _width(line.text) / max(widest, 1)
    if width >= 0.8:
        return True
    reach = (line.right - margin) / max(right - margin, 1)
    at_margin = following.left <= margin + 3
    hangs = abs(following.left - line.left) <= 2 and not re.search(r"[\d๐-๙]\.[\d๐-๙]{2}", line.text)
    return width >= 0.55 and (at_margin and reach >= 0.8 or hangs and reach >= 0.9)


def _width(line: str) -> int:
    """The letters of a line that take room."""
    return len(_MARKS.sub("", line.strip()))
