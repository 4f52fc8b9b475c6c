"""A Word file as pieces of text: paragraphs, tables, text boxes, headers and footers in reading order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ita.contracts import MAX_UNPACKED_BYTES
from ita.reader.limits import MAX_LETTERS
from ita.reader.pieces import Pieces
from ita.reader.reasons import UnreadableError

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC = (f"{_WORD}{name}" for name in ("p", "tbl", "tr", "tc"))
_BOX, _DEL = f"{_WORD}txbxContent", f"{_WORD}del"
_SIGNS = {
    f"{_WORD}tab": " ",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
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
MOST_XML_BYTES = 16 * 2**20  # a page of text takes some 20 KB
MOST_COLUMNS = 63  # of a table in Word
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
                {name for name in names if re.fullmatch(r"word/(header|footer|footnotes)\d*\.xml", name)}
            )
            if sum(packed.getinfo(name).file_size for name in parts) > MOST_XML_BYTES:
                raise UnreadableError("paper_length", most=MAX_LETTERS)
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
    """Goes through a Word body in reading order: paragraphs, cells row by row, and text boxes after their paragraph.

    Every node is visited once. It calls itself for what lies inside a box or a cell, so it goes no deeper than the
    XML does, and the parser refuses XML nested deeper than 256.
    """

    def __init__(self, pieces: Pieces, part: str) -> None:
        self.pieces, self.part = pieces, part
        self.paragraph = 0
        self.table = 0

    def through(self, node: Any) -> None:
        for child in _within(node, {_P, _TBL}, {_DEL}):
            if child.tag == _P:
                self._paragraph(child)
            else:
                self._table(child)

    def _paragraph(self, node: Any) -> None:
        text, boxes = _letters(node)
        if text.strip():
            self.paragraph += 1
        self.pieces.add(text, paragraph=self.paragraph, part=self.part)
        for box in boxes:
            self.through(box)

    def _table(self, node: Any) -> None:
        self.table += 1
        table = self.table
        boxes: list[Any] = []
        for row, line in enumerate(_within(node, {_TR}, {_TBL}), start=1):
            column = 1
            for cell in _within(line, {_TC}, {_TBL}):
                inside = [*_within(cell, {_P, _TBL}, set())]
                said = [_letters(one) for one in inside if one.tag == _P]
                text = "\n".join(text for text, _boxes in said)
                self.pieces.add(text, "\t", table=table, row=row, column=column, part=self.part)
                boxes += [box for _text, found in said for box in found]
                for nested in inside:
                    if nested.tag == _TBL:
                        self._table(nested)
                column += _span(cell)
            self.pieces.add("", "\n")
        for box in boxes:
            self.through(box)


def _within(node: Any, wanted: set[str], closed: set[str]) -> Iterator[Any]:
    """The nodes of these tags below a node, in order, none inside another; what lies inside a closed tag is left out."""
    open_nodes = [iter(node)]
    while open_nodes:
        one = next(open_nodes[-1], None)
        if one is None:
            open_nodes.pop()
        elif one.tag in wanted:
            yield one
        elif isinstance(one.tag, str) and one.tag not in closed:
            open_nodes.append(iter(one))


def _span(cell: Any) -> int:
    """How many columns a cell takes; what is no such number counts as one."""
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    told = "1" if span is None else span.get(f"{_WORD}val", "1")
    return min(int(told), MOST_COLUMNS) if re.fullmatch("[1-9][0-9]{0,2}", told) else 1


def _letters(node: Any) -> tuple[str, list[Any]]:
    """What a paragraph says, and the text boxes that stand in it; a box said twice for old programs counts once."""
    said: list[str] = []
    boxes: list[Any] = []
    open_nodes = [(iter(node), False)]
    while open_nodes:
        below, is_repeated = open_nodes[-1]
        one = next(below, None)
        if one is None:
            open_nodes.pop()
            continue
        if not isinstance(one.tag, str) or one.tag == _DEL:
            continue
        if one.tag == _BOX:
            boxes += [] if is_repeated else [one]
            continue
        if one.tag == f"{_WORD}t":
            said.append(one.text or "")
        elif one.tag in _SIGNS and (one.tag != f"{_WORD}tab" or one.getparent().tag == f"{_WORD}r"):
            said.append(_SIGNS[one.tag])  # a tab elsewhere is a tab stop of the paragraph's properties
        open_nodes.append((iter(one), is_repeated or one.tag.endswith("}Fallback")))
    return "".join(said), boxes
