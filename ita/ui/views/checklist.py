"""The checklist of documents before a result is announced: what is published, and what that makes sure of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from markupsafe import Markup

from ita import charts, measures, sentences, wording
from ita.measures import Range
from ita.rows import ChecklistItems, ChecklistParts
from ita.terms import DOCUMENTS
from ita.ui import choices, pieces
from ita.ui.screen import BOLD, st
from ita.ui.views import entries_editor
from ita.ui.views.entries_editor import EntriesEdit
from ita.wording import _

NOTHING, AS_BEFORE = "open", "before"
COLUMNS = 2


@dataclass(frozen=True)
class Year:
    """One fiscal year: its documents, its instruments, and whether the weights of its documents are known."""

    fiscal_year: int
    items: list[ChecklistItems]
    parts: list[ChecklistParts]

    @property
    def weight(self) -> float | None:
        """Share of the documents in the overall; None where the rule is unknown."""
        return next((row["weight"] for row in self.parts if row["instrument"] == DOCUMENTS), None)

    @property
    def is_known(self) -> bool:
        """The weight of each document has bounds."""
        return measures.of_documents(self.items, self.weight, ()) is not None

    @property
    def has_result(self) -> bool:
        """The agency's result of the year is announced."""
        return any(row["has_result"] for row in self.parts)


def years(items: Sequence[ChecklistItems], parts: Sequence[ChecklistParts]) -> list[Year]:
    """The years to tick for: from the newest whose documents are known back to the newest whose weights are known too."""
    found: list[Year] = []
    for fiscal_year in dict.fromkeys(row["fiscal_year"] for row in items):
        one = Year(
            fiscal_year,
            [row for row in items if row["fiscal_year"] == fiscal_year],
            [row for row in parts if row["fiscal_year"] == fiscal_year],
        )
        found.append(one)
        if one.is_known:
            break
    return found


def nothing_to_tick() -> NoReturn:
    """The rule book names no document of any year."""
    st.info(_("สมุดกฎยังไม่มีรายการเอกสาร OIT ของปีใด"), icon=":material/info:")
    st.stop()


def choose_year(found: list[Year]) -> Year:
    """The year to tick for; opens on the newest. Kept in the link."""
    names = {one.fiscal_year: wording.year(one.fiscal_year) for one in found}
    chosen = choices.press("checklist_year", names, _("รายการเอกสารของปี"), found[0].fiscal_year)
    return next(one for one in found if one.fiscal_year == chosen)


def choose_assumption(year: Year) -> str:
    """What is taken of the instruments nobody can know yet: anything, or, by choice, what they were before."""
    if not year.is_known or not any(row["previous_score"] is not None for row in _others(year)):
        return NOTHING
    names = {NOTHING: _("ไม่เดา (0–100)"), AS_BEFORE: _("สมมติว่าเท่าครั้งก่อน")}
    return choices.press("others", names, _("IIT และ EIT ที่ยังไม่ทราบ"), NOTHING)


def tick(edit: EntriesEdit, year: Year) -> None:
    """A box for each document, by group, with what it is worth and how it was judged before."""
    groups: dict[str, list[ChecklistItems]] = {}
    for row in year.items:
        title = f"{row['sub_indicator'] or ''} {sentences.name_of(dict(row), 'group')}".strip()
        groups.setdefault(title, []).append(row)
    for title, rows in groups.items():
        if title:
            st.markdown(BOLD.format(title))
        columns = st.columns(COLUMNS, gap="small")
        for place, row in enumerate(rows):
            with columns[place * COLUMNS // len(rows)]:
                is_ticked = st.checkbox(
                    _named(row),
                    row["node"] in edit.texts,
                    key=f"tick_{edit.shelf.empty.agency_id}_{year.fiscal_year}_{row['node']}_{edit.turn}",
                )
            edit.texts[row["node"]] = measures.PUBLISHED if is_ticked else ""
    edit.texts = {node: text for node, text in edit.texts.items() if text}


def _named(row: ChecklistItems) -> str:
    name = sentences.node_full_name(dict(row))
    if row["previous_score"] is None:
        return name
    return _("{name} (ปี {year} ได้ {score})").format(
        name=name, year=wording.year(row["previous_year"] or 0), score=wording.score(row["previous_score"])
    )


def first_look(year: Year, published: Sequence[str], assumption: str) -> None:
    """What is made sure of, in figures and as bars, and what it rests on."""
    documents = measures.of_documents(year.items, year.weight, published)
    assumed = {
        str(row["instrument"]): Range(row["previous_score"], row["previous_score"])
        for row in _others(year)
        if assumption == AS_BEFORE and row["previous_score"] is not None
    }
    overall = None
    if documents is not None:
        overall = measures.overall(year.parts, {DOCUMENTS: documents, **assumed})
    cells = [
        (
            _("เผยแพร่แล้ว"),
            _("{count} จาก {all} ข้อ").format(count=len(published), all=len(year.items)),
            _("ตามที่หน่วยงานติ๊กเอง"),
        ),
        (
            _("OIT อย่างน้อย"),
            wording.score(documents.low if documents else None),
            sentences.most_by_documents(documents),
        ),
        (
            _("ภาพรวมอย่างน้อย"),
            wording.score(overall.low if overall else None),
            sentences.most_by_documents(overall),
        ),
    ]
    st.html(
        Markup('<section class="ita-head ita-plan"><dl>{}</dl>{}</section>').format(
            Markup("").join(
                Markup('<div><dt>{}</dt><dd>{}</dd><dd class="note">{}</dd></div>').format(*cell)
                for cell in cells
            ),
            Markup("").join(Markup("<p>{}</p>").format(one) for one in _rests_on(year, assumed)),
        )
    )
    ranges = [(_("OIT เท่าที่ติ๊ก"), DOCUMENTS, documents, "")]
    for row in _others(year):
        name = str(row["instrument"])
        note = (
            _("สมมติเท่าปี {year}").format(year=wording.year(row["previous_year"] or 0))
            if name in assumed
            else ""
        )
        ranges.append((name, name, assumed.get(name, measures.UNKNOWN), note or _("ยังไม่ทราบ")))
    ranges.append((_("ภาพรวม"), "", overall, ""))
    if year.is_known:
        pieces.picture(charts.range_rows(ranges), "", _("คะแนนที่จะประกาศอยู่ระหว่างเท่าใด"))


def _rests_on(year: Year, assumed: dict[str, Range]) -> list[str]:
    said = []
    named = wording.year(year.fiscal_year)
    if year.has_result:
        said.append(_("ปี {year} ประกาศผลแล้ว รายการนี้ใช้ซ้อมหรือทบทวน").format(year=named))
    if not year.is_known:
        said.append(
            _("ยังไม่ทราบน้ำหนักและวิธีให้คะแนนรายข้อของปี {year} จึงนับได้เพียงจำนวนข้อ บอกคะแนนไม่ได้").format(year=named)
        )
        return said
    said.append(_("ขั้นต่ำนี้ได้เมื่อทุกข้อที่ติ๊กได้คะแนนเต็มและข้ออื่นได้ 0 ถ้าเผยแพร่ครบและได้เต็มทุกข้อ OIT เป็น 100"))
    if any(row["leverage_low"] != row["leverage_high"] for row in year.items):
        said.append(_("ปีนี้ไม่ทราบแน่ว่าแต่ละข้อหนักเท่าใด จึงบอกเป็นช่วง"))
    if assumed:
        said.append(
            _("ภาพรวมนี้สมมติว่า {names} เท่าครั้งก่อน ซึ่งไม่มีใครรับรอง").format(names=wording.listed(list(assumed)))
        )
    return said


def _others(year: Year) -> list[ChecklistParts]:
    return [row for row in year.parts if row["instrument"] != DOCUMENTS]


def ticking(agency_id: str, year: Year) -> EntriesEdit:
    """The reader's ticks for one year."""
    return entries_editor.opened(measures.checklist(agency_id, year.fiscal_year))


def save(edit: EntriesEdit, year: Year) -> None:
    """Saving as a new revision."""
    entries_editor.save(edit, {row["node"]: _named(row) for row in year.items})
