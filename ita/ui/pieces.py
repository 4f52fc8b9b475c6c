"""Repeated pieces of a page: chart with table and downloads, source line, and the states without figures."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from ita import charts, queries, sentences, tables, wording
from ita.headings import NUMBERS, Kind, title_of
from ita.rows import Findings, WeakIndicators
from ita.store import Store
from ita.tables import Table
from ita.ui.screen import BOLD, LINES, QUIET, SMALL, Marked, st
from ita.wording import _

# Beyond so many rows a table is sorted and searched rather than read.
LONG_TABLE = 15

# How a grid writes the kinds it sorts as numbers, rounded before by `wording`; the others stand as their texts.
_FORMATS: dict[Kind, str] = {
    "score": "%.2f",
    "points": "%.2f",
    "change": "%+.2f",
    "gap": "%+.2f",
    "count": "%d",
}

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart(figure: charts.Figure, name: str, finding: str) -> None:
    """A chart whose finding is also said in words, for those who do not see it."""
    st.plotly_chart(charts.Drawn(figure), key=f"chart_{name}", theme=None, config=charts.CONFIG, alt=finding)


def picture(drawn: Markup, finding: str, title: str = "", note: str = "") -> None:
    """A picture of HTML under its title, with its finding said in words before it and a note after it."""
    head = Markup("<h3>{}</h3>").format(title) if title else Markup("")
    said = Markup("<p>{}</p>").format(finding) if finding else Markup("")
    after = Markup('<p class="ita-legend">{}</p>').format(note) if note else Markup("")
    camera = Markup('<button data-picture="" title="{label}" aria-label="{label}">⤓ PNG</button>').format(
        label=_("บันทึกเป็นภาพ")
    )
    st.html(
        Markup('<section class="ita-picture">{}{}{}{}{}</section>').format(head, said, drawn, after, camera)
    )


def numbers(name: str, shown: Callable[[], Table], rows: Sequence[sentences.Row] | None = None) -> None:
    """The numbers behind a picture, laid out once the reader opens them: table, downloads, and where they come from."""
    box = st.expander(
        _("ตารางตัวเลข: {title}").format(title=title_of(name)), key=f"numbers_{name}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        made = shown()
        if len(made.frame) > LONG_TABLE:
            grid(made)
        else:
            st.markdown(as_markdown(made))
        downloads(made)
        if rows is not None:
            sources(rows)


def grid(shown: Table) -> None:
    """A long table to sort, search and scroll, its first column always in sight."""
    columns = {
        heading: st.column_config.NumberColumn(format=_FORMATS[kind])
        for heading, kind in shown.kinds.items()
        if kind in _FORMATS
    }
    first = next(iter(shown.kinds))
    columns[first] = st.column_config.Column(pinned=True)
    frame = shown.texts
    for heading, kind in shown.kinds.items():
        if kind in _FORMATS:
            cells = shown.frame[heading]
            frame[heading] = [
                None if wording.is_missing(cell) else float(wording.rounded(cell)) for cell in cells
            ]
    st.dataframe(frame, hide_index=True, column_config=columns, key=f"grid_{shown.name}", alt=shown.title)


def table(shown: Table, *, heading: bool = True, note: str = "") -> None:
    """The numbers as a table that prints and is read aloud, with CSV and Excel of exactly these rows."""
    if heading:
        st.markdown(BOLD.format(shown.title))
    if note:
        st.markdown(note)
    st.markdown(as_markdown(shown))
    downloads(shown)


def as_markdown(shown: Table) -> Marked:
    """The table as Markdown, numbers to the right. A page draws it many times quicker than a table of components."""
    rules = [Marked("---:") if kind in NUMBERS else Marked(":---") for kind in shown.kinds.values()]
    rows = [list(shown.kinds), *shown.texts.itertuples(index=False)]
    head, *body = [Marked("| {} |").format(Marked(" | ").join(map(str, row))) for row in rows]
    return Marked("\n").join([head, Marked("| {} |").format(Marked(" | ").join(rules)), *body])


def downloads(shown: Table) -> None:
    """Excel and CSV of a table, made when the reader asks for them; only then is the Excel library loaded."""
    language = wording.language()

    def excel() -> bytes:
        from ita import workbook

        wording.speak(language)
        return workbook.excel(shown)

    def comma_separated() -> bytes:
        from ita import workbook

        return workbook.comma_separated(shown)

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Excel",
            excel,
            tables.file_name(shown.title, shown.about, ".xlsx"),
            EXCEL,
            key=f"excel_{shown.name}",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
            help=_("ดาวน์โหลด “{title}” เป็น Excel").format(title=shown.title),
        )
        st.download_button(
            "CSV",
            comma_separated,
            tables.file_name(shown.title, shown.about, ".csv"),
            "text/csv",
            key=f"csv_{shown.name}",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
            help=_("ดาวน์โหลด “{title}” เป็น CSV").format(title=shown.title),
        )


def weak_download(store: Store, members: list[str], fiscal_year: int, about: dict[str, str]) -> None:
    """One click for the weak indicators and questions of these agencies: a sheet each, a summary first for several."""
    language = wording.language()

    def made() -> bytes:
        from ita import workbook

        wording.speak(language)
        rows = queries.typed(store, WeakIndicators, agency_ids=members, fiscal_year=fiscal_year)
        return workbook.excel(*tables.weak_lists(rows, about))

    st.download_button(
        _("รายการจุดอ่อน (Excel)"),
        made,
        tables.file_name(_("จุดอ่อน"), about, ".xlsx"),
        EXCEL,
        key="weak_download",
        icon=":material/download:",
        on_click="ignore",
    )


def sources(rows: Sequence[sentences.Row]) -> None:
    """Where the figures were read: the published document, and the file in this office."""
    files = [row["source_file"] for row in rows if row["source_file"]]
    named = [
        *dict.fromkeys(row["source"] for row in rows if row["source"]),
        *dict.fromkeys(_("ไฟล์ {name}").format(name=name) for name in files),
    ]
    said = named[:3]
    if len(named) > len(said):
        said.append(_("และอีก {count} แหล่ง").format(count=len(named) - len(said)))
    text = _("ที่มา: {sources}").format(sources=" · ".join(said) or _("คำนวณจากคะแนนระดับล่าง"))
    st.markdown(SMALL.format(text))


def computed(rows: Sequence[sentences.Row]) -> str:
    """Says which figures we computed because the source does not print them; empty where it prints all."""
    ours = [
        str(row["instrument"]) for row in rows if row["is_computed"] and not wording.is_missing(row["score"])
    ]
    if not ours:
        return ""
    names = wording.listed(ours)
    return _("{names} ไม่มีในเอกสารที่ประกาศ โปรแกรมคำนวณจากคะแนนระดับล่างตามเกณฑ์ของปี").format(names=names)


def figures(cells: list[tuple[str, str, str]]) -> None:
    """A row of big figures: label, figure, and a line under it. They stack on a phone.

    As Markdown, which stands as soon as the page does; Streamlit's own metric waits for the charts' script.
    """
    for column, (label, figure, note) in zip(st.columns(len(cells)), cells, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(Marked("{}\n## {}\n:gray[{}]").format(label, figure, note))


def paragraph(*said: str) -> None:
    """The sentences to be read first."""
    st.markdown(LINES.join(filter(None, said)))


def finding_list(findings: Sequence[Findings]) -> None:
    """What was found, a line for each cause with its severity. The figures stay as published."""
    lines = [
        Marked("- {} · {}").format(sentences.severity_name(row), _touching(row))
        for row in sentences.stories(findings)
    ]
    st.markdown(Marked("\n").join(lines))
    st.markdown(QUIET.format(_("ระบบไม่แก้คะแนนที่ประกาศ ตรวจกับเอกสารต้นฉบับก่อนใช้")))


def _touching(story: sentences.Story) -> str:
    if story["figure_count"] < 2:
        return str(story["story_text"])
    return _("{story} (เกี่ยวกับ {count} ค่า)").format(story=story["story_text"], count=story["figure_count"])
