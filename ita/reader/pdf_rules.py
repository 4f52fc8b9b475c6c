"""The lines drawn on a page of a PDF that may part the cells of tables, and the cells that they enclose."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ita.reader.pdf_view import Box, View

MOST_OBJECTS = 30_000  # of a page; a table of a thousand cells draws some four thousand
MOST_POINTS = 60  # of one drawing; more is a picture
MOST_LINES = 3_000
THIN = 3.0
NEAR = 2.5
SHORTEST = 4.0
OPEN = 8.0  # a line that reaches so far beyond the last that crosses it encloses a field
MOST_FIELDS = 40_000  # of one table
DEEPEST = 4


@dataclass
class Rule:
    """A line across (`at` is its height) or down (`at` is how far right), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass
class Rules:
    """The lines of a page."""

    across: list[Rule]
    down: list[Rule]


def read(page: Any, view: View) -> Rules:
    """The straight lines of a page; none where it draws more than any table does."""
    import pypdfium2.raw as pdfium

    across: list[Rule] = []
    down: list[Rule] = []
    for boxes in _drawn(pdfium, page, view):
        for left, top, right, bottom in boxes:
            wide, high = right - left, bottom - top
            if wide > 0.97 * view.width and high > 0.97 * view.height:
                continue
            if high <= THIN and wide >= SHORTEST:
                across.append(Rule((top + bottom) / 2, left, right))
            elif wide <= THIN and high >= SHORTEST:
                down.append(Rule((left + right) / 2, top, bottom))
            elif wide > THIN and high > THIN:  # a frame or a shaded box
                across += [Rule(top, left, right), Rule(bottom, left, right)]
                down += [Rule(left, top, bottom), Rule(right, top, bottom)]
        if len(across) + len(down) > MOST_OBJECTS:
            return Rules([], [])
    found = Rules(_joined(across), _joined(down))
    return found if len(found.across) + len(found.down) <= MOST_LINES else Rules([], [])


def _drawn(pdfium: Any, page: Any, view: View) -> Iterator[list[Box]]:
    """For each drawing of the page the boxes around its strokes; a closed rectangle is one box."""
    unit = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    open_objects = [
        (pdfium.FPDFPage_GetObject(page, number), unit, 0)
        for number in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS))
    ]
    seen = 0
    while open_objects and seen < MOST_OBJECTS:
        drawn, outer, depth = open_objects.pop()
        seen += 1
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        own = pdfium.FS_MATRIX()
        matrix = _after(pdfium, own, outer) if pdfium.FPDFPageObj_GetMatrix(drawn, own) else outer
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < DEEPEST:
                count = min(pdfium.FPDFFormObj_CountObjects(drawn), MOST_OBJECTS)
                open_objects += [
                    (pdfium.FPDFFormObj_GetObject(drawn, number), matrix, depth + 1)
                    for number in range(count)
                ]
            continue
        points = _points(pdfium, drawn, matrix)
        if points:
            yield _boxes(points, view)


def _after(pdfium: Any, first: Any, then: Any) -> Any:
    """One matrix that does both."""
    return pdfium.FS_MATRIX(
        first.a * then.a + first.b * then.c,
        first.a * then.b + first.b * then.d,
        first.c * then.a + first.d * then.c,
        first.c * then.b + first.d * then.d,
        first.e * then.a + first.f * then.c + then.e,
        first.e * then.b + first.f * then.d + then.f,
    )


def _points(pdfium: Any, drawn: Any, matrix: Any) -> list[list[tuple[float, float]]]:
    """The corners of each stroke of a drawing; nothing where it is a picture or bent."""
    count = pdfium.FPDFPath_CountSegments(drawn)
    if not 2 <= count <= MOST_POINTS:
        return []
    strokes: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO or not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return []
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if not all(-1e5 < one < 1e5 for one in point):
            return []
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not strokes:
            strokes.append([])
        strokes[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            strokes[-1].append(strokes[-1][0])
    return [stroke for stroke in strokes if len(stroke) > 1]


def _boxes(strokes: list[list[tuple[float, float]]], view: View) -> list[Box]:
    boxes = []
    for stroke in strokes:
        places = [view.place(*point) for point in stroke]
        across, down = zip(*places, strict=True)
        box = min(across), min(down), max(across), max(down)
        is_box = len(stroke) >= 4 and all(
            min(abs(x - box[0]), abs(x - box[2])) < 1 and min(abs(y - box[1]), abs(y - box[3])) < 1
            for x, y in places
        )
        if is_box:
            boxes.append(box)
            continue
        for (x, y), (right, bottom) in zip(places, places[1:], strict=False):
            if abs(x - right) < 1 or abs(y - bottom) < 1:
                boxes.append((min(x, right), min(y, bottom), max(x, right), max(y, bottom)))
    return boxes


def _joined(rules: list[Rule]) -> list[Rule]:
    """Lines on one height that touch as one line each."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if found and rule.at - found[-1].at <= NEAR:
            rule.at = found[-1].at  # lines drawn beside each other are one
        found.append(rule)
    joined: list[Rule] = []
    for rule in sorted(found, key=lambda one: (one.at, one.start)):
        last = joined[-1] if joined else None
        if last and last.at == rule.at and rule.start <= last.end + NEAR:
            last.end = max(last.end, rule.end)
        else:
            joined.append(Rule(rule.at, rule.start, rule.end))
    return joined


@dataclass
class Frame:
    """A ruled table: where its columns and rows are parted, and for each field the upper left field of its cell."""

    lefts: list[float]
    tops: list[float]
    owner: dict[tuple[int, int], tuple[int, int]]

    @property
    def box(self) -> Box:
        return self.lefts[0], self.tops[0], self.lefts[-1], self.tops[-1]


def frames(rules: Rules) -> list[Frame]:
    """The ruled tables of a page with two columns or more, smallest first."""
    lines = [(True, rule) for rule in rules.across] + [(False, rule) for rule in rules.down]
    parent = list(range(len(lines)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    downs = [number for number, (is_across, _rule) in enumerate(lines) if not is_across]
    for number, (is_across, rule) in enumerate(lines):
        if is_across:
            for other in downs:
                down = lines[other][1]
                if (
                    rule.start - NEAR <= down.at <= rule.end + NEAR
                    and down.start - NEAR <= rule.at <= down.end + NEAR
                ):
                    parent[root(other)] = root(number)
    groups: dict[int, Rules] = defaultdict(lambda: Rules([], []))
    for number, (is_across, rule) in enumerate(lines):
        group = groups[root(number)]
        (group.across if is_across else group.down).append(rule)
    found = [_frame(group) for group in groups.values() if len(group.across) > 1 and group.down]
    kept = [frame for frame in found if len(frame.lefts) > 2 and len(frame.tops) > 1]
    return sorted(kept, key=lambda one: (one.box[2] - one.box[0]) * (one.box[3] - one.box[1]))


def _with_ends(edges: list[float], crossing: list[Rule]) -> list[float]:
    """Where rows or columns are parted, and where the lines across them end: a table may be open at its sides."""
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [first] if first < edges[0] - OPEN else []
    after = [last] if last > edges[-1] + OPEN else []
    return [*before, *edges, *after]


def _frame(rules: Rules) -> Frame:
    lefts = _with_ends(sorted({rule.at for rule in rules.down}), rules.across)
    tops = _with_ends(sorted({rule.at for rule in rules.across}), rules.down)
    if len(lefts) * len(tops) > MOST_FIELDS:
        return Frame([0, 0], [0, 0], {})
    owner = {(row, column): (row, column) for row in range(len(tops) - 1) for column in range(len(lefts) - 1)}
    down: dict[float, list[Rule]] = defaultdict(list)
    across: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules.down:
        down[rule.at].append(rule)
    for rule in rules.across:
        across[rule.at].append(rule)
    for row, column in sorted(owner):
        middle_down = (tops[row] + tops[row + 1]) / 2
        middle_across = (lefts[column] + lefts[column + 1]) / 2
        # Open to the left or upwards: the same cell as there.
        if column and not any(rule.start <= middle_down <= rule.end for rule in down[lefts[column]]):
            owner[row, column] = owner[row, column - 1]
        elif row and not any(rule.start <= middle_across <= rule.end for rule in across[tops[row]]):
            owner[row, column] = owner[row - 1, column]
    return Frame(lefts, tops, owner)
