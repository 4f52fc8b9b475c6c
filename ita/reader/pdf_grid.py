"""A page of a PDF as rows of cells: ruled tables by their lines, others by what stands under what, and prose line by line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ita.contracts import TOTAL_ROWS
from ita.reader.pdf_glyphs import Word
from ita.reader.pdf_lines import Line, Piece, joined, lines
from ita.reader.pdf_rules import Frame, Rules, frames

CORRIDOR = 1.5  # points that part two columns at least
SPREAD = 0.6  # of a table's width: a line drawn so far parts its rows
CLOSE_BELOW = 1.42  # sizes between two lines of one text
MOST_BETWEEN = 9  # lines without figures between two rows of a table
FAR = 16.0  # sizes between two rows
HEADING_LINES = 10
PROSE = 1.2  # sizes between the pieces of a line of prose at most
FULL = 0.8  # of its column's width: a line so long goes on in the next
CLEARLY_CLOSER = 0.9
NEARLY = 0.8  # of half a row: how far a name may stand from the middle of its rows

Extent = tuple[float, float]


@dataclass
class Row:
    """Cells by column. `table` numbers the table of the page; None for prose. `base` is where the row stands."""

    base: float
    cells: dict[int, Piece]
    table: int | None = None
    is_data: bool = False


@dataclass
class Table:
    """How far each column of a table reaches."""

    columns: list[Extent]


@dataclass
class Page:
    """Rows from top to bottom, and the tables they belong to."""

    rows: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def read(words: list[Word], rules: Rules, former: Table | None = None) -> Page:
    """The rows of a page. `former` is the table that ended the page before: its columns are tried first."""
    page = Page()
    free: list[Word] = []
    found = frames(rules)
    within: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        number = next(
            (
                place
                for place, frame in enumerate(found)
                if frame.box[0] <= across <= frame.box[2] and frame.box[1] <= down <= frame.box[3]
            ),
            None,
        )
        (free if number is None else within[number]).append(word)
    for number, inside in within.items():
        _ruled(page, found[number], inside)
    _unruled(page, lines(free, [(one.at, one.start, one.end) for one in rules.down]), rules, former)
    page.rows.sort(key=lambda row: row.base)
    return page


def _ruled(page: Page, frame: Frame, words: list[Word]) -> None:
    """The rows of a table whose cells are drawn."""
    number = len(page.tables)
    page.tables.append(Table(list(zip(frame.lefts, frame.lefts[1:], strict=False))))
    bands: dict[int, dict[int, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        across, down = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        column = _between(frame.lefts, across)
        row = _between(frame.tops, down)
        row, column = frame.owner[row, column]
        bands[row][column].append(word)
    for row, cells in sorted(bands.items()):
        by_column = {column: [line.whole for line in lines(inside)] for column, inside in cells.items()}
        if max(sum(piece.is_figure for piece in pieces) for pieces in by_column.values()) > 1:
            page.rows += _split(by_column, cells, number)
            continue
        whole = {column: joined(pieces) for column, pieces in by_column.items()}
        is_data = any(piece.is_value for piece in whole.values())
        page.rows.append(Row(frame.tops[row] + 0.1, whole, number, is_data))


def _between(edges: list[float], at: float) -> int:
    return next(place for place in range(len(edges) - 1) if at <= edges[place + 1])


def _split(by_column: dict[int, list[Piece]], cells: dict[int, list[Word]], number: int) -> list[Row]:
    """The rows of a field that holds several, as no line is drawn between them."""
    columns = sorted(by_column)
    found: list[Line] = []
    placed: dict[int, dict[int, Piece]] = {}
    for column in columns:
        for line in lines(cells[column]):
            same = next((one for one in found if abs(one.base - line.base) <= 0.4 * line.size), None)
            if same is None:
                same = Line(line.base, line.size)
                found.append(same)
            placed.setdefault(id(same), {})[column] = line.whole
    found.sort(key=lambda line: line.base)
    laid = [_Laid(line, placed[id(line)], False) for line in found]
    figures = {column for column in columns if sum(piece.is_figure for piece in by_column[column]) > 1}
    extents = {
        column: (
            min(piece.box[0] for piece in by_column[column]),
            max(piece.box[2] for piece in by_column[column]),
        )
        for column in columns
    }
    names = _names_over_rows(laid, figures)
    return _with_names(_rows(laid, figures, extents, number), names)


@dataclass
class _Laid:
    """A line with its pieces by column; `is_across` where one of them reaches over several columns."""

    line: Line
    cells: dict[int, Piece]
    is_across: bool


@dataclass
class _Block:
    """Rows that stand under each other in the same columns."""

    data: list[int]
    columns: list[Extent]
    values: set[int] = field(default_factory=set)  # columns of figures and levels
    figures: set[int] = field(default_factory=set)  # of figures alone


def _unruled(page: Page, found: list[Line], rules: Rules, former: Table | None) -> None:
    blocks = _blocks(found, former)
    taken = -1
    for place, block in enumerate(blocks):
        first, body = _heading_lines(found, block, taken + 1, rules)
        page.rows += [Row(line.base, {0: line.whole}) for line in found[taken + 1 : first]]
        until = blocks[place + 1].data[0] if place + 1 < len(blocks) else len(found)
        last = _last(found, block, until, rules)
        _add_columns(found[first : last + 1], block)
        number = len(page.tables)
        page.tables.append(Table(block.columns))
        pitch = _pitch([found[one] for one in block.data])
        page.rows += _heading(found[first:body], block, number, rules, pitch)
        page.rows += _body(found[body : last + 1], block, number, rules)
        taken = last
    page.rows += [Row(line.base, {0: line.whole}) for line in found[taken + 1 :]]


def _columns(pieces: Iterable[Piece], extents: Iterable[Extent] = ()) -> list[Extent]:
    """How far the columns reach: what stands under each other in one, with room between."""
    columns: list[Extent] = []
    for left, right in sorted([*extents, *((piece.box[0], piece.box[2]) for piece in pieces)]):
        if columns and left < columns[-1][1] + CORRIDOR:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _blocks(found: list[Line], former: Table | None) -> list[_Block]:
    blocks: list[_Block] = []
    for number, line in enumerate(found):
        if not line.is_data:
            continue
        if not blocks and former is not None and _fits(line, former.columns):
            blocks.append(_Block([number], _columns(line.pieces, former.columns)))
            continue
        block = blocks[-1] if blocks else None
        if block is not None and _goes_on(found, block, number):
            columns = _columns(line.pieces, block.columns)
            if len(columns) >= max(len(block.columns), len(line.pieces)):
                block.data.append(number)
                block.columns = columns
                continue
        blocks.append(_Block([number], _columns(line.pieces)))
    for one, other in zip(blocks, blocks[1:], strict=False):
        both = _columns((), [*one.columns, *other.columns])
        if len(both) == max(len(one.columns), len(other.columns)):
            other.columns = both
    for one, other in reversed([*zip(blocks, blocks[1:], strict=False)]):
        both = _columns((), [*one.columns, *other.columns])
        if len(both) == len(other.columns):
            one.columns = both
    for block in blocks:
        while len(block.data) > 1 and _ends_heading(found, block.data[0], block.data[1]):
            del block.data[0]
        _tell_columns(found, block)
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


def _fits(line: Line, columns: list[Extent]) -> bool:
    return len(_columns(line.pieces, columns)) == len(columns) and len(columns) > 1


def _tell_columns(found: list[Line], block: _Block) -> None:
    """Note which columns hold figures, and which figures or levels."""
    told: dict[int, list[Piece]] = defaultdict(list)
    for number in block.data:
        for piece in found[number].pieces:
            told[_column(piece, block.columns)].append(piece)
    block.values = {
        at for at, pieces in told.items() if 2 * sum(one.is_value for one in pieces) >= len(pieces)
    }
    block.figures = {
        at for at, pieces in told.items() if 2 * sum(one.is_figure for one in pieces) >= len(pieces)
    }


def _goes_on(found: list[Line], block: _Block, number: int) -> bool:
    last = block.data[-1]
    between = found[last + 1 : number]
    if len(between) > MOST_BETWEEN or found[number].base - found[last].base > FAR * found[number].size:
        return False
    _tell_columns(found, block)
    return not any(_is_heading(line, block) for line in between)


def _overlap(piece: Piece, block: _Block) -> bool:
    left, right = block.columns[_column(piece, block.columns)]
    return piece.box[0] < right and piece.box[2] > left


def _column(piece: Piece, columns: list[Extent]) -> int:
    """The first column that a piece stands in or over; else the nearest."""
    shares = [min(piece.box[2], right) - max(piece.box[0], left) for left, right in columns]
    best = max(shares)
    if best > 0:
        return next(place for place, share in enumerate(shares) if share > 0.5 * best)
    return min(range(len(columns)), key=lambda place: abs(sum(columns[place]) / 2 - piece.middle))


def _parts(rules: Rules, block: _Block, above: float, below: float) -> bool:
    """A line is drawn across the table between two heights."""
    left, right = block.columns[0][0], block.columns[-1][1]
    return any(
        above < rule.at < below and min(rule.end, right) - max(rule.start, left) >= SPREAD * (right - left)
        for rule in rules.across
    )


def _heading_lines(found: list[Line], block: _Block, least: int, rules: Rules) -> tuple[int, int]:
    """The first line of the headings above a table, and the first below them."""
    first = at = block.data[0]
    body = 0
    while at > max(least, block.data[0] - HEADING_LINES):
        line, below = found[at - 1], found[at]
        top = min(piece.box[1] for piece in below.pieces)
        if top - line.base > 2.2 * line.size:
            break
        at -= 1
        if len(line.pieces) > 1 and line.room < PROSE * line.size and _widest(line, block.columns) > 2:
            break
        is_over_figures = (
            _column(line.pieces[0], block.columns) in block.figures and _widest(line, block.columns) < 2
        )
        if _is_heading(line, block) or (body and len(line.pieces) > 1):
            body = body or at + 1
            first = at
        elif body and is_over_figures and at + 1 == first:
            first = at
        elif body:
            break
    body = body or block.data[0]
    while body < block.data[0] and all(
        _column(piece, block.columns) in block.figures and _overlap(piece, block)
        for piece in found[body].pieces
    ):
        body += 1
    return first, body


def _is_heading(line: Line, block: _Block) -> bool:
    """Words stand over columns of figures."""
    return len(line.pieces) > 1 and any(
        _column(piece, block.columns) in block.figures and _overlap(piece, block) for piece in line.pieces
    )


def _widest(line: Line, columns: list[Extent]) -> int:
    return max(_covered(piece, columns) for piece in line.pieces)


def _covered(piece: Piece, columns: list[Extent]) -> int:
    """How many columns a piece reaches over."""
    return sum(min(piece.box[2], right) - max(piece.box[0], left) > CORRIDOR for left, right in columns)


def _last(found: list[Line], block: _Block, until: int, rules: Rules) -> int:
    """The last line of a table: lines that go on with a name below its last row are of it."""
    last = block.data[-1]
    pitch = _pitch([found[number] for number in block.data])
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
            or any(_covered(piece, block.columns) != 1 for piece in line.pieces)
        ):
            break
        if _parts(rules, block, above.base, line.base):
            break
        last += 1
    return last


def _pitch(data: list[Line]) -> float:
    """The least distance of two rows; nothing where there is one row only."""
    return min((below.base - above.base for above, below in zip(data, data[1:], strict=False)), default=0.0)


def _add_columns(found: list[Line], block: _Block) -> None:
    """Columns that only headings or names over several rows show."""
    for line in found:
        for piece in line.pieces:
            if not _covered(piece, block.columns) and len(line.pieces) > 1:
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


def _laid(line: Line, block: _Block) -> _Laid:
    cells: dict[int, list[Piece]] = defaultdict(list)
    for piece in line.pieces:
        cells[_column(piece, block.columns)].append(piece)
    across = any(_covered(piece, block.columns) > 1 for piece in line.pieces)
    return _Laid(line, {column: joined(pieces) for column, pieces in cells.items()}, across)


def _heading(found: list[Line], block: _Block, number: int, rules: Rules, pitch: float) -> list[Row]:
    """The headings as rows: lines of one heading are put together; one over several columns has a row above them."""
    rows: list[Row] = []
    for place, line in enumerate(found):
        laid = _laid(line, block)
        before = found[place - 1] if place else None
        over = _groups(line, found[place + 1 :], block) if place + 1 < len(found) else {}
        cells = over or laid.cells
        is_more = (
            before is not None
            and rows
            and not rows[-1].is_data
            and _is_one_heading(before, line, pitch)
            and not _parts(rules, block, before.base, line.base)
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
    return is_below and len(over) < len(above.pieces) and room <= 1.05 * max(pitch, CLOSE_BELOW * below.size)


def _groups(line: Line, below: list[Line], block: _Block) -> dict[int, Piece]:
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
        own = _column(piece, block.columns)
        spans = len(under) > 1 and (
            _covered(piece, block.columns) > 1
            or abs(piece.middle - (centres[under[0]] + centres[under[-1]]) / 2)
            < abs(piece.middle - centres[own])
        )
        is_group = is_group or spans
        over[under[0] if spans else own] = piece
    return over if is_group else {}


def _body(found: list[Line], block: _Block, number: int, rules: Rules) -> list[Row]:
    """The rows of a table; lines drawn across it part them."""
    laid = [_laid(line, block) for line in found]
    names = _names_over_rows(laid, block.values)
    bands: list[list[_Laid]] = [[]]
    for one in laid:
        if bands[-1] and _parts(rules, block, bands[-1][-1].line.base, one.line.base):
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
            rows += _rows(band, block.values, extents, number)
    return _with_names(rows, names)


def _rows(laid: list[_Laid], figures: set[int], extents: dict[int, Extent], number: int) -> list[Row]:
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
    rows: dict[int, list[_Laid]] = defaultdict(list)
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
    laid: list[_Laid],
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


def _named(laid: _Laid, extents: dict[int, Extent]) -> set[int]:
    """The columns in which a row may have more lines: those of its own texts, and where it is blank."""
    return {column for column in extents if column not in laid.cells or not laid.cells[column].is_figure}


@dataclass
class _Name:
    """A name that stands over several rows: its first line and its middle."""

    first: float
    middle: float
    piece: Piece


def _names_over_rows(laid: list[_Laid], values: set[int]) -> list[_Name]:
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
    last: _Laid | None = None
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


def _with_names(rows: list[Row], names: list[_Name]) -> list[Row]:
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
