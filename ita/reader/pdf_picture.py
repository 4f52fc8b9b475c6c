"""A page of a PDF as a picture, with the cells that were found outlined, their rows numbered, and the scores shaded."""

import base64
import io
from typing import Any

from ita.reader import pdf_glyphs, pdf_grid, pdf_tables
from ita.reader.reasons import UnreadableError

MOST_PIXELS = 1_400  # along the longer side
LEAST_POINTS = 50.0  # a page smaller than a stamp, or thinner, is no page of a report
OUTLINE, SHADE, NUMBER = (20, 90, 160), (255, 214, 90), (176, 0, 32)
ROOM = 26  # pixels left of the page for the numbers of its rows


def draw(content: bytes, page: int, scores: list[list[int]]) -> str:
    """Page `page` (1 is the first) as base64 of a PNG; `scores` are row and column (1, 1 is the first) of what is read as a score.

    Raises UnreadableError where there is no such page.
    """
    with pdf_tables.opened(content) as document:
        for one in pdf_tables.pages(document):
            if one.number == page:
                return _drawn(document[page - 1], one.laid, {(row, column) for row, column in scores})
    raise UnreadableError("pdf_table")


def _drawn(page: Any, laid: pdf_grid.Page, scores: set[tuple[int, int]]) -> str:
    from PIL import Image, ImageChops, ImageDraw

    view, _words = pdf_glyphs.read(page, page.get_textpage())
    if min(view.width, view.height) < LEAST_POINTS:
        raise UnreadableError("pdf_table")
    scale = MOST_PIXELS / max(view.width, view.height)
    left, bottom, right, top = page.get_mediabox()
    page.set_cropbox(left, bottom, right, top)
    # Drawn as its text is read, whatever the file says about turning it.
    page.set_rotation(90 * view.quarters % 360)
    paper = page.render(scale=scale).to_pil().convert("RGB")
    picture = Image.new("RGB", (paper.width + ROOM, paper.height), "white")
    picture.paste(paper, (ROOM, 0))
    shade = Image.new("RGB", picture.size, "white")
    on_shade, marks = ImageDraw.Draw(shade), ImageDraw.Draw(picture)
    for number, row in enumerate(laid.rows, start=1):
        for column, piece in row.cells.items():
            edges = [scale * edge for edge in piece.box]
            box = (ROOM + edges[0] - 2, edges[1] - 2, ROOM + edges[2] + 2, edges[3] + 2)
            if (number, column + 1) in scores:
                on_shade.rectangle(box, fill=SHADE)
            if row.table is not None:
                marks.rectangle(box, outline=OUTLINE)
        if row.table is not None:
            boxes = [piece.box for piece in row.cells.values()]
            middle = scale * (min(box[1] for box in boxes) + max(box[3] for box in boxes)) / 2
            marks.text((2, middle - 6), str(number), fill=NUMBER)
    written = io.BytesIO()
    ImageChops.multiply(picture, shade).save(written, "PNG", optimize=True)
    return base64.b64encode(written.getvalue()).decode()
