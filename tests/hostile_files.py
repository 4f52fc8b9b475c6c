"""Files made to hurt a reader: small, and without end or measure when opened; and valid ones in any number."""

import io
import zipfile
from collections.abc import Callable

_SHEET_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(members: dict[str, str | bytes]) -> bytes:
    """A compressed package of these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return written.getvalue()


def workbook(sheet: str, strings: str = "") -> bytes:
    """A workbook of one sheet, `sheet` and `strings` being the inside of its sheet data and shared strings."""
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET_MAIN}">{strings}</sst>',
        }
    )


def two_far_cells() -> bytes:
    """A1 and the last cell a sheet can have: half a terabyte to a reader that makes room for all between."""
    return workbook(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def one_string_many_times() -> bytes:
    """17 kB: eight thousand cells of one text of ten thousand letters."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 8_001))
    return workbook(cells, f"<si><t>{'a' * 10_000}</t></si>")


def blank_sheet() -> bytes:
    """A sheet of 290 MB of blanks in 0.3 MB."""
    return workbook(" " * (290 * 2**20))


def unpacking(megabytes: int) -> bytes:
    """So much of nothing, packed."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/workbook.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(2**20))
    return written.getvalue()


def jagged() -> bytes:
    """320 kB: sixty thousand short lines and one of two hundred thousand commas."""
    return b"a\n" * 60_000 + b"," * 200_000 + b"\n"


def word(body: str) -> bytes:
    """A Word file with this inside its body."""
    return packed(
        {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    )


def nested_boxes(depth: int) -> bytes:
    """Text boxes, each in a paragraph of the one around it."""
    return word(
        "<w:p><w:txbxContent>" * depth
        + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
        + "</w:txbxContent></w:p>" * depth
    )


def nested_tables(depth: int) -> bytes:
    """Tables, each in the one cell of the one around it."""
    return word("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth)


def many_entities() -> bytes:
    """A document whose one letter stands for a thousand million."""
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "ha">' for n in range(10)
    )
    return packed(
        {
            "word/document.xml": f'<!DOCTYPE d [{entities}]><w:document xmlns:w="{_WORD}"><w:body><w:p><w:r>'
            "<w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
        }
    )


def pdf(pages: list[list[str]]) -> bytes:
    """A valid PDF: a page a list, a line a text of ASCII letters."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F1 11 Tf 72 {780 - 14 * (place % 50)} Td ({line}) Tj ET\n"
            for place, line in enumerate(lines)
        ).encode("ascii")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(written),
        )
    )


def varied_pdf(number: int) -> tuple[bytes, list[str]]:
    """A valid PDF that no other number gives, and the texts that stand in it."""
    pages = [
        [
            f"Agency {number} page {page} line {line} score {(number * 7 + page * 13 + line) % 100}.25"
            for line in range(1 + (number + page) % 30)
        ]
        for page in range(1 + number % 12)
    ]
    return pdf(pages), [line for page in pages for line in page]


def repeated(one: bytes, pages: int) -> bytes:
    """A PDF of one page with that page so many times."""
    head, _, rest = one.partition(b"2 0 obj\n")
    _old, _, tail = rest.partition(b"\nendobj\n")
    kids = b"5 0 R " * pages
    return head + b"2 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (pages, kids) + tail


def endless_pdf() -> bytes:
    """Five hundred pages of twenty thousand strings each, all of one content."""
    return repeated(pdf([[f"string {place} 1.23" for place in range(20_000)]]), 500)


def slow_pdf(pages: int = 500) -> bytes:
    """So many pages of three hundred thousand strokes each, all of one content and without a letter."""
    head, _, rest = pdf([["a"]]).partition(b"4 0 obj\n")
    _old, _, tail = rest.partition(b"\nendobj\n")
    strokes = b"0 0 m 9 9 l S\n" * 300_000
    drawn = b"<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(strokes), strokes)
    return repeated(head + b"4 0 obj\n" + drawn + tail, pages)


HOSTILE: list[tuple[str, Callable[[], bytes]]] = [
    ("two far cells.xlsx", two_far_cells),
    ("one string.xlsx", one_string_many_times),
    ("blank sheet.xlsx", blank_sheet),
    ("zeros.xlsx", lambda: unpacking(320)),
    ("jagged.csv", jagged),
    ("newlines.csv", lambda: b"\n" * (20 * 2**20)),
    ("commas.csv", lambda: b"," * (20 * 2**20)),
    ("one field.csv", lambda: b"a" * (20 * 2**20)),
    ("open quote.csv", lambda: b'"' + b"a,\n" * (3 * 2**20)),
    ("returns.csv", lambda: b"\r" * (20 * 2**20)),
    ("short rows.csv", lambda: b"a,b\n" * (5 * 2**20)),
    ("zeros.docx", lambda: unpacking(320)),
    ("entities.docx", many_entities),
    ("boxes.docx", lambda: nested_boxes(60)),
    ("boxes within boxes.docx", lambda: nested_boxes(5_000)),
    ("tables.docx", lambda: nested_tables(100)),
    ("tables within tables.docx", lambda: nested_tables(5_000)),
    (
        "span.docx",
        lambda: word(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="abc"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        ),
    ),
    ("endless.pdf", endless_pdf),
    ("slow.pdf", slow_pdf),
    ("letters.txt", lambda: b"1.23 " * (4 * 2**20)),
    ("tabs.txt", lambda: b"\t" * (4 * 2**20)),
]
