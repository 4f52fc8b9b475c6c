"""The headings above a table as rows: wrapped ones put together, one over several columns in the first of them."""

from ita.reader.pdf_blocks import CLEARLY_CLOSER, CLOSE_BELOW
from ita.reader.pdf_columns import Block, column_of, covered, laid_out, parts
from ita.reader.pdf_lines import Line, Piece, joined
from ita.reader.pdf_rows import Row
from ita.reader.pdf_rules import Rules

CLOSE_TO_WORDS = 1.75  # sizes: where the words of the lower line stand under words of the upper


def heading_rows(found: list[Line], block: Block, number: int, rules: Rules, pitch: float) -> list[Row]:
    """The headings as rows: lines of one heading are put together; one over several columns has a row above them."""
    rows: list[Row] = []
    for place, line in enumerate(found):
        laid = laid_out(line, block)
        before = found[place - 1] if place else None
        over = _groups(line, found[place + 1 :], block) if place + 1 < len(found) else {}
        cells = over or laid.cells
        is_more = (
            before is not None
            and rows
            and not rows[-1].is_data
            and _is_one_heading(before, line, pitch)
            and not parts(rules, block, before.base, line.base)
        )
        if is_more and not over:
            last = rows[-1].cells
            rows[-1].cells = last | {
                column: joined([last[column], piece]) if column in last else piece
                for column, piece in cells.items()
            }
        else:
            # Marked for a moment, so that nothing is put to a heading over several columns.
            rows.append(Row(line.base, cells, number, bool(over)))
    together: list[Row] = []
    for row in rows:
        former = together[-1] if together else None
        if former and not former.is_data and not set(former.cells) & set(row.cells):
            row.cells = former.cells | row.cells  # beside each other, some in the middle of higher cells
            together.pop()
        together.append(row)
    for row in together:
        row.is_data = False
    return together


def _is_one_heading(above: Line, below: Line, pitch: float) -> bool:
    """Two lines stand closer than rows of the table do; or the lower one only goes on with some of the upper one."""
    room = below.base - above.base
    if room < (CLEARLY_CLOSER * pitch if pitch else CLOSE_BELOW * below.size):
        return True
    over = [
        [
            number
            for number, head in enumerate(above.pieces)
            if head.box[0] < piece.box[2] and head.box[2] > piece.box[0]
        ]
        for piece in below.pieces
    ]
    is_below = all(len(one) == 1 for one in over) and len({one[0] for one in over}) == len(over)
    return (
        is_below and len(over) < len(above.pieces) and room <= 1.05 * max(pitch, CLOSE_TO_WORDS * below.size)
    )


def _groups(line: Line, below: list[Line], block: Block) -> dict[int, Piece]:
    """The pieces of a line by the first of the columns they stand over; nothing where each stands over one."""
    heads = [piece for one in below for piece in one.pieces]
    if not heads or len(line.pieces) >= len(block.columns):
        return {}
    over: dict[int, Piece] = {}
    is_group = False
    first_text = min(set(range(len(block.columns))) - block.figures, default=-1)
    scores = {column for column in block.values if column > first_text}
    centres = [(left + right) / 2 for left, right in block.columns]
    for piece in line.pieces:
        under = [
            column
            for column, centre in enumerate(centres)
            if min(line.pieces, key=lambda one: abs(one.middle - centre)) is piece and column in scores
        ]
        own = column_of(piece, block.columns)
        spans = len(under) > 1 and (
            covered(piece, block.columns) > 1
            or abs(piece.middle - (centres[under[0]] + centres[under[-1]]) / 2)
            < abs(piece.middle - centres[own])
        )
        is_group = is_group or spans
        over[under[0] if spans else own] = piece
    return over if is_group else {}
