"""Lines of a table put together to rows, and names over several rows put into the first."""

from collections import defaultdict
from dataclasses import dataclass

from ita.contracts import TOTAL_ROWS
from ita.reader.pdf_blocks import CLEARLY_CLOSER
from ita.reader.pdf_columns import Block, Extent, Laid, laid_out, parts
from ita.reader.pdf_lines import Line, Piece, joined
from ita.reader.pdf_rules import Rules

FULL = 0.8  # of its column's width: a line so long goes on in the next
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


def rows_of(laid: list[Laid], figures: set[int], extents: dict[int, Extent], number: int) -> list[Row]:
    """Lines put together to rows: one without figures goes on with the row whose name it belongs to, or is a row itself."""
    is_anchor = [
        any(column in figures and piece.is_value for column, piece in one.cells.items()) for one in laid
    ]
    anchors = [one.line for one, anchored in zip(laid, is_anchor, strict=True) if anchored]
    pitch = min(
        (
            laid[place + 1].line.base - laid[place].line.base
            for place in range(len(laid) - 1)
            if is_anchor[place] and is_anchor[place + 1]
        ),
        default=0.0,
    )
    owner: list[int] = [place if anchored else -1 for place, anchored in enumerate(is_anchor)]
    if anchors:
        for place, one in enumerate(laid):
            if not is_anchor[place] and not one.is_across:
                owner[place] = _belongs(laid, owner, is_anchor, place, pitch, extents)
    rows: dict[int, list[Laid]] = defaultdict(list)
    for place, one in enumerate(laid):
        rows[owner[place] if owner[place] >= 0 else place].append(one)
    found = []
    for place, members in sorted(rows.items()):
        cells: dict[int, list[Piece]] = defaultdict(list)
        for one in members:
            for column, piece in one.cells.items():
                cells[column].append(piece)
        whole = {column: joined(pieces) for column, pieces in cells.items()}
        found.append(Row(laid[place].line.base, whole, number, is_anchor[place]))
    return found


def _belongs(
    laid: list[Laid],
    owner: list[int],
    is_anchor: list[bool],
    place: int,
    pitch: float,
    extents: dict[int, Extent],
) -> int:
    """The row that a line without figures goes on with; -1 where it is a row itself."""
    line = laid[place].line
    above = place - 1 if place and owner[place - 1] >= 0 else -1
    below = next((at for at in range(place + 1, len(laid)) if is_anchor[at]), -1)
    to_above = line.base - laid[above].line.base if above >= 0 else float("inf")
    to_below = float("inf")
    if below >= 0:
        # Several lines may stand above the one with the figures.
        to_below = laid[place + 1].line.base - line.base
        if any(
            later.is_across or set(later.cells) != set(laid[place].cells) for later in laid[place + 1 : below]
        ):
            to_below = float("inf")
    nearest = min(to_above, to_below)
    most = CLEARLY_CLOSER * pitch if pitch else 2 * line.size
    if nearest < most and set(laid[place].cells) <= _named(
        laid[above if to_above <= to_below else below], extents
    ):
        return owner[above] if to_above <= to_below else below
    if above >= 0 and to_above < 2 * line.size and len(laid[place].cells) == 1:
        ((column, piece),) = laid[place].cells.items()
        former = laid[above].cells.get(column)
        left, right = extents[column]
        if former and former.box[2] - left >= FULL * (right - left) and piece.box[0] >= former.box[0] - 1:
            starts_anew = piece.text[:1].isdigit() or piece.text.startswith(
                ("แบบ", "ตัวชี้วัด", "รวม", "เฉลี่ย", "คะแนน")
            )
            if not starts_anew and (piece.box[2] - left) < FULL * (right - left):
                return owner[above]
    return -1


def _named(laid: Laid, extents: dict[int, Extent]) -> set[int]:
    """The columns in which a row may have more lines: those of its own texts, and where it is blank."""
    return {column for column in extents if column not in laid.cells or not laid.cells[column].is_figure}


@dataclass
class _Name:
    """A name that stands over several rows: its first line and its middle."""

    first: float
    middle: float
    piece: Piece


def names_over_rows(laid: list[Laid], values: set[int]) -> list[_Name]:
    """Takes the names out of a first column that is blank in rows which no line of a name stands close to."""
    anchors = [
        one.line.base
        for one in laid
        if any(at in values and piece.is_value for at, piece in one.cells.items())
    ]
    pitch = min((below - above for above, below in zip(anchors, anchors[1:], strict=False)), default=0.0)
    named = [one for one in laid if 0 in one.cells and not one.is_across]
    if (
        0 in values
        or not named
        or not any(
            all(abs(base - one.line.base) > CLEARLY_CLOSER * pitch for one in named) for base in anchors
        )
    ):
        return []
    names: list[_Name] = []
    last: Laid | None = None
    for one in named:
        piece = one.cells.pop(0)
        room = one.line.base - last.line.base if last else 0.0
        goes_on = last is not None and room < min(CLEARLY_CLOSER * pitch, 2 * one.line.size)
        is_both = last is not None and last.line.base in anchors and one.line.base in anchors
        if goes_on and not is_both:
            former = names[-1]
            former.piece, former.middle = joined([former.piece, piece]), (former.first + one.line.base) / 2
        else:
            names.append(_Name(one.line.base, one.line.base, piece))
        last = one
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
    found = at_top or in_middle
    if at_top and in_middle:
        even = [one for one in (at_top, in_middle) if len({*_sizes(one, len(data))}) == 1]
        found = even[0] if len(even) == 1 else at_top if at_top == in_middle else None
    if found is None:
        for place, row in enumerate(data, start=1):
            row.cells[0] = Piece(f"? {place}", next(iter(row.cells.values())).box)
        return rows
    for place, name in zip(found, names, strict=True):
        data[place].cells[0] = name.piece
    return rows


def _sums_up(row: Row) -> bool:
    return any("".join(piece.text.split()).casefold() in TOTAL_ROWS for piece in row.cells.values())


def _sizes(firsts: list[int], count: int) -> list[int]:
    return [end - start for start, end in zip(firsts, [*firsts[1:], count], strict=True)]


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
