"""A draft from a Word, PDF or text file: its text once, and which stretch of it is a paragraph or a cell of a table."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ita.contracts import MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from ita.errors import SourceError
from ita.proofread.plain import Plain, plain
from ita.wording import _

# No line begins so; what stands before it is in the line above.
_GOES_ON = re.compile(r"\s*(?:ส่วนที่ ?[12๑๒]|คะแนน\)|\((?![\d๐-๙]{1,2}\)))")
DRAFTS = (".docx", ".pdf", ".txt")
MOST_PAGES = 500
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLE = b"\xd0\xcf\x11\xe0"
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_LIST_ITEM = re.compile(r"\s*(?:[(]?[0-9๐-๙ก-ฮ]{1,2}[.)]|[-•●▼○])\s")


@dataclass(frozen=True)
class Block:
    """A paragraph or a cell. Counted from 1; `table`, `row` and `column` are 0 outside tables, `page` 0 where unknown."""

    start: int
    end: int
    text: Plain
    page: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = ""

    @property
    def place(self) -> str:
        """Where a reader finds it."""
        said = _("หน้า {page} ").format(page=self.page) if self.page else ""
        if self.part == "head":
            return said + _("หัวหรือท้ายกระดาษ")
        if self.table:
            return said + _("ตาราง {table} แถว {row} ช่อง {column}").format(
                table=self.table, row=self.row, column=self.column
            )
        return said + _("ย่อหน้า {number}").format(number=self.paragraph)


@dataclass
class Draft:
    """The text as read; offsets of blocks and findings count its letters from 0."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    kind: str = "txt"
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str, end: str = "\n", **place: Any) -> None:
        """One more block; `end` is what stands between it and the next."""
        start = self._length
        self._pieces += [text, end]
        self._length += len(text) + len(end)
        if text.strip():
            stop = start + len(text)
            self.blocks.append(Block(start, stop, plain(text, start, is_copied=self.kind == "pdf"), **place))

    def close(self) -> "Draft":
        """The draft with its whole text."""
        self.text = "".join(self._pieces)
        return self


def read(name: str, content: bytes) -> Draft:
    """The draft in a file of this name; raises SourceError with what to do when it cannot be read."""
    if len(content) > MAX_FILE_BYTES:
        raise SourceError(
            _("ไฟล์ใหญ่เกิน {size} MB").format(size=MAX_FILE_BYTES // 2**20), _("ตัดรูปภาพออกจากร่างแล้วบันทึกใหม่")
        )
    suffix = name[name.rfind(".") :].casefold() if "." in name else ""
    if not content.strip():
        raise SourceError(_("ไฟล์ว่างเปล่า"), _("เปิดดูว่าไฟล์มีเนื้อหา แล้วบันทึกใหม่"))
    if suffix == ".docx":
        draft = _word(content)
    elif suffix == ".pdf":
        draft = _pdf(content)
    elif suffix == ".txt":
        draft = from_text(_decoded(content))
    elif suffix == ".doc":
        raise SourceError(_("ไฟล์ .doc เป็น Word รุ่นเก่า"), _("เปิดใน Word แล้วบันทึกเป็น .docx"))
    else:
        raise SourceError(
            _("ไม่รู้จักไฟล์ชนิด {suffix}").format(suffix=suffix or name), _("ใช้ไฟล์ .docx .pdf หรือ .txt")
        )
    if not draft.blocks:
        raise SourceError(_("ไฟล์นี้ไม่มีข้อความ"), _("เปิดดูว่าไฟล์มีเนื้อหา แล้วบันทึกใหม่"))
    return draft


def _decoded(content: bytes) -> str:
    if b"\x00" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise SourceError(_("ไฟล์นี้ไม่ใช่ข้อความ"), _("บันทึกร่างเป็น .docx หรือ .txt (UTF-8)"))
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise SourceError(_("อ่านรหัสอักษรของไฟล์ไม่ได้"), _("บันทึกร่างเป็น .docx หรือ .txt (UTF-8)"))


def from_text(text: str) -> Draft:
    """A draft pasted or in a text file: a line is a paragraph, lines with tabs in a row are a table."""
    draft = Draft()
    paragraph = table = row = 0
    in_table = False
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        ending = line[len(body) :]
        if "\t" in body:
            table, row = (table, row + 1) if in_table else (table + 1, 1)
            in_table = True
            cells = body.split("\t")
            for column, cell in enumerate(cells, start=1):
                end = "\t" if column < len(cells) else ending
                draft.add(cell, end, table=table, row=row, column=column)
        else:
            in_table = False
            paragraph += bool(body.strip())
            draft.add(body, ending, paragraph=paragraph)
    return draft.close()


def _word(content: bytes) -> Draft:
    if content[:4] == _OLE:
        raise SourceError(
            _("เปิดไฟล์ Word ไม่ได้: มีรหัสผ่าน หรือเป็นไฟล์รุ่นเก่า"), _("เปิดใน Word เอารหัสผ่านออก แล้วบันทึกเป็น .docx")
        )
    broken = SourceError(_("เปิดไฟล์ Word ไม่ได้: ไฟล์เสียหาย"), _("เปิดใน Word แล้วบันทึกเป็น .docx ใหม่"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise SourceError(_("ไฟล์คลายออกแล้วใหญ่ผิดปกติ"), _("ตัดรูปภาพออกจากร่างแล้วบันทึกใหม่"))
            names = packed.namelist()
            parts = ["word/document.xml"]
            parts += sorted(
                name for name in names if re.fullmatch(r"word/(header|footer|footnotes)\d*\.xml", name)
            )
            roots = [_xml(packed.read(name)) for name in parts]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as wrong:  # fmt: skip
        raise broken from wrong
    draft = Draft(kind="docx")
    for root in roots:
        body = root.find(f"{_WORD}body")
        _Walk(draft, "" if body is not None else "head").through(root if body is None else body)
    return draft.close()


def _xml(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


class _Walk:
    """Goes through a Word body in reading order: paragraphs, cells row by row, and text boxes after their paragraph."""

    def __init__(self, draft: Draft, part: str) -> None:
        self.draft, self.part = draft, part
        self.paragraph = 0
        self.table = 0

    def through(self, node: Any) -> None:
        for child in node:
            if child.tag == f"{_WORD}p":
                self._paragraph(child)
            elif child.tag == f"{_WORD}tbl":
                self._table(child)
            elif isinstance(child.tag, str) and not child.tag.endswith("}del"):
                self.through(child)

    def _paragraph(self, node: Any) -> None:
        text = _letters(node)
        if text.strip():
            self.paragraph += 1
        self.draft.add(text, paragraph=self.paragraph, part=self.part)
        for box in node.iter(f"{_WORD}txbxContent"):
            if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
                self.through(box)

    def _table(self, node: Any) -> None:
        self.table += 1
        table = self.table
        for row, line in enumerate(node.iter(f"{_WORD}tr"), start=1):
            if next(line.iterancestors(f"{_WORD}tbl")) is not node:
                continue
            column = 1
            for cell in line.iter(f"{_WORD}tc"):
                if next(cell.iterancestors(f"{_WORD}tr")) is not line:
                    continue
                text = "\n".join(_letters(one) for one in cell.iter(f"{_WORD}p") if not _in_nested(one, cell))
                self.draft.add(text, "\t", table=table, row=row, column=column, part=self.part)
                for nested in cell.findall(f"{_WORD}tbl"):
                    self._table(nested)
                span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
                column += int(span.get(f"{_WORD}val", "1")) if span is not None else 1
            self.draft.add("", "\n")


def _in_nested(paragraph: Any, cell: Any) -> bool:
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if above.tag in (f"{_WORD}tbl", f"{_WORD}txbxContent"):
            return True
    return False


def _letters(node: Any) -> str:
    said = []
    for part in node.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr", f"{_WORD}noBreakHyphen"):
        if part.tag == f"{_WORD}tab" and next(part.iterancestors()).tag != f"{_WORD}r":
            continue  # a tab stop of the paragraph's properties
        if any(above.tag in (f"{_WORD}txbxContent", f"{_WORD}del") for above in _between(part, node)):
            continue
        tag = part.tag.removeprefix(_WORD)
        said.append(part.text or "" if tag == "t" else {"tab": " ", "noBreakHyphen": "-"}.get(tag, "\n"))
    return "".join(said)


def _between(part: Any, node: Any) -> list[Any]:
    found = []
    for above in part.iterancestors():
        if above is node:
            break
        found.append(above)
    return found


def _pdf(content: bytes) -> Draft:
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
            _page(draft, text_page.get_text_range(), number + 1)
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError as wrong:
        raise SourceError(_("อ่าน PDF ไม่ได้: ไฟล์เสียหาย"), _("บันทึกเป็น PDF ใหม่ หรือใช้ไฟล์ Word แทน")) from wrong
    finally:
        document.close()
    if not draft.blocks:
        raise SourceError(_("PDF นี้เป็นภาพสแกน ไม่มีตัวอักษร"), _("ทำ OCR ก่อน หรือใช้ไฟล์ Word ของร่างแทน"))
    return draft.close()


def _page(draft: Draft, text: str, page: int) -> None:
    """The lines of a page as paragraphs: a line that reaches the margin goes on in the next."""
    lines = text.splitlines(keepends=True)
    margin = 0.8 * max((_width(line) for line in lines), default=0)
    gathered = ""
    paragraph = 0
    for place, line in enumerate(lines):
        gathered += line
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if _GOES_ON.match(following):
            continue
        if _width(line) >= margin and following.strip() and not _LIST_ITEM.match(following):
            continue
        body = gathered.rstrip("\r\n")
        paragraph += bool(body.strip())
        draft.add(body, gathered[len(body) :] or "\n", page=page, paragraph=paragraph)
        gathered = ""


def _width(line: str) -> int:
    """The letters of a line that take room."""
    return len(_MARKS.sub("", line.strip()))
