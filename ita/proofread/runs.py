"""Stretches of a draft that are read as one text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ita.proofread.context import Context
from ita.proofread.reading.draft import Block
from ita.proofread.reading.mentions import Speech
from ita.proofread.reading.plain import joined
from ita.proofread.reading.spoken import Spoken


@dataclass
class Run:
    """A stretch read as one text: a paragraph, or the cells of one column from the first to the last."""

    one: Spoken
    blocks: list[Block]

    def block_at(self, offset: int) -> Block:
        """The cell a letter of the draft stands in."""
        place = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        found = self.blocks[max(0, place)]
        return found if found.start <= offset <= found.end else self.blocks[0]


def runs(context: Context) -> Iterator[Run]:
    for one in context.blocks:
        if not one.block.table or context.draft.kind != "txt":
            yield Run(one, [one.block])
    if context.draft.kind == "txt":
        yield from _columns(context)


def _columns(context: Context) -> Iterator[Run]:
    """Columns of a table in a text file, whose cells a line each were one cell; a table that goes on is read on."""

    speech = Speech(context.facts)
    gathered: dict[int, list[Spoken]] = {}
    header: list[str] = []
    last_block = -1
    for table in context.tables:
        rows = [table.rows[number] for number in sorted(table.rows)]
        if not rows:
            continue
        first = min(cell.block.start for cell in rows[0].values())
        heading = [cell.said.strip() for cell in rows[0].values()]
        goes_on = heading == header and not context.draft.text[last_block:first].strip()
        if not goes_on:
            yield from _closed(gathered, speech)
            gathered = {}
        header = heading
        for row in rows[1 if goes_on else 0 :]:
            for column, cell in row.items():
                gathered.setdefault(column, []).append(cell)
        last_block = max(cell.block.end for row in rows for cell in row.values())
    yield from _closed(gathered, speech)


def _closed(gathered: dict[int, list[Spoken]], speech: Speech) -> Iterator[Run]:

    assert isinstance(speech, Speech)
    for cells in gathered.values():
        text = joined([cell.block.text for cell in cells])
        block = Block(cells[0].block.start, cells[-1].block.end, text, table=1)
        spoken = Spoken(block, speech.mentions(text), cells[-1].section)
        yield Run(spoken, [cell.block for cell in cells])
