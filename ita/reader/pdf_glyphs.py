"""The words of a page of a PDF with the places they are drawn at: marks on their letters, whichever way the page is turned.

Places count in points from the upper left corner of the page as most of its text is read, downwards.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ita.reader.pdf_view import Box, View

SAME_BASE = 0.35  # of the letter's size
SPACE = 0.2
SARA_AM, SARA_AM_ROOM = "\u0e33", 0.5
_HANGING = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a]+")
_SMALLEST = 3.0  # points; a letter below it is noise


@dataclass
class Glyph:
    """What one place of the text shows: a letter, or a letter with its marks. `base` is the line it stands on."""

    text: str
    box: Box
    base: float
    size: float

    @property
    def middle(self) -> float:
        return (self.box[0] + self.box[2]) / 2

    @property
    def is_off_base(self) -> bool:
        """Drawn above or below where letters stand."""
        return self.box[3] < self.base - 0.3 * self.size or self.box[1] > self.base - 0.08 * self.size

    @property
    def right(self) -> float:
        """Where it ends; a letter with its sara am may be told without the room that the latter takes."""
        is_cut = (
            len(self.text) > 1 and self.text[-1] == SARA_AM and self.box[2] - self.box[0] < 0.75 * self.size
        )
        return self.box[2] + SARA_AM_ROOM * self.size * is_cut


@dataclass
class Word:
    """Letters without room between them. `turned` is how many quarters they are turned against the page's text."""

    text: str
    box: Box
    base: float
    size: float
    turned: int = 0


def _quarter(angle: float) -> int:
    """Quarters against the clock that letters are turned by, of the angle pdfium tells (with the clock, in radians)."""
    return round(-angle / 1.5707963) % 4


def read(page: Any, text_page: Any) -> tuple[View, list[Word]]:
    """The page as its text is read, and its words."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_mediabox()
    count = text_page.count_chars()
    quarters = [
        _quarter(pdfium.FPDFText_GetCharAngle(text_page, number))
        if not pdfium.FPDFText_IsGenerated(text_page, number)
        else -1
        for number in range(count)
    ]
    told = Counter(quarter for quarter in quarters if quarter >= 0)
    main = told.most_common(1)[0][0] if told else 0
    views = {}
    for quarter in {main, *told}:
        across, down = (right - left, top - bottom)[:: -1 if quarter % 2 else 1]
        views[quarter] = View(across, down, quarter, left, bottom)
    found: list[Word] = []
    for quarter in told:
        numbers = [number for number, one in enumerate(quarters) if one == quarter]
        words = _words(_glyphs(pdfium, text_page, numbers, views[quarter]))
        if quarter != main:
            words = [_seen_from(word, views[quarter], views[main]) for word in _whole_lines(words)]
        found += words
    return views[main], found


def _seen_from(word: Word, own: View, view: View) -> Word:
    """A turned word with its box in the view of the page's other text."""
    turned = (own.quarters - view.quarters) % 4
    left, top, right, bottom = word.box
    if turned == 1:  # reads upwards
        box = top, view.height - right, bottom, view.height - left
    elif turned == 3:  # reads downwards
        box = view.width - bottom, left, view.width - top, right
    else:
        box = view.width - right, view.height - bottom, view.width - left, view.height - top
    return Word(word.text, box, box[3], word.size, turned)


def _glyphs(pdfium: Any, text_page: Any, numbers: Iterable[int], view: View) -> list[Glyph]:
    """The glyphs of these letters; several letters of one glyph have one origin."""
    loose = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_MATRIX()
    glyphs: list[Glyph] = []
    several: dict[int, tuple[int, Box]] = {}
    before, first, raw = (0.0, 0.0, -2), 0, (0.0, 0.0, 0.0, 0.0)
    for number in numbers:
        letter = _letter(pdfium, text_page, number)
        if letter in "\r\n\x00\ufffe\u0002":
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, number, x, y)
        pdfium.FPDFText_GetLooseCharBox(text_page, number, loose)
        pdfium.FPDFText_GetCharBox(text_page, number, left, right, bottom, top)
        tight = view.box(left.value, bottom.value, right.value, top.value)
        wide = view.box(loose.left, loose.bottom, loose.right, loose.top)
        base = view.place(x.value, y.value)[1]
        size = pdfium.FPDFText_GetFontSize(text_page, number)
        if pdfium.FPDFText_GetMatrix(text_page, number, matrix):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
        if size < _SMALLEST or not all(-1e5 < edge < 1e5 for edge in (*tight, *wide, base)):
            continue
        here = x.value, y.value, number
        hangs = _HANGING.match(letter) is not None
        box = tight if hangs else (wide[0], tight[1], wide[2], tight[3])
        is_same = here[:2] == before[:2] and here[2] == before[2] + 1
        if is_same and abs(raw[1] - bottom.value) < 0.05 and abs(raw[3] - top.value) < 0.05:
            one = glyphs[-1]
            one.text += letter
            one.box = _around([one.box, box])
            raw = _around([raw, (left.value, bottom.value, right.value, top.value)])
            several[len(glyphs) - 1] = first, raw
        else:
            glyphs.append(Glyph(letter, box, base, size))
            first, raw = number, (left.value, bottom.value, right.value, top.value)
        before = here
    for place, (first, raw) in several.items():
        _placed_right(pdfium, text_page, view, glyphs[place], first, raw)
    return _on_their_letters(glyphs)


def _letter(pdfium: Any, text_page: Any, number: int) -> str:
    """The letter; of one that the file does not tell pdfium gives the number it has in its font."""
    is_untold = pdfium.FPDFText_HasUnicodeMapError(text_page, number) == 1
    return "\ufffd" if is_untold else chr(pdfium.FPDFText_GetUnicode(text_page, number))


def _placed_right(pdfium: Any, text_page: Any, view: View, glyph: Glyph, number: int, raw: Box) -> None:
    """Move a glyph of several letters to where it is drawn: inside a form pdfium tells its place as if there was none."""
    drawn = pdfium.FPDFText_GetTextObject(text_page, number)
    own, true = pdfium.FS_MATRIX(), pdfium.FS_MATRIX()
    if not (
        drawn
        and pdfium.FPDFPageObj_GetMatrix(drawn, own)
        and pdfium.FPDFText_GetMatrix(text_page, number, true)
    ):
        return
    area = own.a * own.d - own.b * own.c
    same = all(abs(getattr(own, name) - getattr(true, name)) < 0.01 for name in "abcdef")
    if same or abs(area) < 1e-9:
        return

    def moved(x: float, y: float) -> tuple[float, float]:
        x, y = x - own.e, y - own.f
        across, down = (x * own.d - y * own.c) / area, (y * own.a - x * own.b) / area
        return across * true.a + down * true.c + true.e, across * true.b + down * true.d + true.f

    (left, bottom), (right, top) = moved(raw[0], raw[1]), moved(raw[2], raw[3])
    glyph.box = view.box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, number, x, y)
    glyph.base = view.place(*moved(x.value, y.value))[1]


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _on_their_letters(glyphs: list[Glyph]) -> list[Glyph]:
    """Marks drawn by themselves joined to the letter under or over them; a letter said again by its mark's glyph is dropped."""
    letters: list[Glyph] = []
    hanging: list[Glyph] = []
    for glyph in glyphs:
        (hanging if _HANGING.fullmatch(glyph.text) else letters).append(glyph)
    rows: dict[int, list[Glyph]] = {}
    for glyph in letters:
        rows.setdefault(int(glyph.base // 8), []).append(glyph)

    def near(glyph: Glyph) -> list[Glyph]:
        at = int(glyph.base // 8)
        return [
            other
            for row in (at - 1, at, at + 1)
            for other in rows.get(row, ())
            if other is not glyph
            and not other.text.isspace()
            and abs(other.base - glyph.base) <= SAME_BASE * max(glyph.size, other.size)
            and other.box[0] - 0.6 * glyph.size <= glyph.middle <= other.box[2] + 0.6 * glyph.size
        ]

    repeated = set()
    for glyph in letters:
        if len(glyph.text) > 1 and _HANGING.search(glyph.text):
            for other in near(glyph):
                if other.text == glyph.text and glyph.is_off_base and not other.is_off_base:
                    repeated.add(id(glyph))
                    break
    for mark in hanging:
        under = [other for other in near(mark) if id(other) not in repeated and not other.text[0].isascii()]
        if under:
            # On the letter it stands over; else after the one that ends next to it.
            best = min(
                under,
                key=lambda one: (
                    not one.box[0] - 0.05 * mark.size <= mark.middle <= one.box[2],
                    abs(one.box[2] - mark.box[0]),
                ),
            )
            if best.box[2] < mark.middle:  # beside its letter, as if it took room itself
                best.box = best.box[0], best.box[1], mark.box[2], best.box[3]
            best.text += mark.text
        else:
            letters.append(mark)
    return [glyph for glyph in letters if id(glyph) not in repeated]


def _words(glyphs: list[Glyph]) -> list[Word]:
    """Glyphs put together line by line; a word ends where room is left."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.base):
        for line in reversed(lines[-4:]):
            if abs(line[0].base - glyph.base) <= SAME_BASE * min(line[0].size, glyph.size):
                line.append(glyph)
                break
        else:
            lines.append([glyph])
    words: list[Word] = []
    for line in lines:
        base = sum(one.base for one in line) / len(line)
        groups: list[list[Glyph]] = [[]]
        for glyph in sorted(line, key=lambda one: (one.box[0], one.box[2])):
            if glyph.text.isspace():
                groups.append([])
                continue
            last = groups[-1]
            if last and glyph.box[0] - max(one.right for one in last[-3:]) > SPACE * glyph.size:
                groups.append([])
            groups[-1].append(glyph)
        words += [_word(group, base) for group in groups if group]
    return words


def _word(glyphs: list[Glyph], base: float) -> Word:
    text = "".join(one.text for one in glyphs)
    return Word(text, _around(one.box for one in glyphs), base, max(one.size for one in glyphs))


def _whole_lines(words: list[Word]) -> list[Word]:
    """Turned words put together to lines, as they are headings of narrow columns."""
    found: list[Word] = []
    for word in sorted(words, key=lambda one: (round(one.base), one.box[0])):
        last = found[-1] if found else None
        if (
            last
            and abs(last.base - word.base) < SAME_BASE * word.size
            and -1 <= word.box[0] - last.box[2] < word.size
        ):
            found[-1] = Word(f"{last.text} {word.text}", _around([last.box, word.box]), last.base, last.size)
        else:
            found.append(word)
    return found
