"""The memo page's choices, the memo as it reads on screen, and its files."""

import streamlit as st

from ita import memo
from ita.errors import ItaError
from ita.memo.model import Block, Chart, Digits, Document, Heading, Paragraph, Row, Signature, Table
from ita.ui import blocks, frame, link
from ita.wording import _

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "full": "ฉบับเต็ม",
    "summary": "สรุปหนึ่งหน้า",
    "follow-up": "รายงานผล",
    "district": "ทั้งอำเภอ",
}
DIGITS = {"thai": "เลขไทย ๐–๙", "arabic": "เลขอารบิก 0–9"}


def choose_kind() -> str:
    """Which memo; kept in the link."""
    link.adopt("memo", lambda text: text if text in KINDS else memo.KINDS[0], memo.KINDS[0])
    chosen = st.segmented_control(
        _("แบบ"),
        list(KINDS),
        format_func=lambda one: _(KINDS[one]),
        key="memo",
        required=True,
        persist_state="session",
    )
    kind = str(chosen or memo.KINDS[0])
    link.write(memo=None if kind == memo.KINDS[0] else kind)
    return kind


def choose_digits() -> Digits:
    """Thai or Arabic digits; kept in the link."""
    link.adopt("digits", lambda text: text if text in DIGITS else memo.DIGITS[0], memo.DIGITS[0])
    chosen = st.segmented_control(
        _("ตัวเลข"),
        list(DIGITS),
        format_func=lambda one: _(DIGITS[one]),
        key="digits",
        required=True,
        persist_state="session",
    )
    digits = memo.digits_named(str(chosen or memo.DIGITS[0]))
    link.write(digits=None if digits == memo.DIGITS[0] else digits)
    return digits


@st.cache_data(max_entries=4, show_spinner=False)
def _fault(place: str, changed: float) -> tuple[str, str] | None:
    """What is wrong with the office's template of this place and time; None where nothing is."""
    try:
        memo.check_template()
    except ItaError as broken:
        return broken.what, broken.hint
    return None


def downloads(made: Document, stem: str) -> None:
    """Word and PDF, made when the reader asks for them; a broken template is told before."""
    place = memo.template_file()
    fault = _fault(str(place), place.stat().st_mtime if place.is_file() else 0.0)
    if fault:
        frame.show_error(ItaError(*fault))
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Word",
            lambda: memo.docx(made),
            f"{stem}.docx",
            WORD,
            key="memo_docx",
            icon=":material/description:",
            on_click="ignore",
            type="primary",
            disabled=fault is not None,
            help=_("ดาวน์โหลดเป็น Word แก้ต่อได้"),
        )
        st.download_button(
            "PDF",
            lambda: memo.pdf(made),
            f"{stem}.pdf",
            "application/pdf",
            key="memo_pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            help=_("ดาวน์โหลดเป็น PDF"),
        )


def on_screen(made: Document) -> None:
    """The memo as it reads, charts named where they stand."""
    with st.container(border=True):
        st.markdown("\n\n".join(filter(None, [*_head(made), *map(_block, made.blocks)])))


def _head(made: Document) -> list[str]:
    notice = f":orange[{blocks.plain(made.notice)}]" if made.notice else ""
    if made.head is None:
        return [notice, f"### {blocks.plain(made.title)}"]
    head = made.head
    pairs = (head.office, head.number, head.date, head.subject, head.addressee)
    lines = [f"**{blocks.plain(label)}** {blocks.plain(said)}" for label, said in pairs]
    return [notice, f"### {blocks.plain(head.title)}", "  \n".join(lines)]


def _block(block: Block) -> str:
    match block:
        case Heading():
            said = blocks.plain(block.text)
            return f"### {said}" if block.level == 1 else f"**{said}**"
        case Paragraph():
            said = blocks.plain(block.text)
            if block.style in ("note", "source"):
                return f":gray[:small[{said}]]"
            return f"**{blocks.plain(block.lead)}** {said}".strip() if block.lead else said
        case Table():
            return _table(block)
        case Chart():
            return f":gray[{blocks.plain(_('[แผนภูมิในไฟล์: {caption}]').format(caption=block.caption))}]"
        case Signature():
            place = f"(……………………………)  \n{blocks.plain(block.position)}"
            return f"**{blocks.plain(block.opinion)}**\n\n{place}" if block.opinion else place
    return ""


def _table(table: Table) -> str:
    rules = {"left": ":---", "center": ":---:", "right": "---:"}
    lines = [
        "| " + " | ".join(blocks.plain(column.heading) for column in table.columns) + " |",
        "| " + " | ".join(rules[column.align] for column in table.columns) + " |",
        *(_row(row, len(table.columns)) for row in table.rows),
    ]
    told = "\n".join(lines)
    return f"**{blocks.plain(table.caption)}**\n\n{told}" if table.caption else told


def _row(row: Row, count: int) -> str:
    cells = [blocks.plain(cell.replace("\n", " ")) for cell in row.cells]
    if row.kind != "plain":
        cells = [f"**{cell}**" if cell else "" for cell in cells]
    return "| " + " | ".join([*cells, *[""] * (count - len(cells))]) + " |"
