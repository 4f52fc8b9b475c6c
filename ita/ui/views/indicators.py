"""The indicators page: which figure to rank the peers on, its questions, the weak list."""

import pandas as pd

from ita import sentences, tables, wording
from ita.ui import choices, menu, pieces
from ita.ui.screen import st
from ita.wording import _


def choose_node(ranking: pd.DataFrame) -> str:
    """Which figure to rank the peers on: the overall, or one indicator. Kept in the link."""
    names = {"overall": _("ภาพรวม")} | {
        row["node"]: f"{row['indicator_id']} {sentences.name_of(row, 'label')}"
        for row in ranking.sort_values("indicator_id").to_dict("records")
    }
    return choices.pick("node", names, _("จัดอันดับเพื่อนตาม"), "overall", 360)


def node_named(node: str, ranking: pd.DataFrame) -> dict[str, str]:
    """What the peers are ranked on, for the exported file."""
    rows = ranking[ranking["node"] == node].to_dict("records")
    return {_("จัดอันดับเพื่อนตาม"): sentences.name_of(rows[0], "label") if rows else _("ภาพรวม")}


def weak_list(rows: pd.DataFrame, about: dict[str, str]) -> None:
    """The weak indicators and questions of this agency and year as one list to take along."""
    if rows.empty:
        return
    shown = tables.shown("weak_indicators", rows, about)
    with st.expander(_("{title}: {count} รายการ").format(title=shown.title, count=len(rows))):
        pieces.table(shown, heading=False)


def nobody_beside(agency: str, year: int) -> None:
    """There is nobody in the district or province to rank beside."""
    st.info(
        _("ปี {year} ไม่มีหน่วยงานอื่นในอำเภอหรือจังหวัดเดียวกับ {agency} ที่มีคะแนนนี้ จึงไม่จัดอันดับ").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/group_off:",
    )


def with_codes(questions: pd.DataFrame) -> pd.DataFrame:
    """Questions as a chart names them: code and text."""
    return questions.assign(
        indicator_id=None,
        **{name: questions["node"] + " " + questions[name] for name in ("label_th", "label_en")},
    )


def indicator_crumbs(ranking: pd.DataFrame, node: str) -> None:
    """From the overview over the instrument down to the indicator looked at; nothing while it is the overall."""
    for row in sentences.rows_of(ranking[ranking["node"] == node]):
        instrument = str(row["instrument"])
        menu.crumbs(sentences.node_name(row), ("instruments", instrument, {"instrument": instrument}))
