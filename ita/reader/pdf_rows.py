"""Lines of a table put together to rows, and names over several rows put into the first."""

import re
from collections import defaultdict
from dataclasses import dataclass

from ita.contracts import TOTAL_ROWS
from ita.reader.pdf_blocks import CLEARLY_CLOSER
from ita.reader.pdf_columns import Block, Extent, Laid, laid_out, parts
from ita.reader.pdf_lines import Line, Piece, joined
from ita.reader.pdf_rules import Rules

FULL = 0.8  # of its column's width: a line so long goes on in the next
CLOSER_THAN_ROWS = 0.93
CLOSE = 1.6  # sizes: where one row alone tells of no distance
BEGINNINGS = ("แบบ", "ตัวชี้วัด", "รวม", "เฉลี่ย", "คะแนน")  # no name goes on so
NO_NAMES = (*BEGINNINGS, "หมายเหตุ", "ที่มา", "ข้อมูล", "ค่า")
_AGENCY = re.compile(r"(?:[\d๐-๙]{1,3}[.)]?\s*)?(?:องค์การ|เทศบาล|อบต|อบจ|ทต|ทม|ทน|เมืองพัทยา)")
NEARLY = 0.8  # of half a row: how far a name may stand from the middle of its rows


@dataclass
class Row:
    """Cells by column. `table` numbers the table of the page; None for prose. `base` is where the row stands."""

    base: float
    cells: dict[int, Piece]
    table: int | None = None
    is_data: bool = False


def body_rows(found: list[Line], block: Block, number: int, rules: Rules) -> list[Row]:
    """The rows of a table; lines drawn across it part them."""
    laid = [laid_out(line, block) for line in found]
    names = names_over_rows(laid, block.values)
    bands: list[list[Laid]] = [[]]
    for one in laid:
        if bands[-1] and parts(rules, block, bands[-1][-1].line.base, one.line.base):
            bands.append([])
        bands[-1].append(one)
    rows = []
    extents = dict(enumerate(block.columns))
    for band in bands:
        is_parted = (
            len(bands) > 2
            and sum(one.line.is_data for one in band) <= 1
            and not any(one.is_across for one in band)
        )
        if is_parted:
            cells: dict[int, list[Piece]] = defaultdict(list)
            for one in band:
                for column, piece in one.cells.items():
                    cells[column].append(piece)
            whole = {column: joined(pieces) for column, pieces in cells.items()}
            rows.append(Row(band[0].line.base, whole, number, any(one.is_value for one in whole.values())))
        else:
            rows += rows_of(band, block.values, extents, number)
    return with_names(rows, names)


def rows_of(laid: list[Laid], values: set[int], extents: dict[int, Extent], number: int) -> list[Row]:
    """Lines put together to rows: one without values goes on with the row whose name it belongs to, or is a row itself."""
    is_anchor = _anchored(laid, values)
    owner = _owners(laid, is_anchor, extents)
    rows: dict[int, list[Laid]] = defaultdict(list)
    for place, one in enumerate(laid):
        rows[owner.get(place, place)].append(one)
    found = []
    for place, members in sorted(rows.items()):
        cells: dict[int, list[Piece]] = defaultdict(list)
        for one in members:
            for column, piece in one.cells.items():
                cells[column].append(piece)
        whole = {column: joined(pieces) for column, pieces in cells.items()}
        found.append(Row(laid[place].line.base, whole, number, is_anchor[place]))
    return found


def _anchored(laid: list[Laid], values: set[int]) -> list[bool]:
    return [any(column in values and piece.is_value for column, piece in one.cells.items()) for one in laid]


def _owners(laid: list[Laid], is_anchor: list[bool], extents: dict[int, Extent]) -> dict[int, int]:
    """The row of each line that goes on with one: it stands closer to it than rows stand to each other."""
    anchors = [place for place, anchored in enumerate(is_anchor) if anchored]
    rooms = [below.line.base - above.line.base for above, below in zip(laid, laid[1:], strict=False)]
    between = [max(rooms[one:other]) for one, other in zip(anchors, anchors[1:], strict=False)]
    owner: dict[int, int] = {}
    for anchor in anchors:
        most = CLOSER_THAN_ROWS * min(between) if between else CLOSE * laid[anchor].line.size
        row = laid[anchor]
        open_columns = {at for at in extents if at not in row.cells or not row.cells[at].is_figure}
        for step in (-1, 1):
            at = anchor + step
            while (
                0 <= at < len(laid)
                and at not in owner
                and not is_anchor[at]
                and not laid[at].is_across
                and set(laid[at].cells) <= open_columns
                and rooms[min(at, at - step)] < most
            ):
                owner[at] = anchor
                at += step
    _join_agencies(laid, is_anchor, owner)
    for place, one in enumerate(laid):
        above = owner.get(place - 1, place - 1)
        is_open = place and place not in owner and not is_anchor[place] and is_anchor[above]
        if is_open and _goes_on(laid[place - 1], one, extents):
            owner[place] = above
    return owner


def _join_agencies(laid: list[Laid], is_anchor: list[bool], owner: dict[int, int]) -> None:
    """In a column of agencies a line that does not begin like one goes on with the one above, however close rows stand.

    Cut off, the name might be another agency's.
    """
    told: dict[int, list[bool]] = defaultdict(list)
    for one, anchored in zip(laid, is_anchor, strict=True):
        for column, piece in one.cells.items() if anchored else ():
            told[column].append(bool(_AGENCY.match(piece.text)))
    of_agencies = {column for column, begins in told.items() if 2 * sum(begins) > len(begins)}
    for place, one in enumerate(laid):
        above = owner.get(place - 1, place - 1)
        if place and place not in owner and not is_anchor[place] and is_anchor[above] and not one.is_across:
            names = [piece.text for column, piece in one.cells.items() if column in of_agencies]
            is_close = one.line.base - laid[place - 1].line.base < 2 * one.line.size
            if names and is_close and not _AGENCY.match(names[0]) and not names[0].startswith(NO_NAMES):
                owner[place] = above


def _goes_on(above: Laid, laid: Laid, extents: dict[int, Extent]) -> bool:
    """A line goes on with the one above it: it has several pieces, or that one is as long as its column is wide."""
    if laid.is_across or laid.line.base - above.line.base > 2 * laid.line.size:
        return False
    if any(above.cells[at].is_figure for at in laid.cells if at in above.cells):
        return False
    if len(laid.cells) > 1:
        return all(at in above.cells for at in laid.cells)
    ((column, piece),) = laid.cells.items()
    former = above.cells.get(column)
    left, right = extents[column]
    if former is None or former.box[2] - left < FULL * (right - left) or piece.box[0] < former.box[0] - 1:
        return False
    is_new = piece.text[:1].isdecimal() or piece.text.startswith(BEGINNINGS)
    return not is_new and piece.box[2] - left < FULL * (right - left)


@dataclass
class _Name:
    """A name that stands over several rows: its first line and its middle."""

    first: float
    middle: float
    piece: Piece


def names_over_rows(laid: list[Laid], values: set[int]) -> list[_Name]:
    """Takes the names out of a first column that has fewer of them than the table has rows."""
    is_anchor = _anchored(laid, values)
    anchors = [one.line.base for one, anchored in zip(laid, is_anchor, strict=True) if anchored]
    pitch = min((below - above for above, below in zip(anchors, anchors[1:], strict=False)), default=0.0)
    named = [place for place, one in enumerate(laid) if 0 in one.cells and not one.is_across]
    groups: list[list[int]] = []
    for place in named:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and laid[place].line.base - laid[last].line.base
            < min(CLEARLY_CLOSER * pitch, 2 * laid[place].line.size)
            and not (is_anchor[place] and any(is_anchor[one] for one in groups[-1]))
        ):
            groups[-1].append(place)
        else:
            groups.append([place])
    if 0 in values or not groups or len(groups) >= len(anchors):
        return []
    names = []
    for group in groups:
        pieces = [laid[place].cells.pop(0) for place in group]
        first, last_base = laid[group[0]].line.base, laid[group[-1]].line.base
        names.append(_Name(first, (first + last_base) / 2, joined(pieces)))
    laid[:] = [one for one in laid if one.cells]
    return names


def with_names(rows: list[Row], names: list[_Name]) -> list[Row]:
    """Each name in the first of its rows, whether it stands beside that or in the middle of them.

    Where neither is sure no row may seem to be under a name: rows are then told apart by a question mark and a number.
    """
    data = [row for row in rows if row.is_data and not _sums_up(row)]
    if not names or not data:
        return rows
    bases = [row.base for row in data]
    half = min((below - above for above, below in zip(bases, bases[1:], strict=False)), default=1.0) / 2
    at_top = _beside_first(names, bases, half)
    in_middle = _in_the_middle(names, bases, half)
    likely = [one for one in (at_top, in_middle) if one and not _repeats(one, data)]
    found = likely[0] if len(likely) == 1 or (likely and at_top == in_middle) else None
    if found is None:
        for place, row in enumerate(data, start=1):
            row.cells[0] = Piece(f"? {place}", next(iter(row.cells.values())).box)
        return rows
    for place, name in zip(found, names, strict=True):
        data[place].cells[0] = name.piece
    return rows


def _sums_up(row: Row) -> bool:
    return any("".join(piece.text.split()).casefold() in TOTAL_ROWS for piece in row.cells.values())


def _repeats(firsts: list[int], data: list[Row]) -> bool:
    """Rows under one name say the same beside it, as two rows of one year would."""
    for start, end in zip(firsts, [*firsts[1:], len(data)], strict=True):
        beside = [row.cells[1].text for row in data[start:end] if 1 in row.cells]
        if len({*beside}) < len(beside):
            return True
    return False


def _beside_first(names: list[_Name], bases: list[float], half: float) -> list[int] | None:
    """The rows that names stand beside; None where one stands beside none or the first row has none."""
    firsts = [min(range(len(bases)), key=lambda at: abs(bases[at] - name.first)) for name in names]
    is_beside = all(abs(bases[at] - name.first) < 0.3 * half for at, name in zip(firsts, names, strict=True))
    return firsts if is_beside and firsts[0] == 0 and len({*firsts}) == len(firsts) else None


def _in_the_middle(names: list[_Name], bases: list[float], half: float) -> list[int] | None:
    """The first rows of the groups that names stand in the middle of; None where that does not come out even."""
    between = [(one + other) / 2 for one, other in zip(bases, bases[1:], strict=False)]
    edges = [bases[0] - half, *between, bases[-1] + half]
    firsts, start = [], 0
    for name in names:
        if start >= len(bases):
            return None
        ends = range(start + 1, len(edges))
        end = min(ends, key=lambda at: abs((edges[start] + edges[at]) / 2 - name.middle))
        if abs((edges[start] + edges[end]) / 2 - name.middle) > NEARLY * half:
            return None
        firsts.append(start)
        start = end
    return firsts if start == len(bases) else None
