"""Tables of tests/layouts.py printed as PDFs, in the manners that offices print them."""

import io
import random
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
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
    width = max([1, *map(len, rows)])
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


def pages_of(head: list[str], rows: list[list[str]], *, is_repeated: bool, rules: str = "all") -> bytes:
    """A table over several small pages, its headings on each of them or on the first only, with a footer."""
    cells = ", ".join(f"[{escaped(cell)}]" for row in rows for cell in row)
    heads = ", ".join(f"[{escaped(cell)}]" for cell in head)
    return printed(
        HEAD.format(size=11, width=420, height=300, footer=', footer: align(center)[หน้า #context counter(page).display() / 9]')
        + f'{escaped("ผลการประเมิน ปีงบประมาณ 2565")}\n\n'
        + f"#table(columns: {len(head)}, stroke: {STROKES[rules]}, table.header(repeat: {str(is_repeated).lower()}, {heads}), {cells})"
    )  # fmt: skip


def with_text_layer(lines: list[list[tuple[float, str]]]) -> bytes:
    """A page whose text layer says just these letters, a line a list of texts and where they begin: as broken as wanted."""
    letters = sorted({letter for line in lines for _left, text in line for letter in text})
    code_of = {letter: 0x21 + number for number, letter in enumerate(letters)}
    assert len(letters) < 0xD0
    shown = "".join(
        f"BT /F1 9 Tf {left} {780 - 22 * number} Td <{''.join(f'{code_of[one]:02x}' for one in text)}> Tj ET\n"
        for number, line in enumerate(lines)
        for left, text in line
    )
    named = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in code_of.items()
    )
    unicode_of = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{named}\nendbfchar\nendcmap end end"
    )
    widths = " ".join(["500"] * 224)
    return objects_as_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            f"<< /Type /Font /Subtype /TrueType /BaseFont /Courier /FirstChar 32 /LastChar 255 /Widths [{widths}] /ToUnicode 6 0 R >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
            f"<< /Length {len(unicode_of)} >>\nstream\n{unicode_of}\nendstream",
        ]
    )


def with_kerned_glyphs(lines: list[list[tuple[float, str]]], untold: str = "") -> bytes:
    """As `with_text_layer`, as Word draws: each glyph by its number in the font, kerned; the letters `untold` have no name."""
    letters = sorted({letter for line in lines for _left, text in line for letter in text})
    number_of = {letter: 0x2B + number for number, letter in enumerate(letters)}  # 0x30 would be `0`
    drawn = "".join(
        f"BT /F1 9 Tf 1 0 0 1 {left} {780 - 22 * number} Tm ["
        + " ".join(f"<{number_of[one]:04x}> {(-15, 8, 0)[place % 3]}" for place, one in enumerate(text))
        + "] TJ ET\n"
        for number, line in enumerate(lines)
        for left, text in line
    )
    named = [
        f"<{number:04x}> <{letter.encode('utf-16-be').hex()}>"
        for letter, number in number_of.items()
        if letter not in untold
    ]
    unicode_of = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(named)} beginbfchar\n"
        + "\n".join(named)
        + "\nendbfchar\nendcmap end end"
    )
    return objects_as_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+S /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            f"<< /Length {len(unicode_of)} >>\nstream\n{unicode_of}\nendstream",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+S /DW 500 /FontDescriptor 8 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            "<< /Type /FontDescriptor /FontName /AAAAAA+S /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
        ]
    )


def objects_as_pdf(objects: list[str], trailer: str = "") -> bytes:
    """A PDF file of these objects, the first being its catalogue; `trailer` are further entries of its trailer."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + (tail + end).encode()


def turned(content: bytes, degrees: int) -> bytes:
    """The PDF with its pages turned by the file."""
    document, written = pypdfium2.PdfDocument(content), io.BytesIO()
    for page in document:
        page.set_rotation(degrees)
    document.save(written)
    return written.getvalue()


def scanned(content: bytes) -> bytes:
    """The first page of a PDF as nothing but a picture."""
    picture = pypdfium2.PdfDocument(content)[0].render(scale=1)
    document, written = pypdfium2.PdfDocument.new(), io.BytesIO()
    page = document.new_page(picture.width, picture.height)
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(picture)
    image.set_matrix(pypdfium2.PdfMatrix().scale(picture.width, picture.height))
    page.insert_obj(image)
    page.gen_content()
    document.save(written)
    return written.getvalue()
