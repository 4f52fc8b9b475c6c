"""A Word file as pieces of text: paragraphs, tables, text boxes, headers and footers in reading order."""

import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from ita.contracts import MAX_UNPACKED_BYTES
from ita.reader.pieces import Pieces
from ita.reader.reasons import UnreadableError

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a damaged package makes the reader of zip files raise.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)
_OLE = b"\xd0\xcf\x11\xe0"


def read(content: bytes) -> Pieces:
    """The paragraphs and cells of a Word file; raises UnreadableError when it is damaged or has a password."""
    if content[:4] == _OLE:
        raise UnreadableError("word_locked")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise UnreadableError("unpacked")
            names = packed.namelist()
            parts = ["word/document.xml"]
            parts += sorted(
                name for name in names if re.fullmatch(r"word/(header|footer|footnotes)\d*\.xml", name)
            )
            roots = [_xml(packed.read(name)) for name in parts]
    except (*_BROKEN, etree.XMLSyntaxError) as wrong:
        raise UnreadableError("word") from wrong
    pieces = Pieces()
    for root in roots:
        body = root.find(f"{_WORD}body")
        _Walk(pieces, "" if body is not None else "head").through(root if body is None else body)
    return pieces


def _xml(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


class _Walk:
    """Goes through a Word body in reading order: paragraphs, cells row by row, and text boxes after their paragraph."""

    def __init__(self, pieces: Pieces, part: str) -> None:
        self.pieces, self.part = pieces, part
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
        self.pieces.add(text, paragraph=self.paragraph, part=self.part)
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
                self.pieces.add(text, "\t", table=table, row=row, column=column, part=self.part)
                for nested in cell.findall(f"{_WORD}tbl"):
                    self._table(nested)
                span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
                column += int(span.get(f"{_WORD}val", "1")) if span is not None else 1
            self.pieces.add("", "\n")


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
