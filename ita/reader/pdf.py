"""A PDF file as pieces of text: its lines put together to paragraphs."""

import re
from dataclasses import dataclass
from typing import Any

from ita.reader.limits import MAX_LETTERS, MAX_PAGES
from ita.reader.pieces import Pieces
from ita.reader.reasons import UnreadableError

SAME_LINE = 7  # points; a mark stands higher or lower than its letter
APART = 6
OVERLAP = 9  # a mark above or below stands back over its letter
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_LIST_ITEM = re.compile(r"\s*(?:[(]?[0-9๐-๙ก-ฮ]{1,2}[.)]|[-•●▼○])\s")
# No paragraph ends so.
_OPEN_END = re.compile(r"(?:ไม่|ยัง|และ|หรือ|ของ|คือ|มี|ได้แก่|การ|ความ|ต่ำกว่า|ร้อยละ)\s*$")
# A number or code that is cut in two by the line's end.
_CUT_NUMBER = re.compile(r"\d\n\d?\.\d\d(?!\d)|\d\.\n\d|\d\.\d\n\d(?!\d)|(?<![A-Za-z])[ieo] ?\d\n\d(?!\d)")
# No paragraph begins so.
_GOES_ON = re.compile(r"\s*(?:ส่วนที่ ?[12๑๒]|คะแนน\)|\((?![\d๐-๙]{1,2}\)))")


def read(content: bytes) -> Pieces:
    """The paragraphs of a PDF; raises UnreadableError when it is damaged, has a password, no text, or no end."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as wrong:
        raise UnreadableError("pdf_locked" if "password" in str(wrong).casefold() else "pdf") from wrong
    pieces = Pieces()
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableError("pdf_pages", pages=MAX_PAGES)
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            if pieces.letters + text_page.count_chars() > MAX_LETTERS:
                raise UnreadableError("paper_length", most=MAX_LETTERS)
            _page(pieces, _lines(text_page), number + 1)
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError as wrong:
        raise UnreadableError("pdf") from wrong
    finally:
        document.close()
    if pieces.is_blank:
        raise UnreadableError("pdf_picture")
    return pieces


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


def _page(pieces: Pieces, lines: list[_Line], page: int) -> None:
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
        pieces.add(body, gathered[len(body) :] or "\n", page=page, paragraph=paragraph)
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
