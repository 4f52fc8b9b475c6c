"""The indicators page: the indicators weakest first, one of them opened to its questions, and the peers on it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from ita import charts, queries, rows, sentences, tables, wording
from ita.rows import IndicatorRanking, PeerRanking, QuestionRanking
from ita.sentences import Row
from ita.store import Store
from ita.tables import Table
from ita.terms import OVERALL
from ita.ui import choices, menu, pieces
from ita.ui.screen import st
from ita.wording import _

if TYPE_CHECKING:
    from ita.ui.scope import Chosen


def choose_node(ranking: Sequence[IndicatorRanking]) -> str:
    """The indicator looked at, or the overall for the peers alone; by the link, else the first of the ranking."""
    names = {row["node"]: sentences.node_name(row) for row in ranking} | {OVERALL: _("ภาพรวม")}
    return choices.linked("node", names, next(iter(names)))


def node_named(node: str, ranking: Sequence[IndicatorRanking]) -> dict[str, str]:
    """What the peers are ranked on, for the exported file."""
    return {_("จัดอันดับเพื่อนตาม"): _name(node, ranking)}


def _name(node: str, ranking: Sequence[IndicatorRanking]) -> str:
    return next((sentences.node_name(row) for row in ranking if row["node"] == node), _("ภาพรวม"))


def crumbs(ranking: Sequence[IndicatorRanking], node: str) -> None:
    """From the overview over the instrument down to the indicator looked at."""
    for row in ranking:
        if row["node"] == node:
            instrument = str(row["instrument"])
            menu.crumbs(sentences.node_name(row), ("instruments", instrument, {"instrument": instrument}))
            return
    menu.crumbs(_("ภาพรวมเทียบกับเพื่อน"))


def ranked(
    ranking: Sequence[IndicatorRanking],
    node: str,
    questions: Sequence[QuestionRanking],
    voice: sentences.Voice,
    unscored: Sequence[str],
) -> None:
    """The indicators in this order, each a way to open it; under the one looked at what its questions cost."""
    drawn = charts.score_rows(
        ranking,
        lambda row: menu.here("indicators", node=row["node"]),
        node,
        _opened(questions_of(node, questions)),
    )
    pieces.picture(
        drawn,
        sentences.indicators(voice, ranking),
        _("ตัวชี้วัด อ่อนสุดก่อน"),
        sentences.indicators_missing(voice, unscored),
    )


def questions_of(node: str, questions: Sequence[QuestionRanking]) -> list[QuestionRanking]:
    """The questions of one indicator, in their order."""
    return [row for row in questions if str(row["indicator_id"]) == node]


def _opened(questions: Sequence[QuestionRanking]) -> Markup:
    """What each question of an indicator costs the overall, the costliest first; how many more cost nothing."""
    if not questions:
        return Markup("<p>{}</p>").format(_("ไม่มีคะแนนรายข้อของตัวชี้วัดนี้"))
    if any(row["points_lost_high"] is None for row in questions):
        by_score = sorted(questions, key=lambda row: row["score"] or 0)
        return charts.score_rows(by_score, _lead, name=sentences.node_full_name)
    costly = [row for row in questions if wording.rounded(row["points_lost_high"] or 0) > 0]
    costly.sort(key=lambda row: -(row["points_lost_high"] or 0))
    free = len(questions) - len(costly)
    if not costly:
        return Markup("<p>{}</p>").format(_("ทุกข้อของตัวชี้วัดนี้ ({count} ข้อ) ไม่เสียคะแนน").format(count=free))
    more = _("อีก {count} ข้อไม่เสียคะแนน").format(count=free) if free else ""
    return Markup('<h4>{}</h4>{}<p class="ita-legend">{}</p>').format(
        _("เสียคะแนนภาพรวมที่ข้อใด (คะแนน)"), charts.cost_rows(costly, _lead), more
    )


def _lead(row: Row) -> str:
    return menu.address("question", question=row["node"])


def beside(peers: Sequence[PeerRanking], node: str, ranking: Sequence[IndicatorRanking]) -> None:
    """The peers ranked on the figure looked at, each a way to the same figure of theirs."""
    drawn = charts.peer_rows(
        peers,
        lambda row: menu.address("indicators", agency=row["agency_id"], node=node),
    )
    by_overall = menu.way("indicators", _("จัดอันดับเพื่อนตามคะแนนภาพรวม"), node=OVERALL)
    pieces.picture(
        drawn,
        sentences.peers(peers),
        _("เทียบกับเพื่อน: {name}").format(name=_name(node, ranking)),
        by_overall if node != OVERALL else "",
    )


def question_table(questions: Sequence[QuestionRanking], about: dict[str, str]) -> Table:
    """The questions of an indicator, highest first."""
    highest_first = sorted(questions, key=lambda row: -(row["score"] or 0))
    return tables.shown("indicator_questions", highest_first, about)


def weak_table(store: Store, chosen: "Chosen") -> Table:
    """The weak indicators and questions of this agency and year."""
    weak = queries.typed(
        store, rows.WeakIndicators, agency_ids=[chosen.agency_id], fiscal_year=chosen.fiscal_year
    )
    return tables.shown("weak_indicators", weak, chosen.about)


def nobody_beside(agency: str, year: int) -> None:
    """There is nobody in the district or province to rank beside."""
    st.info(
        _("ปี {year} ไม่มีหน่วยงานอื่นในอำเภอหรือจังหวัดเดียวกับ {agency} ที่มีคะแนนนี้ จึงไม่จัดอันดับ").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/group_off:",
    )
