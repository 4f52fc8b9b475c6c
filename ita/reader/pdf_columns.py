"""Which columns a table of a PDF has, and in which of them each piece of a line stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ita.reader.pdf_lines import Line, Piece, joined
from ita.reader.pdf_rules import Rules

CORRIDOR = 1.5  # points that part two columns at least
SPREAD = 0.6  # of a table's width: a line drawn so far parts its rows
Extent = tuple[float, float]


@dataclass
class Table:
    """How far each column of a table reaches."""

    columns: list[Extent]


@dataclass
class Block:
    """Rows that stand under each other in the same columns."""

    data: list[int]
    columns: list[Extent]
    values: set[int] = field(default_factory=set)  # columns of figures and levels
    figures: set[int] = field(default_factory=set)  # of figures alone


@dataclass
class Laid:
    """A line with its pieces by column; `is_across` where one of them reaches over several columns."""

    line: Line
    cells: dict[int, Piece]
    is_across: bool


def columns_of(pieces: Iterable[Piece], extents: Iterable[Extent] = ()) -> list[Extent]:
    """How far the columns reach: what stands under each other in one, with room between."""
    columns: list[Extent] = []
    for left, right in sorted([*extents, *((piece.box[0], piece.box[2]) for piece in pieces)]):
        if columns and left < columns[-1][1] + CORRIDOR:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def fits(line: Line, columns: list[Extent]) -> bool:
    """No piece of the line reaches over a border of these columns."""
    return len(columns_of(line.pieces, columns)) == len(columns) and len(columns) > 1


def tell_columns(found: list[Line], block: Block) -> None:
    """Note which columns hold figures, and which figures or levels."""
    told: dict[int, list[Piece]] = defaultdict(list)
    for number in block.data:
        for piece in found[number].pieces:
            told[column_of(piece, block.columns)].append(piece)
    block.values = {
        at for at, pieces in told.items() if 2 * sum(one.is_value for one in pieces) >= len(pieces)
    }
    block.figures = {
        at for at, pieces in told.items() if 2 * sum(one.is_figure for one in pieces) >= len(pieces)
    }


def overlap(piece: Piece, block: Block) -> bool:
    """The piece stands over its column and not only near it."""
    left, right = block.columns[column_of(piece, block.columns)]
    return piece.box[0] < right and piece.box[2] > left


def column_of(piece: Piece, columns: list[Extent]) -> int:
    """The first column that a piece stands in or over; else the nearest."""
    shares = [min(piece.box[2], right) - max(piece.box[0], left) for left, right in columns]
    best = max(shares)
    if best > 0:
        return next(place for place, share in enumerate(shares) if share > 0.5 * best)
    return min(range(len(columns)), key=lambda place: abs(sum(columns[place]) / 2 - piece.middle))


def covered(piece: Piece, columns: list[Extent]) -> int:
    """How many columns a piece reaches over."""
    return sum(min(piece.box[2], right) - max(piece.box[0], left) > CORRIDOR for left, right in columns)


def widest(line: Line, columns: list[Extent]) -> int:
    """How many columns the widest piece of a line reaches over."""
    return max(covered(piece, columns) for piece in line.pieces)


def laid_out(line: Line, block: Block) -> Laid:
    """The pieces of a line in their columns."""
    cells: dict[int, list[Piece]] = defaultdict(list)
    for piece in line.pieces:
        cells[column_of(piece, block.columns)].append(piece)
    across = any(covered(piece, block.columns) > 1 for piece in line.pieces)
    return Laid(line, {column: joined(pieces) for column, pieces in cells.items()}, across)


def widen_columns(found: list[Line], block: Block) -> None:
    """Let each column reach as far as the lines that go on in it do."""
    for line in found:
        for piece in line.pieces:
            if covered(piece, block.columns) != 1:
                continue
            at = column_of(piece, block.columns)
            left, right = block.columns[at]
            least = block.columns[at - 1][1] + CORRIDOR if at else piece.box[0]
            most = block.columns[at + 1][0] - CORRIDOR if at + 1 < len(block.columns) else piece.box[2]
            block.columns[at] = min(left, max(piece.box[0], least)), max(right, min(piece.box[2], most))


def add_columns(found: list[Line], block: Block) -> None:
    """Columns that only headings or names over several rows show."""
    for line in found:
        for piece in line.pieces:
            if not covered(piece, block.columns) and len(line.pieces) > 1:
                middle = piece.middle
                if any(
                    left - 0.5 * line.size <= middle <= right + 0.5 * line.size
                    for left, right in block.columns
                ):
                    continue
                before = sum(right < middle for _left, right in block.columns)
                block.columns.insert(before, (piece.box[0], piece.box[2]))
                block.figures = {place + (place >= before) for place in block.figures}
                block.values = {place + (place >= before) for place in block.values}


def parts(rules: Rules, block: Block, above: float, below: float) -> bool:
    """A line is drawn across the table between two heights."""
    left, right = block.columns[0][0], block.columns[-1][1]
    return any(
        above < rule.at < below and min(rule.end, right) - max(rule.start, left) >= SPREAD * (right - left)
        for rule in rules.across
    )


def least_distance(data: list[Line]) -> float:
    """The least distance of two rows; nothing where there is one row only."""
    return min((below.base - above.base for above, below in zip(data, data[1:], strict=False)), default=0.0)
