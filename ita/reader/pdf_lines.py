"""Lines of a page and what stands in them: numbers, levels, and the pieces that wide room parts."""

import re
from dataclasses import dataclass, field

from ita.reader.pdf_glyphs import Word
from ita.reader.pdf_view import Box

SAME_LINE = 0.4  # of the size of letters
APART = 0.75  # room between two cells
APART_FIGURES = 0.3  # room between two figures
ALIGNED = 0.45  # room between two cells where lines above and below leave it too
CLEAR = 3.0  # points that such lines leave together
NARROW = 4  # sizes; wider room tells of a border only where it ends at the same place
BESIDE = 3  # lines above and below that are looked at
# A digit that the file does not tell stands as \ufffd.
_FIGURE = re.compile(r"(?:ร้อยละ\s?)?\(?[-–]?[\d๐-๙\ufffd]{1,3}(?:[.,][\d๐-๙\ufffd]{1,4})?\s?(?:%|คะแนน)?\)?")
_NOTHING = re.compile(r"[-–—]|N/?A", re.I)
_LEVEL = re.compile(r"AA|[A-F]|ผ่าน\S{0,8}|ไม่ผ่าน|ต้องปรับปรุง\S{0,6}|สูงมาก|สูง|ปานกลาง|ต่ำ|ต่ำมาก")
_COUNTED = re.compile(r"(?:ที่|ปี|ข้อ|พ\.ศ\.)$")  # a number that follows belongs to it
_THAI = re.compile("[ก-๛]")


@dataclass
class Piece:
    """What stands in one cell of one line."""

    text: str
    box: Box

    @property
    def is_figure(self) -> bool:
        """A score, a share or a rank, or that there is none; no year."""
        return bool(_FIGURE.fullmatch(self.text) or _NOTHING.fullmatch(self.text))

    @property
    def is_value(self) -> bool:
        """A figure or a level."""
        return self.is_figure or bool(_LEVEL.fullmatch(self.text))

    @property
    def middle(self) -> float:
        return (self.box[0] + self.box[2]) / 2


@dataclass
class Line:
    """A printed line: where it stands, the size of its letters, its pieces from left to right."""

    base: float
    size: float
    pieces: list[Piece] = field(default_factory=list)

    @property
    def room(self) -> float:
        """The widest room between two pieces."""
        pairs = zip(self.pieces, self.pieces[1:], strict=False)
        return max((other.box[0] - one.box[2] for one, other in pairs), default=0.0)

    @property
    def is_data(self) -> bool:
        """A row of a table: a name and a figure at least."""
        return len(self.pieces) > 1 and any(piece.is_value for piece in self.pieces[1:])

    @property
    def whole(self) -> Piece:
        """All that stands in the line as one piece."""
        return joined(self.pieces)


def joined(pieces: list[Piece]) -> Piece:
    """Pieces put together in their order; between Thai letters on two lines stands no space."""
    text = pieces[0].text
    for before, piece in zip(pieces, pieces[1:], strict=False):
        goes_on = piece.box[1] > before.box[1] + 0.5 * (before.box[3] - before.box[1])
        is_thai = _THAI.match(text[-1:]) and _THAI.match(piece.text)
        text += piece.text if goes_on and is_thai else f" {piece.text}"
    lefts, tops, rights, bottoms = zip(*(piece.box for piece in pieces), strict=True)
    return Piece(text, (min(lefts), min(tops), max(rights), max(bottoms)))


def lines(words: list[Word], downs: list[tuple[float, float, float]] | None = None) -> list[Line]:
    """Words put together to lines, parted where room is wide, between figures, and at the lines drawn downwards.

    `downs` are such lines as (how far right, from, to). Turned words stand on the line of the lowest beside them.
    """
    found: list[tuple[Line, list[Word]]] = []
    for word in sorted((one for one in words if not one.turned), key=lambda one: one.base):
        for line, others in reversed(found[-3:]):
            if abs(line.base - word.base) <= SAME_LINE * min(line.size, word.size):
                others.append(word)
                break
        else:
            found.append((Line(word.base, word.size), [word]))
    for line, others in found:
        line.size = max(one.size for one in others)
        others.sort(key=lambda one: one.box[0])
    rooms = [_rooms(others) for _line, others in found]
    for number, (line, others) in enumerate(found):
        beside = rooms[max(0, number - BESIDE) : number] + rooms[number + 1 : number + 1 + BESIDE]
        aligned = {start for start, end in rooms[number] if _is_aligned(start, end, beside, line.size)}
        line.pieces = _pieces(others, downs or [], aligned)
    level = [line for line, _others in found]
    turned = _turned(words, level)
    return sorted([*level, *turned], key=lambda one: one.base)


def _rooms(words: list[Word]) -> list[tuple[float, float]]:
    """Where a line leaves room that may part cells."""
    return [
        (last.box[2], word.box[0])
        for last, word in zip(words, words[1:], strict=False)
        if word.box[0] - last.box[2] >= ALIGNED * min(word.size, last.size)
        and not (word.text[:1].isdecimal() and _COUNTED.search(last.text))
    ]


def _is_aligned(start: float, end: float, beside: list[list[tuple[float, float]]], size: float) -> bool:
    """Lines above and below leave the same room."""
    same = sum(
        any(
            min(end, right) - max(start, left) >= CLEAR
            and (right - left <= NARROW * size or abs(right - end) <= CLEAR)
            for left, right in rooms
        )
        for rooms in beside
    )
    return same > 1 or (same == 1 and end - start >= (ALIGNED + APART) / 2 * size)


def _pieces(words: list[Word], downs: list[tuple[float, float, float]], aligned: set[float]) -> list[Piece]:
    groups: list[list[Word]] = []
    for word in words:
        if groups and groups[-1][-1].box[2] not in aligned and not _parted(groups[-1], word, downs):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_piece(group) for group in groups]


def _piece(words: list[Word]) -> Piece:
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return Piece(" ".join(word.text for word in words), (min(lefts), min(tops), max(rights), max(bottoms)))


def _parted(group: list[Word], word: Word, downs: list[tuple[float, float, float]]) -> bool:
    last = group[-1]
    room = (word.box[0] - last.box[2]) / min(word.size, last.size)
    if room >= APART:
        return True
    if room >= APART_FIGURES and all(_FIGURE.fullmatch(one.text) and "." in one.text for one in (last, word)):
        return True
    return any(
        last.box[2] - 1 <= at <= word.box[0] + 1 and start <= word.base <= end + 1 for at, start, end in downs
    )


def _top(line: Line) -> float:
    return min(piece.box[1] for piece in line.pieces)


def _turned(words: list[Word], level: list[Line]) -> list[Line]:
    """Turned words as lines: those beside each other are the headings of one row, with the level ones among them."""
    found: list[Line] = []
    reach = 0.0
    for word in sorted((one for one in words if one.turned), key=lambda one: (one.box[1], one.box[0])):
        if found and word.box[1] <= reach:
            found[-1].base = reach = max(reach, word.box[3])
        else:
            found.append(Line(word.box[3], word.size))
            reach = word.box[3]
        found[-1].pieces.append(Piece(word.text, word.box))
    for line in found:
        pieces = sorted(line.pieces, key=lambda one: one.box[0])
        line.pieces = pieces[:1]
        for piece in pieces[1:]:
            last = line.pieces[-1]
            if piece.box[0] - last.box[2] < 0.5 * line.size:
                line.pieces[-1] = joined([last, piece])
            else:
                line.pieces.append(piece)
        for other in [one for one in level if _top(line) <= one.base <= line.base + 0.5 * one.size]:
            line.pieces += other.pieces
            level.remove(other)
        line.pieces.sort(key=lambda one: one.box[0])
    return found
