"""A memo as Word: head, header and footer by docxtpl from the office's template, the body in its styles."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu

from ita.config import ROOT, data_folder
from ita.errors import ItaError
from ita.memo import paper
from ita.memo.model import Block, Chart, Document, Heading, PageBreak, Paragraph, Row, Signature, Table
from ita.memo.word_template import STYLES, stamped
from ita.reader import service
from ita.reader.form_faults import BODY, FILTERS, FormError

TWIPS = 567  # of a centimetre
PADDING = 25  # twips above and below the words of a cell
INSET = 108  # twips Word leaves inside a cell, so that borders stay inside the margins
PARAGRAPHS = {"body": "Memo Body", "item": "Memo Item", "note": "Memo Note", "source": "Memo Note"}
DOTS = "." * 50


def template_file() -> Path:
    """The office's template in its data folder, else the project's."""
    own = data_folder() / "templates" / "memo.docx"
    return own if own.is_file() else ROOT / "data" / "templates" / "memo.docx"


def write(document: Document) -> bytes:
    """The Word file. Raises ItaError where the template cannot be read, filled in, or lacks a style."""
    file = template_file()
    filled = _filled(document, file)
    _need_styles(filled, file)
    body = filled.element.body
    place = next((one for one in body.iter(qn("w:p")) if BODY in "".join(one.itertext())), None)
    if place is None:
        raise ItaError(f"แม่แบบ {file} ไม่มีที่วางเนื้อหา", "ใส่ย่อหน้า {{p body }} กลับ " + _remedy(file))
    if document.is_landscape:
        _turn(filled)
    _number_pages(filled, document)
    ids = {style.name: style.style_id for style in filled.styles}
    section = filled.sections[0]
    width = Emu(section.page_width - section.left_margin - section.right_margin).cm
    for block in document.blocks:
        for element in _elements(block, document, filled, ids, width):
            place.addprevious(element)
    _remove(place)
    written = io.BytesIO()
    filled.save(written)
    return stamped(written.getvalue())


def _remedy(file: Path) -> str:
    return f"หรือสร้างแม่แบบใหม่ด้วย python -m ita.memo.word_template {file}"


def _filled(document: Document, file: Path) -> Any:
    """The template with its fields filled in and a mark where the body belongs."""
    head = document.head
    values: dict[str, str | bool] = {
        "title": document.title,
        "notice": document.notice,
        "version": document.version,
        "is_memo": head is not None,
        "head_title": head.title if head else "",
    }
    for name in ("office", "number", "date", "subject", "addressee"):
        label, said = getattr(head, name) if head else ("", "")
        values |= {f"{name}_label": label, name: said}
    try:
        return docx.Document(io.BytesIO(service.filled_form(file.read_bytes(), values)))
    except OSError as unreadable:
        raise ItaError(f"เปิดแม่แบบ {file} ไม่ได้ ({unreadable.strerror})", _remedy(file)) from unreadable
    except FormError as fault:
        raise _told(fault, file, [*values, "body"]) from fault


def _told(fault: FormError, file: Path, names: list[str]) -> ItaError:
    """What is wrong with the template, where, and what may stand there."""
    name, near = fault.facts.get("name", ""), fault.facts.get("near", "")
    where = f" ใกล้ “{near}”" if near else ""
    if fault.code == "unknown_name":
        return ItaError(
            f"แม่แบบ {file} ใช้ช่องที่ไม่มี: {name}{where}",
            f"ช่องที่ใช้ได้: {', '.join(sorted(names))} {_remedy(file)}",
        )
    if fault.code == "not_offered":
        return ItaError(
            f"แม่แบบ {file} มีคำสั่งที่ใช้ในแม่แบบไม่ได้{f': {name}' if name else ''}{where}",
            f"ใน {{{{ }}}} ใส่ได้เพียงชื่อช่อง ตามด้วย {' '.join(f'|{one}' for one in FILTERS)} ได้ และใช้ {{% if %}} ได้ {_remedy(file)}",
        )
    if fault.code == "syntax":
        return ItaError(f"แม่แบบ {file} มีช่อง {{{{ }}}} ที่เขียนผิด{where}", f"แก้เครื่องหมายให้ครบคู่ {_remedy(file)}")
    if fault.code == "too_large":
        return ItaError(f"แม่แบบ {file} ใหญ่หรือซับซ้อนผิดปกติ", f"เหลือไว้เพียงหัวกระดาษและช่องที่ใช้ {_remedy(file)}")
    return ItaError(f"เปิดแม่แบบ {file} ไม่ได้: ไฟล์เสียหายหรือไม่ใช่ Word (.docx)", _remedy(file))


def _need_styles(filled: Any, file: Path) -> None:
    known = {style.name for style in filled.styles}
    missing = [name for name in STYLES if name not in known]
    if missing:
        raise ItaError(
            f"แม่แบบ {file} ไม่มีลักษณะ (style): {', '.join(missing)}", f"ตั้งชื่อลักษณะกลับ {_remedy(file)}"
        )


def _number_pages(filled: Any, document: Document) -> None:
    for section in filled.sections:
        form = "thaiNumbers" if document.digits == "thai" else "decimal"
        numbers = section._sectPr.find(qn("w:pgNumType"))
        if numbers is None:
            numbers = _element("<w:pgNumType></w:pgNumType>")
            section._sectPr.find(qn("w:pgMar")).addnext(numbers)
        numbers.set(qn("w:fmt"), form)


def _turn(filled: Any) -> None:
    section = filled.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.8)


def _remove(element: Any) -> None:
    element.getparent().remove(element)


def _runs(text: str, bold: bool = False) -> str:
    marks = "<w:rPr><w:b/><w:bCs/><w:cs/></w:rPr>" if bold else "<w:rPr><w:cs/></w:rPr>"
    lines = text.split("\n")
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{marks}{inside}</w:r>"


def _paragraph(
    text: str, style: str, align: str = "", more: str = "", bold: bool = False, lead: str = ""
) -> str:
    shape = f'<w:jc w:val="{align}"/>' if align and align != "left" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{shape}</w:pPr>{lead}{_runs(text, bold) if text else ""}</w:p>'


def _gap(ids: dict[str, str]) -> str:
    """What parts a table from what follows."""
    shape = '<w:spacing w:before="0" w:after="0" w:line="140" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{ids["Memo Note"]}"/>{shape}</w:pPr></w:p>'


def _element(xml: str) -> Any:
    opening, _space, rest = xml.partition(">")
    return parse_xml(f"{opening} {nsdecls('w')}>{rest}")


def _elements(
    block: Block, document: Document, filled: Any, ids: dict[str, str], width: float
) -> Iterator[Any]:
    """The block as elements of a Word body."""
    match block:
        case Heading():
            yield _element(_paragraph(block.text, ids[f"Heading {block.level}"]))
        case Paragraph():
            lead = _runs(f"{block.lead} ", bold=True) if block.lead else ""
            yield _element(_paragraph(block.text, ids[PARAGRAPHS[block.style]], lead=lead))
        case PageBreak():
            yield _element('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        case Table():
            if block.caption:
                yield _element(_paragraph(block.caption, ids["Memo Caption"]))
            yield _element(_table(block, ids, width))
            yield _element(_gap(ids))
        case Chart():
            yield _element(_paragraph(block.caption, ids["Memo Caption"]))
            yield _picture(block, document, filled, ids, width)
        case Signature():
            yield from (_element(one) for one in _signature(block, ids))


def _picture(chart: Chart, document: Document, filled: Any, ids: dict[str, str], width: float) -> Any:
    content, centimetres = paper.picture(chart, document, width)
    paragraph = filled.add_paragraph(style=next(name for name, one in ids.items() if one == ids["Memo Note"]))
    run = paragraph.add_run()
    shape = run.add_picture(io.BytesIO(content), width=Cm(centimetres))
    shape._inline.docPr.set("descr", chart.alt)
    shape._inline.docPr.set("name", chart.caption)
    _remove(paragraph._p)
    return paragraph._p


def _table(table: Table, ids: dict[str, str], width: float) -> str:
    """Fixed widths inside the margins; the header row repeats and no row is torn over two pages."""
    parts = sum(column.width for column in table.columns)
    widths = [round(column.width / parts * (width * TWIPS - INSET)) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = Row(tuple(column.heading for column in table.columns))
    rows = [_row(head, table, widths, ids, heading=True)]
    rows += [_row(row, table, widths, ids, heading=False) for row in table.rows]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{INSET}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{PADDING}" w:type="dxa"/>'
        f'<w:left w:w="{INSET}" w:type="dxa"/><w:bottom w:w="{PADDING}" w:type="dxa"/>'
        f'<w:right w:w="{INSET}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(row: Row, table: Table, widths: list[int], ids: dict[str, str], *, heading: bool) -> str:
    repeated = "<w:tblHeader/>" if heading else ""
    cells = []
    if row.kind == "group":
        cells.append(
            _cell(
                row.cells[0], sum(widths), "left", ids, span=len(widths), fill="F2F2F2", bold=True, keeps=True
            )
        )
    else:
        for text, column, width in zip(row.cells, table.columns, widths, strict=True):
            cells.append(
                _cell(
                    text,
                    width,
                    "center" if heading else column.align,
                    ids,
                    fill="E7ECF2" if heading else "F7F7F7" if row.kind == "total" else "",
                    bold=heading or row.kind == "total",
                    keeps=heading,
                )
            )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str,
    width: int,
    align: str,
    ids: dict[str, str],
    *,
    span: int = 1,
    fill: str = "",
    bold: bool = False,
    keeps: bool = False,
) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    more = "<w:keepNext/>" if keeps else ""
    inside = _paragraph(text, ids["Memo Cell"], align, more, bold)
    middle = '<w:vAlign w:val="center"/>' if bold else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{shade}{middle}</w:tcPr>{inside}</w:tc>'


def _signature(block: Signature, ids: dict[str, str]) -> Iterator[str]:
    """An opinion's lines, then the place for a name and the position, all on one page."""
    if block.opinion:
        yield _paragraph(block.opinion, ids["Heading 2"])
        yield _paragraph(DOTS * 2, ids["Memo Line"])
    sign = ids["Memo Sign"]
    yield _paragraph("", sign)
    yield _paragraph(f"({DOTS})", sign, "center")
    yield _paragraph(block.position, sign, "center", '<w:keepNext w:val="0"/>')
