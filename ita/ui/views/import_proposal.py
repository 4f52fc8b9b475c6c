"""One file on its way in: how it was understood, what it would change, what it asks."""

import pandas as pd

from ita import queries, sentences, tables, wording
from ita.ingest.imports import Proposal
from ita.store import Store
from ita.ui import pieces
from ita.ui.screen import Marked, st
from ita.ui.views import import_pages, import_questions
from ita.wording import _, _n
from ita.words.told import say


def show(one: Proposal, store: Store) -> bool:
    """One file: how it was understood, what it would change, what is asked. True when a decision was made."""
    report, name = one.report, one.source.path.name
    with st.container(border=True):
        asks = {refusal.ask for refusal in report.refusals if refusal.ask}
        rest = [refusal for refusal in report.refusals if not refusal.ask]
        if one.is_known:
            state = _("○ มีอยู่แล้วทั้งไฟล์ ไม่ต้องทำอะไร")
        elif not report.refused:
            ready = (
                _n("● พร้อมนำเข้า {count} หน่วยงาน", report.accepted)
                if report.layout == "agencies"
                else _n("● พร้อมนำเข้า {count} คะแนน", report.accepted)
            )
            state = ready.format(count=report.accepted)
        elif rest and asks:
            state = _n("▼ ยังนำเข้าไม่ได้ แก้ {count} จุดนี้ก่อน", len(rest)).format(count=len(rest))
        elif asks:
            state = _("▽ ต้องเลือกก่อน")
        else:
            state = _n("▼ ไม่รับ พบ {count} จุดที่ต้องแก้", len(report.refusals)).format(count=len(report.refusals))
        st.markdown(Marked("**{}** · {}").format(name, state))
        for table in report.tables:
            place = _("ชีต {name}: ").format(name=table.sheet) if table.sheet else ""
            layout = _(wording.LAYOUTS[table.layout])
            sure = _("มั่นใจ {percent}%").format(percent=table.certainty)
            lines = [import_questions.ITEM.format(say(sentence)) for sentence in table.evidence]
            st.markdown(Marked("\n").join([f"{place}{layout} · {sure}", *lines]))
        import_pages.show(one)
        if not report.refused and not one.is_known:
            st.markdown(
                _("ใหม่ {new} · เหมือนเดิม {same} · เปลี่ยนค่า {changed}").format(
                    new=one.new, same=one.same, changed=len(one.changed)
                )
            )
            names = _names(one, store)
            _counts(one, names)
            _changes(one, names)
        for warning in report.warnings:
            said = [warning.sheet, warning.cell, say(warning.found), say(warning.hint)]
            st.markdown(" ".join(["▽", *filter(None, said)]))
        # A file that must be mended first asks nothing: the answer would be given for nothing.
        made = False if rest else import_questions.ask(one, store)
        if rest:
            shown = tables.shown("refusals", sentences.refusal_rows(name, rest), {})
            shown.name = f"refusals_{one.source.name}"
            pieces.table(shown, heading=False)
    return made


def _names(one: Proposal, store: Store) -> dict[str, str]:
    """Agency ids as people know them, those the file itself adds among them."""
    names = {str(row["agency_id"]): str(row["short_name"]) for row in queries.known_agencies(store)}
    added = (
        one.report.checked.agencies
        if one.report.checked
        else pd.DataFrame(columns=["agency_id", "short_name"])
    )
    return names | dict(zip(added["agency_id"], added["short_name"], strict=True))


def _counts(one: Proposal, names: dict[str, str]) -> None:
    """How many scores of which agency and year."""
    found = one.report.checked
    if found is None or found.scores.empty:
        return
    counted = found.scores.groupby(["agency_id", "fiscal_year"], sort=False).size().reset_index(name="count")
    lines = [
        Marked(_n("- {agency} ปี {year}: {count} คะแนน", int(row["count"]))).format(
            agency=names.get(row["agency_id"], row["agency_id"]),
            year=wording.year(int(row["fiscal_year"])),
            count=row["count"],
        )
        for row in counted.head(import_questions.SHOWN_ROWS).to_dict("records")
    ]
    more = len(counted) - len(lines)
    if more > 0:
        lines.append(Marked(_("- และอีก {count} หน่วยงานหรือปี")).format(count=more))
    st.markdown(Marked("\n").join(lines))


def _changes(one: Proposal, names: dict[str, str]) -> None:
    if one.changed.empty:
        return
    lines = [
        Marked(_("- {agency} {year} {node}: {before} → {after}")).format(
            agency=names.get(row["agency_id"], row["agency_id"]),
            year=row["fiscal_year"],
            node=row["node"],
            before=wording.score(row["score_before"]),
            after=wording.score(row["score"]),
        )
        for row in one.changed.head(import_questions.SHOWN_ROWS).to_dict("records")
    ]
    st.markdown(Marked("\n").join(lines))
