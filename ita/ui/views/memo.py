"""The memo page's choices, the memo as it reads on screen, and its files."""

from collections.abc import Iterable

from ita import measures, memo, wording
from ita.config import data_folder
from ita.errors import ItaError
from ita.measures import Plan
from ita.memo.model import Block, Chart, Digits, Document, Heading, Paragraph, Row, Signature, Table
from ita.store import Store
from ita.ui import choices, notices, pieces
from ita.ui.scope import Chosen
from ita.ui.screen import BOLD, LINES, QUIET, SMALL, Marked, st
from ita.wording import N_, _

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "full": N_("ฉบับเต็ม"),
    "summary": N_("สรุปหนึ่งหน้า"),
    "follow-up": N_("รายงานผล"),
    "district": N_("ทั้งอำเภอ"),
}
MEMO_CELLS = 10_000  # the room of a long memo, as the store counts
TITLE, PARTS = Marked("### {}"), Marked("\n\n")
DIGITS = {"thai": N_("เลขไทย ๐–๙"), "arabic": N_("เลขอารบิก 0–9")}


def choose_kind() -> str:
    """Which memo."""
    return choices.press("memo", {kind: _(name) for kind, name in KINDS.items()}, _("แบบ"), memo.KINDS[0])


def choose_digits() -> Digits:
    """Thai or Arabic digits; those usual in the language until others are chosen."""
    usual = memo.usual_digits()
    # A choice that is not in the link was the usual one, of the language read before.
    if "digits" not in st.query_params and st.session_state.get("usual_digits") != usual:
        st.session_state["digits"] = usual
    st.session_state["usual_digits"] = usual
    names = {digits: _(name) for digits, name in DIGITS.items()}
    return memo.digits_named(choices.press("digits", names, _("ตัวเลข"), usual))


def written(
    store: Store, chosen: Chosen, plan: Plan | None, kind: str, digits: Digits
) -> tuple[Document, Marked]:
    """The memo and how it reads on screen, made once for a build, a plan, the notes on the years and a language."""

    notes = measures.notes_by_year(data_folder(), chosen.agency_id)

    def make() -> tuple[Document, Marked]:
        made = memo.document(
            store,
            **chosen.key,
            kind=kind,
            digits=digits,
            measures=plan.frame if plan else None,
            follow_ups=plan.follow_up_frame if plan else None,
            notes=notes,
        )
        return made, PARTS.join(filter(None, [*_head(made), *map(_block, made.blocks)]))

    of = ("memo", chosen.agency_id, chosen.fiscal_year, kind, digits)
    return store.once((*of, wording.language(), store.stale_notice, plan, *notes.items()), make, MEMO_CELLS)


@st.cache_data(max_entries=4, show_spinner=False)
def _fault(place: str, changed: float) -> tuple[str, str] | None:
    """What is wrong with the office's template of this place and time; None where nothing is."""
    try:
        memo.check_template()
    except ItaError as broken:
        return broken.what, broken.hint
    return None


def downloads(store: Store, chosen: Chosen, plan: Plan | None, made: Document, kind: str) -> None:
    """Word, PDF, and the workbook of all tables, made when the reader asks for them; a broken template is told before."""
    stem = f"ita-{chosen.agency_id}-{chosen.fiscal_year}"
    language = wording.language()
    notes = measures.notes_by_year(data_folder(), chosen.agency_id)

    def all_tables() -> bytes:
        from ita import agency_workbook, workbook

        wording.speak(language)
        return workbook.excel(
            *agency_workbook.agency_tables(store, chosen.agency_id, chosen.fiscal_year, plan, notes)
        )

    place = memo.template_file()
    fault = _fault(str(place), place.stat().st_mtime if place.is_file() else 0.0)
    if fault:
        notices.show_error(ItaError(*fault))
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Word",
            lambda: memo.docx(made),
            f"{stem}-{kind}.docx",
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
            f"{stem}-{kind}.pdf",
            "application/pdf",
            key="memo_pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            help=_("ดาวน์โหลดเป็น PDF"),
        )
        st.download_button(
            _("สมุดงาน Excel"),
            all_tables,
            f"{stem}.xlsx",
            pieces.EXCEL,
            key="agency_workbook",
            icon=":material/table:",
            on_click="ignore",
            help=_("ทุกตารางของหน่วยงานในปีนี้ ชีตละตาราง"),
        )


def on_screen(text: Marked) -> None:
    """The memo as it reads, charts named where they stand."""
    with st.container(border=True):
        st.markdown(text)


def _head(made: Document) -> list[Marked]:
    notice = Marked(":orange[{}]").format(made.notice) if made.notice else Marked()
    if made.head is None:
        return [notice, TITLE.format(made.title)]
    head = made.head
    pairs = (head.office, head.number, head.date, head.subject, head.addressee)
    lines = [Marked("**{}** {}").format(label, said) for label, said in pairs]
    return [notice, TITLE.format(head.title), LINES.join(lines)]


def _block(block: Block) -> Marked:
    match block:
        case Heading():
            return TITLE.format(block.text) if block.level == 1 else BOLD.format(block.text)
        case Paragraph():
            if block.style in ("note", "source"):
                return SMALL.format(block.text)
            return Marked(" ").join([*([BOLD.format(block.lead)] if block.lead else []), block.text])
        case Table():
            return _table(block)
        case Chart():
            return QUIET.format(_("[แผนภูมิในไฟล์: {caption}]").format(caption=block.caption))
        case Signature():
            place = Marked("(……………………………)  \n{}").format(block.position)
            return PARTS.join([BOLD.format(block.opinion), place]) if block.opinion else place
    return Marked()


def _table(table: Table) -> Marked:
    rules = {"left": Marked(":---"), "center": Marked(":---:"), "right": Marked("---:")}
    told = Marked("\n").join(
        [
            _line(column.heading for column in table.columns),
            _line(rules[column.align] for column in table.columns),
            *(_row(row, len(table.columns)) for row in table.rows),
        ]
    )
    return PARTS.join([BOLD.format(table.caption), told]) if table.caption else told


def _row(row: Row, count: int) -> Marked:
    cells: Iterable[str] = row.cells
    if row.kind != "plain":
        cells = [BOLD.format(cell) if cell else "" for cell in row.cells]
    return _line([*cells, *[""] * (count - len(row.cells))])


def _line(cells: Iterable[str]) -> Marked:
    return Marked("| {} |").format(Marked(" | ").join(cells))
