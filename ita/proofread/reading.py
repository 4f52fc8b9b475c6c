"""A draft from a Word, PDF or text file, or a sentence about why it cannot be read."""

from ita.contracts import MAX_FILE_BYTES
from ita.errors import SourceError
from ita.proofread import pdf, word
from ita.proofread.draft import MOST_LETTERS, Draft, too_long
from ita.wording import _

DRAFTS = (".docx", ".pdf", ".txt")


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
        draft = word.read(content)
    elif suffix == ".pdf":
        draft = pdf.read(content)
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
    """A draft pasted or in a text file: a line is a paragraph, lines with tabs in a row are a table; raises SourceError."""
    if len(text) > MOST_LETTERS:
        raise too_long()
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
