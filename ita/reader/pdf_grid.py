"""A page of a PDF as rows of cells: ruled tables by their lines, others by what stands under what, and prose line by line."""

from collections import defaultdict
from dataclasses import dataclass, field

from ita.reader.pdf_blocks import blocks_of, heading_lines, last_line
from ita.reader.pdf_columns import Laid, Table, add_columns, least_distance, widen_columns
from ita.reader.pdf_glyphs import Word
from ita.reader.pdf_headings import heading_rows
from ita.reader.pdf_lines import Line, Piece, joined, lines
from ita.reader.pdf_rows import Row, body_rows, names_over_rows, rows_of, with_names
from ita.reader.pdf_rules import Frame, Rules, frames


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
    laid = [Laid(line, placed[id(line)], False) for line in found]
    figures = {column for column in columns if sum(piece.is_figure for piece in by_column[column]) > 1}
    extents = {
        column: (
            min(piece.box[0] for piece in by_column[column]),
            max(piece.box[2] for piece in by_column[column]),
        )
        for column in columns
    }
    names = names_over_rows(laid, figures)
    return with_names(rows_of(laid, figures, extents, number), names)


def _unruled(page: Page, found: list[Line], rules: Rules, former: Table | None) -> None:
    blocks = blocks_of(found, former)
    taken = -1
    for place, block in enumerate(blocks):
        first, body = heading_lines(found, block, taken + 1, rules)
        page.rows += [Row(line.base, {0: line.whole}) for line in found[taken + 1 : first]]
        until = blocks[place + 1].data[0] if place + 1 < len(blocks) else len(found)
        last = last_line(found, block, until, rules)
        widen_columns(found[body : last + 1], block)
        add_columns(found[first : last + 1], block)
        number = len(page.tables)
        page.tables.append(Table(block.columns))
        pitch = least_distance([found[one] for one in block.data])
        page.rows += heading_rows(found[first:body], block, number, rules, pitch)
        page.rows += body_rows(found[body : last + 1], block, number, rules)
        taken = last
    page.rows += [Row(line.base, {0: line.whole}) for line in found[taken + 1 :]]
