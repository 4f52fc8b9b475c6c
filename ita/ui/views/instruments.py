"""The instruments page: what each adds, the indicators of the one looked into, EIT in its two parts, what was checked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from ita import charts, sentences, tables
from ita.rows import Findings, IndicatorRanking, InstrumentBreakdown, PartComparison
from ita.sentences import Row
from ita.tables import Table
from ita.ui import choices, menu, pieces
from ita.ui.screen import st
from ita.wording import _

if TYPE_CHECKING:
    pass

ALL = "all"


def choose_instrument(instruments: Sequence[InstrumentBreakdown]) -> str | None:
    """The instrument to look into, by the link; None for all."""
    chosen = choices.linked("instrument", _names(instruments), ALL)
    return None if chosen == ALL else chosen


def _names(instruments: Sequence[InstrumentBreakdown]) -> dict[str, str]:
    wholes = [str(row["instrument"]) for row in instruments if row["part_of"] is None]
    return {ALL: _("ทั้งหมด")} | {name: name for name in wholes}


def crumbs(instrument: str | None) -> None:
    """From the overview down to the instrument looked into."""
    if instrument:
        menu.crumbs(instrument, ("instruments", _("เครื่องมือ"), {}))
    else:
        menu.crumbs(_("เครื่องมือ"))


def contributions(
    instruments: Sequence[InstrumentBreakdown], instrument: str | None, voice: sentences.Voice
) -> None:
    """What each instrument adds to the overall, which figures are ours, how sure the weights are, and which one to look into."""
    parts = sentences.top_parts(instruments)
    drawn = charts.contribution_rows(
        parts, lambda row: menu.address("instruments", instrument=whole(row)), instrument
    )
    sure = sentences.weights_sure({str(row["instrument"]): row["weight_confidence"] for row in instruments})
    weights = _("ความมั่นใจในน้ำหนักของปีนี้ {sure}").format(sure=sure)
    note = " · ".join(filter(None, [pieces.computed(instruments), weights]))
    pieces.picture(drawn, sentences.costs(voice, parts), "", note)
    menu.choices("instruments", "instrument", _names(instruments), instrument or ALL, _("เครื่องมือ"))


def whole(row: Row) -> str:
    """The instrument a part belongs to, or the instrument itself."""
    return str(row["part_of"] or row["instrument"])


def indicators(inside: Sequence[IndicatorRanking], instrument: str | None, voice: sentences.Voice) -> None:
    """The indicators of the instrument, weakest first; nothing where none has a score."""
    if not inside:
        return
    weakest_first = sorted(inside, key=_weakest_first)
    drawn = charts.score_rows(weakest_first, _lead)
    title = _("ตัวชี้วัดของ {instrument} อ่อนสุดก่อน").format(instrument=instrument) if instrument else ""
    pieces.picture(drawn, sentences.indicators(voice, inside), title or _("ตัวชี้วัด อ่อนสุดก่อน"))


def _weakest_first(row: IndicatorRanking) -> tuple[float, int]:
    return row["score"] or 0, row["indicator_id"] or 0


def _lead(row: Row) -> str:
    return menu.address("indicators", node=str(row["indicator_id"]))


def parts(pairs: Sequence[PartComparison]) -> None:
    """The indicators of EIT in its two parts."""
    title = _("EIT: ประชาชนตอบเอง เทียบกับที่ผู้ประเมินเก็บ")
    pieces.picture(charts.part_rows(pairs, _lead), sentences.parts(pairs), title)


def checks(findings: Sequence[Findings]) -> None:
    """What the checks of the published figures found; nothing where they found nothing."""
    if findings:
        st.html(Markup('<h3 class="ita-title">{}</h3>').format(_("ผลตรวจคะแนนที่ประกาศ")))
        pieces.finding_list(findings)


def indicator_table(inside: Sequence[IndicatorRanking], about: dict[str, str]) -> Table:
    """The indicators in their own order."""
    by_number = sorted(inside, key=lambda row: row["indicator_id"] or 0)
    return tables.shown("instrument_indicators", by_number, about)
