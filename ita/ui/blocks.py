"""Repeated pieces of a page: chart with table and downloads, source line, and the states without figures."""

from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qsl

import pandas as pd

from ita import charts, queries, sentences, tables, wording
from ita.headings import NUMBERS
from ita.store import Store
from ita.tables import Table
from ita.ui import link
from ita.ui.screen import BOLD, LINES, QUIET, SMALL, Marked, st
from ita.wording import _

if TYPE_CHECKING:
    from ita.ui.scope import Chosen

MOST_FINDINGS = 100
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart(figure: charts.Figure, name: str, finding: str, leads: str = "") -> None:
    """A chart whose finding is also said in words, for those who do not see it.

    With `leads` a click on a point opens that page with what the point stands for.
    """
    key = f"chart_{name}"
    if not leads:
        st.plotly_chart(charts.Drawn(figure), key=key, theme=None, config=charts.CONFIG, alt=finding)
        return
    st.plotly_chart(
        charts.Drawn(figure),
        key=key,
        theme=None,
        config=charts.CONFIG,
        alt=finding,
        on_select=lambda: _follow(key, leads),
        selection_mode="points",
    )
    st.markdown(SMALL.format(_("คลิกในภาพเพื่อเจาะลึก")))


def _follow(key: str, leads: str) -> None:
    for point in st.session_state[key]["selection"]["points"]:
        carried = point.get("customdata")
        if isinstance(carried, list):
            link.go(leads, dict(parse_qsl(str(carried[-1]))))


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


def chart_and_table(
    figure: charts.Figure, shown: Table, finding: str, rows: pd.DataFrame | None = None, leads: str = ""
) -> None:
    """A chart, its numbers beside it, and where they come from where `rows` name it; `leads` as in `chart`."""
    st.subheader(shown.title, anchor=False)
    st.markdown(finding)
    left, right = st.columns(2, gap="medium")
    with left:
        chart(figure, shown.name, f"{shown.title}. {finding}", leads)
        if rows is not None:
            sources(rows)
    with right:
        table(shown, heading=False)


def weak_list(rows: pd.DataFrame, about: dict[str, str]) -> None:
    """The weak indicators and questions of this agency and year as one list to take along."""
    if rows.empty:
        return
    shown = tables.shown("weak_indicators", rows, about)
    with st.expander(_("{title}: {count} รายการ").format(title=shown.title, count=len(rows))):
        table(shown, heading=False)


def weak_download(store: Store, members: list[str], fiscal_year: int, about: dict[str, str]) -> None:
    """One click for the weak indicators and questions of these agencies: a sheet each, a summary first for several."""
    language = wording.language()

    def made() -> bytes:
        from ita import workbook

        wording.speak(language)
        rows = queries.weak_indicators(store, agency_ids=members, fiscal_year=fiscal_year)
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


def sources(rows: pd.DataFrame) -> None:
    """Where the figures were read: the published document, and the file in this office."""
    named = [
        *dict.fromkeys(rows["source"].dropna()),
        *dict.fromkeys(_("ไฟล์ {name}").format(name=name) for name in rows["source_file"].dropna()),
    ]
    said = named[:3]
    if len(named) > len(said):
        said.append(_("และอีก {count} แหล่ง").format(count=len(named) - len(said)))
    text = _("ที่มา: {sources}").format(sources=" · ".join(said) or _("คำนวณจากคะแนนระดับล่าง"))
    st.markdown(SMALL.format(text))


def national_note(national: pd.DataFrame, years: list[int]) -> None:
    """What the dotted line is and where it was read."""
    known = national[national["fiscal_year"].isin(years)]
    if len(known):
        read = [
            f"{wording.year(int(row['fiscal_year']))}: {row['source']}" for row in sentences.rows_of(known)
        ]
        text = _("◇ เส้นจุด = ค่าเฉลี่ยทั้งประเทศ ที่มา: {sources}").format(sources=" · ".join(read))
        st.markdown(SMALL.format(text))


def computed_note(rows: pd.DataFrame) -> None:
    """Says which figures we computed because the source does not print them."""
    ours = rows[rows["is_computed"] & rows["score"].notna()]
    if len(ours):
        names = wording.listed([str(name) for name in ours["instrument"]])
        st.info(
            _("{names} ไม่มีในเอกสารที่ประกาศ โปรแกรมคำนวณจากคะแนนระดับล่างตามเกณฑ์ของปี").format(names=names),
            icon=":material/calculate:",
        )


def figures(cells: list[tuple[str, str, str]]) -> None:
    """A row of big figures: label, figure, and a line under it. They stack on a phone.

    As Markdown, which stands as soon as the page does; Streamlit's own metric waits for the charts' script.
    """
    for column, (label, figure, note) in zip(st.columns(len(cells)), cells, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(Marked("{}\n## {}\n:gray[{}]").format(label, figure, note))


def nothing_loaded() -> NoReturn:
    """There is a build and it has no agency to show."""
    st.warning(_("ยังไม่มีคะแนนของหน่วยงานใด"), icon=":material/inbox:")
    st.markdown(_("วางไฟล์คะแนนในโฟลเดอร์ data/scores แล้วสั่งสร้างฐานข้อมูล หรือเปิด “แสดงข้อมูลสมมติ” เพื่อดูตัวอย่าง"))
    st.toggle(_("แสดงข้อมูลสมมติ"), key="sample", persist_state="session")
    st.stop()


def _choose(key: str, chosen: Any) -> None:
    st.session_state[key] = chosen


def unknown_agency(linked: str | None) -> NoReturn:
    """The link names no agency we have, or none is chosen yet."""
    if linked:
        st.warning(
            _("ไม่พบหน่วยงานรหัส “{named}” ในข้อมูลชุดนี้").format(named=linked[:80]),
            icon=":material/search_off:",
        )
    st.markdown(_("เลือกหน่วยงานจากช่องค้นหาทางซ้าย พิมพ์ชื่อ อำเภอ หรือจังหวัดได้"))
    st.stop()


def no_such_year(linked: str, agency: str, years: list[int]) -> NoReturn:
    """The agency has no figures for the year asked for; the years it has are one click away."""
    st.warning(
        _("ไม่มีคะแนนปี {year} ของ{agency}").format(year=linked[:10], agency=agency),
        icon=":material/event_busy:",
    )
    st.markdown(_("มีข้อมูลปีเหล่านี้ เลือกดูได้:"))
    with st.container(horizontal=True):
        for year in years:
            st.button(wording.year(int(year)), on_click=_choose, args=("fiscal_year", int(year)))
    st.stop()


def standing_figures(row: dict[Any, Any], missing: pd.DataFrame) -> None:
    """Score, level, distance to target and rank: the first look."""
    score = None if pd.isna(row["score"]) else float(row["score"])
    gap = None if pd.isna(row["gap_to_target"]) else float(row["gap_to_target"])
    is_above = gap is None or gap >= 0
    passed = "" if gap is None else _("● ผ่านเป้า {target}") if is_above else _("▼ ต่ำกว่าเป้า {target}")
    target = "" if pd.isna(row["target"]) else f"{row['target']:g}"
    level = [sentences.level_note(row), sentences.next_level_note(missing)]
    figures(
        [
            (
                sentences.marked(_("คะแนนภาพรวม"), row),
                wording.score(score),
                sentences.changed(row),
            ),
            (_("ระดับ"), sentences.level_name(row), LINES.join(filter(None, level))),
            (
                _("สูงกว่าเป้า") if is_above else _("ต่ำกว่าเป้า"),
                wording.score(None if gap is None else abs(gap)),
                passed.format(target=target) or _no_gap(row),
            ),
            _rank_figure(row),
        ]
    )


def _no_gap(row: dict[Any, Any]) -> str:
    return _("ปีนี้ไม่มีเป้าหมายให้เทียบ") if pd.isna(row["target"]) else _("ไม่มีคะแนนให้เทียบ")


def _rank_figure(row: dict[Any, Any]) -> tuple[str, str, str]:
    if not sentences.is_ranked(row):
        return _("อันดับ"), wording.NO_SCORE, sentences.too_few_peers(row)
    figure = _("{place} จาก {count}").format(place=int(row["peer_rank"]), count=int(row["peer_count"]))
    return _("อันดับ"), figure, sentences.place(row)


def paragraph(*said: str) -> None:
    """The sentences to be read first."""
    st.markdown(LINES.join(filter(None, said)))


def ways_on(store: Store, chosen: "Chosen", findings: pd.DataFrame) -> None:
    """What the checks found in this year's figures, and the ways on: what drags down, what to do, who stands beside us."""
    from ita.ui import frame

    with st.container(horizontal=True, vertical_alignment="center"):
        if len(findings):
            with st.popover(
                _("ผลตรวจ: {counted}").format(counted=_counted(sentences.stories(findings))),
                icon=":material/flag:",
            ):
                finding_list(findings)
        frame.page_link("questions", _("ข้อที่ดึงคะแนนลง →"))
        frame.page_link("planner", _("ทำอย่างไรให้ถึงเป้า →"))
        frame.page_link("measures", _("ทำแผนมาตรการ →"))
        frame.page_link("comparison", _("เทียบกับหน่วยงานอื่น →"))
        weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
        if chosen.tour:
            st.button(
                _("ดูตัวอย่างครบทุกหน้า: จังหวัดสมมติ"),
                on_click=_choose,
                args=("agency", chosen.tour),
                icon=":material/science:",
                type="tertiary",
            )


def all_findings(findings: pd.DataFrame, about: dict[str, str]) -> None:
    """What was found, a line for each cause, and every finding as a table that can be taken along."""
    told = sentences.stories(findings)
    shown = tables.shown("finding_stories", told.head(MOST_FINDINGS), about)
    st.subheader(tables.shown("findings", findings.head(0), about).title, anchor=False)
    if findings.empty:
        st.markdown(_("ไม่พบสิ่งผิดปกติในคะแนนที่รับไว้"))
        return
    said = _("พบ {counted} · คะแนนที่ประกาศไม่ถูกแก้ ตรวจกับเอกสารต้นฉบับก่อนใช้").format(counted=_counted(told))
    st.markdown(said)
    if len(told) > MOST_FINDINGS:
        st.markdown(_("แสดง {count} รายการแรก ไฟล์ที่ดาวน์โหลดมีครบ").format(count=MOST_FINDINGS))
    st.markdown(as_markdown(shown))
    downloads(tables.shown("findings", findings, about))


def _counted(stories: pd.DataFrame) -> str:
    return _("{count} เรื่อง ({counted})").format(
        count=len(stories), counted=sentences.findings_counted(stories)
    )


def finding_list(findings: pd.DataFrame) -> None:
    """What was found, a line for each cause with its severity. The figures stay as published."""
    lines = [
        Marked("- {} · {}").format(sentences.severity_name(row), _touching(row))
        for row in sentences.rows_of(sentences.stories(findings))
    ]
    st.markdown(Marked("\n").join(lines))
    st.markdown(QUIET.format(_("ระบบไม่แก้คะแนนที่ประกาศ ตรวจกับเอกสารต้นฉบับก่อนใช้")))


def _touching(story: dict[str, Any]) -> str:
    if story["figure_count"] < 2:
        return str(story["story_text"])
    return _("{story} (เกี่ยวกับ {count} ค่า)").format(story=story["story_text"], count=story["figure_count"])


def chart_over_table(
    figure: charts.Figure, shown: Table, finding: str, rows: pd.DataFrame | None = None, leads: str = ""
) -> None:
    """A wide chart with its numbers under it; `rows` where they name their sources; `leads` as in `chart`."""
    st.subheader(shown.title, anchor=False)
    st.markdown(finding)
    chart(figure, shown.name, f"{shown.title}. {finding}", leads)
    table(shown, heading=False)
    if rows is not None:
        sources(rows)


def weights_note(instruments: "pd.Series[str]", confidences: "pd.Series[str]") -> None:
    """How sure the weight of each instrument of this year is; nothing where none is known."""
    if len(instruments):
        said = sentences.weights_sure(dict(zip(instruments, confidences, strict=True)))
        st.markdown(QUIET.format(_("ความมั่นใจในน้ำหนักของปีนี้ {sure}").format(sure=said)))


def no_overall(agency: str, year: int) -> NoReturn:
    """There are scores, and none of the overall."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนภาพรวม ดูคะแนนที่มีได้ในหน้าเครื่องมือและตัวชี้วัด").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()


def nobody_beside(agency: str, year: int) -> None:
    """There is nobody in the district or province to rank beside."""
    st.info(
        _("ปี {year} ไม่มีหน่วยงานอื่นในอำเภอหรือจังหวัดเดียวกับ {agency} ที่มีคะแนนนี้ จึงไม่จัดอันดับ").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/group_off:",
    )


def refused(errors: pd.DataFrame) -> None:
    """How many files were refused, and that everything else is as it was."""
    files = errors["source_file"].nunique()
    st.error(
        _("ไม่รับ {files} ไฟล์ เพราะพบ {count} จุดที่ต้องแก้ ไฟล์อื่นใช้ได้ตามปกติ").format(files=files, count=len(errors)),
        icon=":material/report:",
    )


def template_button(nodes: pd.DataFrame, agencies: pd.DataFrame) -> None:
    """The Excel file to fill in, made when it is asked for."""
    language = wording.language()

    def made() -> bytes:
        from ita.template import template

        wording.speak(language)
        return template(nodes, agencies)

    st.download_button(
        _("ดาวน์โหลดแม่แบบ Excel"),
        made,
        "ita-template.xlsx",
        EXCEL,
        key="template",
        icon=":material/download:",
        on_click="ignore",
    )


def method_in_words(year: dict[Any, Any]) -> None:
    """The rule in four sentences, and how sure it is for this year."""
    st.markdown(
        _(
            "คะแนนภาพรวมรวมจากเครื่องมือตามน้ำหนัก เครื่องมือเป็นค่าเฉลี่ยธรรมดาของตัวชี้วัด ตัวชี้วัดเป็นค่าเฉลี่ยธรรมดาของข้อคำถาม "
            "(OIT ผ่านตัวชี้วัดย่อย) ไม่ถ่วงด้วยจำนวนข้อ คะแนนที่ประกาศเก็บตามที่พิมพ์เสมอ ค่าที่โปรแกรมคำนวณแสดงแยกและบอกไว้ "
            "ข้อที่ไม่มีคะแนนไม่ถูกแทนด้วยศูนย์"
        )
    )
    st.markdown(
        Marked(_("**กติกาปี {year}: {rule}**")).format(
            year=wording.year(int(year["fiscal_year"])), rule=_(wording.RULES[year["rule"]])
        )
    )
    st.markdown(
        _(
            "ความมั่นใจ: พิสูจน์แล้ว = พบเอกสารและคำนวณตรง · คาดไว้ = แหล่งเดียว โดยอ้อม หรืออนุมาน ยังไม่พิสูจน์ · "
            "ใช้กติกาปีใกล้เคียง = ไม่พบเอกสารของปีนั้น · ไม่ทราบ = ไม่คำนวณ"
        )
    )
    if isinstance(year["source"], str):
        st.markdown(QUIET.format(year["source"]))


def terms() -> None:
    """Each term of the method in a sentence."""
    explained = {
        _("คะแนนภาพรวม"): _("คะแนน 0–100 ของหน่วยงานทั้งปี รวมจากเครื่องมือตามน้ำหนัก"),
        "IIT": _("บุคลากรของหน่วยงานตอบเอง วัดการรับรู้จากภายใน"),
        "EIT": _("ประชาชนผู้รับบริการตอบ ส่วนที่ 1 ตอบเอง ส่วนที่ 2 ผู้ประเมินเก็บ"),
        "OIT": _("ผู้ประเมินตรวจเอกสารที่หน่วยงานเปิดเผยบนเว็บไซต์"),
        _("ตัวชี้วัด"): _("สิบเรื่องที่วัด แต่ละเรื่องเป็นค่าเฉลี่ยธรรมดาของข้อคำถามหรือตัวชี้วัดย่อย"),
        _("น้ำหนัก"): _("ส่วนที่รายการหนึ่งมีในรายการเหนือขึ้นไป รวมกันได้ 100%"),
        _("ผลต่อ 1 คะแนน"): _("ถ้าข้อนี้เพิ่ม 1 คะแนน ภาพรวมเพิ่มเท่านี้ คือผลคูณของน้ำหนักทุกชั้นเหนือข้อนั้น"),
        _("คำนวณจากระดับล่าง"): _("ค่าที่ได้จากคะแนนที่ประกาศชั้นถัดลงไป ไม่ปัดเศษ ใช้ตรวจ ไม่ใช้แทน"),
        _("ต่างกันได้"): _("0.01 เพราะการปัดเศษ และ 0.02 เมื่อชั้นกลางไม่ได้ประกาศ เกินนั้นจึงแจ้งในผลตรวจ"),
        _("ระดับ"): _("ระดับแรกที่คะแนนผ่านครบทุกเงื่อนไขของปี ตั้งแต่ปีที่ใช้คำ ทุกเครื่องมือต้องผ่านด้วย"),
        _("เรื่อง"): _("ข้อคำถามเดียวกันแม้รหัสเปลี่ยนไปในแต่ละปี ใช้เทียบข้ามปี"),
        _("ประเด็น"): _("กลุ่มข้อคำถามจากทุกเครื่องมือที่บันทึกมาตรการประจำปีใช้ เจ็ดกลุ่ม"),
    }
    with st.expander(_("คำที่ใช้ในหน้านี้")):
        st.markdown(Marked("\n").join(Marked("- **{}** {}").format(*one) for one in explained.items()))


def rule_unknown(fiscal_year: int) -> None:
    """No rule, no arithmetic."""
    st.info(
        _("ยังไม่ทราบกติกาปี {year} จึงแสดงคะแนนตามที่ประกาศและไม่คำนวณสิ่งใด").format(year=wording.year(fiscal_year)),
        icon=":material/help:",
    )


def no_questions(agency: str, year: int) -> NoReturn:
    """There is no score of any question."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนรายข้อ นำเข้าคะแนนรายข้อของปีนี้ แล้วหน้านี้จะแสดงผลเอง").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()


def only_overall_note(agency: str, year: int) -> None:
    """There is an overall score and nothing below it."""
    st.info(
        _("ปี {year} {agency} มีเฉพาะคะแนนภาพรวม จึงยังแสดงรายเครื่องมือและตัวชี้วัดไม่ได้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.markdown(_("นำเข้าคะแนนรายตัวชี้วัดของปีนี้ แล้วหน้านี้จะแสดงผลเอง"))


def only_overall(agency: str, year: int) -> NoReturn:
    """As the note, and nothing more on this page."""
    only_overall_note(agency, year)
    st.stop()


def succession(agency: dict[str, Any]) -> None:
    """An agency that became another says so."""
    if isinstance(agency["successor_id"], str):
        st.info(
            _("หน่วยงานนี้เปลี่ยนเป็น {name} ตั้งแต่ปี {year}").format(
                name=agency["successor_name"], year=wording.year(int(agency["successor_from"]))
            ),
            icon=":material/conversion_path:",
        )
        st.button(
            _("เปิด {name}").format(name=agency["successor_name"]),
            on_click=_choose,
            args=("agency", agency["successor_id"]),
        )


def foot(data_version: str) -> None:
    """The foot of a page: version of the data and the way to the method."""
    from ita.ui import frame, server

    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.page_link("method", _("อธิบายวิธีคำนวณ"))
        frame.page_link("imports", _("ที่มาของข้อมูล"))
        st.markdown(SMALL.format(f"{_('รุ่นข้อมูล')} {data_version}"), width="content")
    server.freeze_soon()
