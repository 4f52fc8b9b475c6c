"""A draft memo from a Word, PDF or text file: its text in pieces."""

from ita.reader.pieces import Pieces
from ita.reader.reasons import UnreadableError

PAPERS = (".docx", ".pdf", ".txt")


def read(content: bytes, ending: str) -> Pieces:
    """The pieces of the paper in a file of this ending; raises UnreadableError."""
    from ita.reader import pdf, word

    if not content.strip():
        raise UnreadableError("empty")
    if ending == ".docx":
        pieces = word.read(content)
    elif ending == ".pdf":
        pieces = pdf.read(content)
    elif ending == ".txt":
        pieces = from_text(_decoded(content))
    elif ending == ".doc":
        raise UnreadableError("word_old")
    else:
        raise UnreadableError("file_kind", ending=ending or "–", endings=" ".join(PAPERS))
    if pieces.is_blank:
        raise UnreadableError("no_text")
    return pieces


def _decoded(content: bytes) -> str:
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\x00" in content[:4096] and not is_wide:
        raise UnreadableError("no_letters")
    for encoding in ("utf-8-sig", "utf-16" if is_wide else "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise UnreadableError("letters")


def from_text(text: str) -> Pieces:
    """Pasted text or a text file: a line is a paragraph, lines with tabs in a row are a table. Raises UnreadableError."""
    pieces = Pieces()
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
                pieces.add(cell, "\t" if column < len(cells) else ending, table=table, row=row, column=column)
        else:
            in_table = False
            paragraph += bool(body.strip())
            pieces.add(body, ending, paragraph=paragraph)
    return pieces
