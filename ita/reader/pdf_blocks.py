"""Which lines of a page are tables: rows that stand under each other, the headings above them, the names that go on below."""

from ita.reader.pdf_columns import (
    Block,
    Table,
    column_of,
    columns_of,
    covered,
    fits,
    least_distance,
    overlap,
    parts,
    tell_columns,
    widest,
)
from ita.reader.pdf_lines import Line
from ita.reader.pdf_rules import Rules

CLOSE_BELOW = 1.42  # sizes between two lines of one text
MOST_BETWEEN = 9  # lines without figures between two rows of a table
FAR = 16.0  # sizes between two rows
HEADING_LINES = 10
PROSE = 1.2  # sizes between the pieces of a line of prose at most
CLEARLY_CLOSER = 0.9


def blocks_of(found: list[Line], former: Table | None) -> list[Block]:
    """The tables of a page from top to bottom, each with the lines that are its rows; `former` may go on in the first."""
    blocks: list[Block] = []
    for number, line in enumerate(found):
        if not line.is_data:
            continue
        if not blocks and former is not None and fits(line, former.columns):
            blocks.append(Block([number], columns_of(line.pieces, former.columns)))
            continue
        block = blocks[-1] if blocks else None
        if block is not None and _goes_on(found, block, number):
            columns = columns_of(line.pieces, block.columns)
            if len(columns) >= max(len(block.columns), len(line.pieces)):
                block.data.append(number)
                block.columns = columns
                continue
        blocks.append(Block([number], columns_of(line.pieces)))
    for one, other in zip(blocks, blocks[1:], strict=False):
        both = columns_of((), [*one.columns, *other.columns])
        if len(both) == len(one.columns) == len(other.columns):
            other.columns = both
    for one, other in reversed([*zip(blocks, blocks[1:], strict=False)]):
        both = columns_of((), [*one.columns, *other.columns])
        if len(both) == len(one.columns) == len(other.columns):
            one.columns = both
    for block in blocks:
        while len(block.data) > 1 and _ends_heading(found, block.data[0], block.data[1]):
            del block.data[0]
        tell_columns(found, block)
    return blocks


def _ends_heading(found: list[Line], number: int, following: int) -> bool:
    """The line is the end of headings that wrap (`10` of `ตัวชี้วัดที่ 10`) and no row."""
    line, above = found[number], found[number - 1] if number else None
    if above is None or above.is_data or not 1 < len(line.pieces) < len(above.pieces):
        return False
    is_below = all(
        any(piece.box[0] < head.box[2] and piece.box[2] > head.box[0] for head in above.pieces)
        for piece in line.pieces
    )
    has_score = any("." in piece.text for piece in line.pieces if piece.is_figure)
    return is_below and not has_score and line.base - above.base < found[following].base - line.base


def _goes_on(found: list[Line], block: Block, number: int) -> bool:
    last = block.data[-1]
    between = found[last + 1 : number]
    if len(between) > MOST_BETWEEN or found[number].base - found[last].base > FAR * found[number].size:
        return False
    tell_columns(found, block)
    words = set(range(len(block.columns))) - block.values
    if len(block.data) > 1 and any(
        piece.is_figure
        and "." in piece.text
        and column_of(piece, block.columns) in words
        and overlap(piece, block)
        for piece in found[number].pieces
    ):
        return False  # a score under words: another table
    return not any(_is_heading(line, block) for line in between)


def heading_lines(found: list[Line], block: Block, least: int, rules: Rules) -> tuple[int, int]:
    """The first line of the headings above a table, and the first below them."""
    first = at = block.data[0]
    body = 0
    while at > max(least, block.data[0] - HEADING_LINES):
        line, below = found[at - 1], found[at]
        top = min(piece.box[1] for piece in below.pieces)
        if top - line.base > 2.2 * line.size:
            break
        at -= 1
        if len(line.pieces) > 1 and line.room < PROSE * line.size and widest(line, block.columns) > 2:
            break
        is_over_figures = (
            column_of(line.pieces[0], block.columns) in block.figures and widest(line, block.columns) < 2
        )
        if _is_heading(line, block) or (body and len(line.pieces) > 1):
            body = body or at + 1
            first = at
        elif body and is_over_figures and at + 1 == first:
            first = at
        elif body and (widest(line, block.columns) > 1 or at + 1 != first):
            break
    body = body or block.data[0]
    while body < block.data[0] and all(
        column_of(piece, block.columns) in block.figures and overlap(piece, block)
        for piece in found[body].pieces
    ):
        body += 1
    return first, body


def _is_heading(line: Line, block: Block) -> bool:
    """Words stand over columns of figures, or as many words beside each other as there are columns."""
    if len(line.pieces) < 2:
        return False
    if len(line.pieces) == len(block.columns) and line.room >= PROSE * line.size:
        return len({column_of(piece, block.columns) for piece in line.pieces}) == len(line.pieces)
    return any(
        column_of(piece, block.columns) in block.figures and overlap(piece, block) for piece in line.pieces
    )


def last_line(found: list[Line], block: Block, until: int, rules: Rules) -> int:
    """The last line of a table: lines that go on with a name below its last row are of it."""
    last = block.data[-1]
    pitch = least_distance([found[number] for number in block.data])
    while last + 1 < until:
        line, above = found[last + 1], found[last]
        is_close = (
            line.base - above.base < CLEARLY_CLOSER * pitch
            if pitch
            else line.base - above.base < CLOSE_BELOW * line.size
        )
        if (
            not is_close
            or len(line.pieces) >= len(block.columns)
            or any(covered(piece, block.columns) != 1 for piece in line.pieces)
        ):
            break
        if parts(rules, block, above.base, line.base):
            break
        last += 1
    return last
