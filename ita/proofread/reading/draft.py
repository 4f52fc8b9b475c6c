"""A draft as it was read: its text once, and which stretch of it is a paragraph or a cell of a table."""

from dataclasses import dataclass, field
from typing import Any

from ita.proofread.reading.plain import Plain, plain
from ita.wording import _


@dataclass(frozen=True, eq=False, slots=True)
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
        if self.part == "head":
            said = _("หน้า {page} หัวหรือท้ายกระดาษ") if self.page else _("หัวหรือท้ายกระดาษ")
        elif self.table:
            on_page = _("หน้า {page} ตาราง {table} แถว {row} ช่อง {column}")
            said = on_page if self.page else _("ตาราง {table} แถว {row} ช่อง {column}")
        else:
            said = _("หน้า {page} ย่อหน้า {paragraph}") if self.page else _("ย่อหน้า {paragraph}")
        return said.format(
            page=self.page, table=self.table, row=self.row, column=self.column, paragraph=self.paragraph
        )


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
