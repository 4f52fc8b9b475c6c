"""Tables of tests/layouts.py printed as PDFs, in the manners that offices print them."""

import random
from dataclasses import dataclass
from pathlib import Path

import typst
from layouts import Example

FONTS = Path(__file__).resolve().parent.parent / "ita" / "memo" / "fonts"
HEAD = '#set text(font: "Sarabun", size: {size}pt, lang: "th")\n#set page(width: {width}pt, height: {height}pt, margin: 40pt{footer})\n'


@dataclass(frozen=True)
class Manner:
    """How a table is printed. `rules` is all, none, heading (above and below the headings), rows or columns."""

    rules: str = "all"
    align: str = "left"
    size: float = 11
    inset: float = 5
    is_wide: bool = False
    has_prose: bool = False
    has_footer: bool = False
    narrow: str = ""  # how the columns are set, where a name shall wrap


MANNERS = {
    "ruled": Manner(),
    "plain": Manner("none", has_prose=True),
    "centred": Manner("all", "center", has_footer=True),
    "centred plain": Manner("none", "center", has_footer=True),
    "book": Manner("heading", "right", size=10, has_prose=True),
    "row rules": Manner("rows", has_footer=True, has_prose=True),
    "column rules": Manner("columns", "center"),
    "small": Manner("all", size=7, inset=2, is_wide=True),
    "tight": Manner("none", size=9, inset=3, is_wide=True),
}
STROKES = {
    "all": "0.5pt",
    "none": "none",
    "heading": "(x, y) => if y == 0 {(top: 1pt, bottom: 0.5pt)}",
    "rows": "(top: 0.5pt, bottom: 0.5pt)",
    "columns": "(left: 0.5pt, right: 0.5pt)",
}


def escaped(cell: object) -> str:
    return '#"' + str(cell).replace("\\", "\\\\").replace('"', '\\"') + '"' if cell != "" else ""


def typst_source(rows: list[list[object]], manner: Manner) -> str:
    """The rows as a page: rows of one cell above the first longer row are titles."""
    width = max(len(row) for row in rows)
    is_wide = manner.is_wide or width > 8
    page = (842, 595) if is_wide else (595, 842)
    footer = ", footer: align(center)[#context counter(page).display()]" if manner.has_footer else ""
    text = HEAD.format(size=manner.size, width=page[0], height=page[1], footer=footer)
    if manner.has_prose:
        text += "ตามที่สำนักงานได้ดำเนินการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ นั้น บัดนี้การประเมินเสร็จสิ้นแล้ว จึงขอแจ้งผลดังนี้\n\n"
    body = [[*row, *[""] * (width - len(row))] for row in rows]
    while body and (not any(body[0]) or (width > 1 and body[0][0] != "" and not any(body[0][1:]))):
        if any(body[0]):
            text += escaped(body[0][0]) + "\n\n"
        body = body[1:]
    cells = ", ".join(f"[{escaped(cell)}]" for row in body for cell in row)
    columns = manner.narrow or f"{width}"
    text += f"#table(columns: {columns}, inset: {manner.inset}pt, align: {manner.align}, stroke: {STROKES[manner.rules]}, {cells})\n\n"
    if manner.has_prose:
        text += "จึงเรียนมาเพื่อโปรดทราบ และพิจารณาดำเนินการในส่วนที่เกี่ยวข้องต่อไป\n"
    return text


def printed(source: str) -> bytes:
    return bytes(typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))


def write(example: Example, manner: Manner, folder: Path) -> Path:
    path = folder / f"{random.Random(example.name).randrange(10**6)}.pdf"
    path.write_bytes(printed(typst_source(example.rows, manner)))
    return path
