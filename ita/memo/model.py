"""What a memo is made of, whatever it is written as: headings, paragraphs, tables, charts, page breaks, signatures."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from ita.contracts import visible
from ita.words.thai import thai

Align = Literal["left", "center", "right"]
Digits = Literal["thai", "arabic"]

BLANK = "." * 40


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a part of the memo, 2 stands inside one."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """`body` is indented as official letters are, `item` stands in a list, `note` is small, `source` small with digits as they are; a
    `lead` stands bold before the text."""

    text: str
    style: Literal["body", "item", "note", "source"] = "body"
    lead: str = ""


@dataclass(frozen=True)
class Column:
    """A column's heading, its share of the table's width, and how its cells stand."""

    heading: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Row:
    """The cells of one row as written. A `group` row has one cell over the whole width; a `total` row is bold."""

    cells: tuple[str, ...]
    kind: Literal["plain", "group", "total"] = "plain"


@dataclass(frozen=True)
class Table:
    """Rows under headings that are repeated on every page the table reaches."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Mark:
    """One bar or column: its name, its score as written, the score itself (0–100), its colour, and a note under it."""

    label: str
    written: str
    score: float | None
    colour: str
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """`columns` are years side by side, `bars` names one under the other; `alt` says in words what is seen, `height` is in cm."""

    kind: Literal["columns", "bars"]
    caption: str
    marks: tuple[Mark, ...]
    target: float | None
    target_text: str
    alt: str
    height: float = 3.0


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Signature:
    """An opinion to be written by hand, if `opinion` names whose, and the blank for a signature above a position."""

    opinion: str
    position: str


Block = Heading | Paragraph | Table | Chart | PageBreak | Signature


@dataclass(frozen=True)
class Head:
    """The head of an official memo: its title and the labelled lines below it, blank where an officer writes by hand."""

    title: str
    office: tuple[str, str]
    number: tuple[str, str]
    date: tuple[str, str]
    subject: tuple[str, str]
    addressee: tuple[str, str]


@dataclass(frozen=True)
class Document:
    """A memo. `notice` stands on every page of one about made-up data, or whose files have changed since; `version` is that of the data, digits as they are."""

    kind: str
    title: str
    head: Head | None
    notice: str
    version: str
    blocks: tuple[Block, ...]
    language: str
    digits: Digits
    is_landscape: bool = False


def as_written(document: Document, digits: Digits) -> Document:
    """The document with every number in these digits, sources and data version excepted, and letters that no paper can hold as
    their codes."""
    made: Document = _lettered(document, visible if digits == "arabic" else _in_thai_digits)
    return replace(made, digits=digits, version=visible(document.version))


def _in_thai_digits(text: str) -> str:
    return visible(thai(text))


def _lettered(found: Any, letters: Callable[[str], str]) -> Any:
    """A document, or a part of one, with `letters` made of each of its texts."""
    if isinstance(found, str):
        return letters(found)
    if isinstance(found, Row):  # by far the most of a document
        return Row(tuple(map(letters, found.cells)), found.kind)
    if isinstance(found, tuple):
        return tuple(_lettered(one, letters) for one in found)
    if isinstance(found, Mark):
        return replace(
            found, label=letters(found.label), written=letters(found.written), note=letters(found.note)
        )
    if isinstance(found, Paragraph) and found.style == "source":
        return replace(found, text=visible(found.text))
    if is_dataclass(found) and not isinstance(found, type):
        return replace(
            found, **{one.name: _lettered(getattr(found, one.name), letters) for one in fields(found)}
        )
    return found


def text(document: Document) -> str:
    """The document as plain text: a line for each paragraph and row, cells parted by tabs."""
    return "\n".join(line for line in [*_head_lines(document), *_block_lines(document)] if line)


def _head_lines(document: Document) -> list[str]:
    head = document.head
    if head is None:
        return [document.notice, document.title]
    pairs = (head.office, head.number, head.date, head.subject, head.addressee)
    return [document.notice, head.title, *(f"{label} {said}" for label, said in pairs)]


def _block_lines(document: Document) -> list[str]:
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case Heading():
                lines.append(block.text)
            case Paragraph():
                lines.append(f"{block.lead} {block.text}".strip())
            case Table():
                lines.append(block.caption)
                lines.append("\t".join(column.heading for column in block.columns))
                lines += ["\t".join(cell.replace("\n", " ") for cell in row.cells) for row in block.rows]
            case Chart():
                lines.append(block.caption)
            case Signature():
                lines += [block.opinion, block.position]
            case PageBreak():
                pass
    return lines
