"""Makes the Word template of memos anew: `python -m ita.memo.word_template`. An office edits the file, not this.

Thai in Word takes its font and size from the complex-script settings (w:cs, w:szCs, w:bCs), so every style has them.
"""

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from ita.config import ROOT

FONT = "TH Sarabun New"
OTHER_FONTS = ("TH SarabunPSK", "Sarabun")
PLACE = ROOT / "data" / "templates" / "memo.docx"
BODY, SMALL, CELL = 16, 13, 14
STAMP = (1980, 1, 1, 0, 0, 0)

# Style → size in points, bold, points before and after, first-line indent in cm, stays with what follows, alignment.
STYLES: dict[str, tuple[float, bool, float, float, float, bool, str]] = {
    "Normal": (BODY, False, 0, 0, 0, False, "left"),
    "Heading 1": (BODY, True, 10, 3, 0, True, "left"),
    "Heading 2": (BODY, True, 6, 3, 0, True, "left"),
    "Memo Title": (24, True, 0, 6, 0, True, "center"),
    "Memo Report Title": (18, True, 0, 8, 0, True, "center"),
    "Memo Line": (BODY, False, 0, 2, 0, True, "left"),
    "Memo Body": (BODY, False, 0, 4, 1.5, False, "left"),
    "Memo Item": (BODY, False, 0, 2, 0, False, "left"),
    "Memo Note": (SMALL, False, 2, 4, 0, False, "left"),
    "Memo Caption": (CELL, True, 6, 2, 0, True, "left"),
    "Memo Cell": (CELL, False, 0, 0, 0, False, "left"),
    "Memo Sign": (BODY, False, 0, 2, 0, True, "left"),
    "Header": (SMALL, False, 0, 0, 0, False, "center"),
    "Footer": (SMALL, False, 0, 0, 0, False, "center"),
}


def main(place: Path = PLACE) -> None:
    """Write the template."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(made())


def made() -> bytes:
    """The template: styles, page, head with its fields, the place of the body, header and footer."""
    document = Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    _drop_unused_styles(document)
    _defaults(document)
    for name, told in STYLES.items():
        _style(document, name, *told)
    _page(document)
    _head(document)
    document.add_paragraph("{{p body }}", style="Normal")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "{{ title }}", "ITA dashboard", ""
    _other_fonts(document)
    _drop_unused_parts(document)
    written = io.BytesIO()
    document.save(written)
    return stamped(written.getvalue())


def stamped(content: bytes) -> bytes:
    """The same Word file with fixed times inside, so that equal contents are equal bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(written, "w") as kept:
        for name in sorted(given.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, given.read(name))
    return written.getvalue()


def _drop_unused_styles(document: Any) -> None:
    kept = {*STYLES, "Default Paragraph Font", "Normal Table", "No List"}
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")).title() not in {name.title() for name in kept}:
            document.styles.element.remove(style)


def _drop_unused_parts(document: Any) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.rpartition("/")[2] in (
                "stylesWithEffects",
                "customXml",
                "thumbnail",
                "numbering",
            ):
                del rels[key]


def _fonts() -> Any:
    names = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>")


def _run_properties(size: float, bold: bool) -> Any:
    marks = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    half = round(size * 2)
    properties = parse_xml(
        f'<w:rPr {nsdecls("w")}>{marks}<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        '<w:lang w:val="en-US" w:eastAsia="th-TH" w:bidi="th-TH"/></w:rPr>'
    )
    properties.insert(0, _fonts())
    return properties


def _defaults(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    change = defaults.find(qn("w:rPrDefault"))
    for child in list(change):
        change.remove(child)
    change.append(_run_properties(BODY, False))


def _style(
    document: Any,
    name: str,
    size: float,
    bold: bool,
    before: float,
    after: float,
    indent: float,
    keeps: bool,
    alignment: str,
) -> None:
    styles = document.styles
    known = {style.name for style in styles}
    style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        style.base_style = styles["Normal"]
    old = style.element.find(qn("w:rPr"))
    if old is not None:
        style.element.remove(old)
    style.element.append(_run_properties(size, bold))
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = 1.0
    shape.keep_with_next = keeps
    shape.widow_control = True
    for link in style.element.findall(qn("w:link")):
        style.element.remove(link)
    shape.alignment = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER}[alignment]
    if indent:
        shape.first_line_indent = Cm(indent)
    if name == "Memo Item":
        shape.left_indent, shape.first_line_indent = Cm(1.5), Cm(-0.7)
    if name == "Memo Sign":
        shape.left_indent = Cm(8)
    style.quick_style = True


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    section.header_distance, section.footer_distance = Cm(0.9), Cm(0.8)
    section.header.paragraphs[0].style = document.styles["Header"]
    section.header.paragraphs[0].text = "{{ notice }}"
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    foot.add_run("{{ version }} · ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _head(document: Any) -> None:
    document.add_paragraph("{%p if is_memo %}", style="Normal")
    document.add_paragraph("{{ head_title }}", style="Memo Title")
    for fields in (("office",), ("number", "date"), ("subject",), ("addressee",)):
        line = document.add_paragraph(style="Memo Line")
        for place, field in enumerate(fields):
            if place:
                line.add_run("\t")
                line.paragraph_format.tab_stops.add_tab_stop(Cm(8))
            line.add_run(f"{{{{ {field}_label }}}} ").bold = True
            line.runs[-1].font.cs_bold = True
            line.add_run(f"{{{{ {field} }}}}")
    _underlined(document.paragraphs[-1])
    document.add_paragraph("{%p else %}", style="Normal")
    document.add_paragraph("{{ title }}", style="Memo Report Title")
    document.add_paragraph("{%p endif %}", style="Normal")


def _underlined(line: Any) -> None:
    line._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>'
        )
    )


def _other_fonts(document: Any) -> None:
    """Name the fonts that may stand in for ours, for programs that read the font table."""
    for part in document.part.package.iter_parts():
        if part.partname.endswith("fontTable.xml"):
            others = ",".join(OTHER_FONTS)
            part._blob = (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>'
                f'<w:font w:name="{FONT}"><w:altName w:val="{others}"/><w:charset w:val="DE"/>'
                '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            ).encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PLACE)
