"""The questions page's choices and pieces: which questions to list, which one to look at, and the advice on it."""

import pandas as pd

from ita import sentences, wording
from ita.contracts import HIGHEST_SCORE
from ita.terms import DOCUMENTS
from ita.ui import choices
from ita.ui.screen import st
from ita.wording import N_, _

EVERY = "all"
PERCEPTIONS = "perceptions"
BELOW_TARGET, BELOW_FULL = "below_target", "below_full"
LIMITS = {BELOW_TARGET: N_("ต่ำกว่าเป้าหมาย"), BELOW_FULL: N_("ต่ำกว่า 100"), EVERY: N_("ทุกข้อ")}


def choose_questions(ranking: pd.DataFrame) -> pd.DataFrame:
    """The questions of an instrument, an indicator, an issue, and below target or full marks. Kept in the link."""
    instruments = [EVERY, PERCEPTIONS, *dict.fromkeys(ranking["instrument"])]
    indicators = {
        str(row["indicator_id"]): f"{row['indicator_id']} {sentences.name_of(row, 'indicator')}"
        for row in sentences.rows_of(ranking.sort_values("indicator_id"))
    }
    issues = [EVERY, *sorted({one for text in ranking["issues"].dropna() for one in text.split()}, key=int)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        instrument = choices.pick(
            "of", {one: _instrument_name(one) for one in instruments}, _("เครื่องมือ"), EVERY, 220
        )
        indicator = choices.pick("indicator", {EVERY: _("ทั้งหมด")} | indicators, _("ตัวชี้วัด"), EVERY, 220)
        limit = choices.pick(
            "only", {one: _(name) for one, name in LIMITS.items()}, _("แสดง"), BELOW_FULL, 220
        )
        issue = EVERY
        if len(issues) > 1:
            named = {
                one: _("ทั้งหมด") if one == EVERY else _("ประเด็นที่ {number}").format(number=one)
                for one in issues
            }
            issue = choices.pick("issue", named, _("ประเด็น"), EVERY, 220)
    kept = ranking
    if instrument == PERCEPTIONS:
        kept = kept[kept["instrument"] != DOCUMENTS]
    elif instrument != EVERY:
        kept = kept[kept["instrument"] == instrument]
    if indicator != EVERY:
        kept = kept[kept["indicator_id"] == int(indicator)]
    if issue != EVERY:
        kept = kept[[isinstance(text, str) and issue in text.split() for text in kept["issues"]]]
    if limit == BELOW_TARGET:
        kept = kept[kept["gap_to_target"] < 0]
    elif limit == BELOW_FULL:
        kept = kept[kept["score"] < HIGHEST_SCORE]
    return kept


def _instrument_name(one: str) -> str:
    if one == EVERY:
        return _("ทั้งหมด")
    if one in (PERCEPTIONS, DOCUMENTS):
        return _(wording.PLANS["perceptions" if one == PERCEPTIONS else "documents"])
    return one


def limits() -> dict[str, str]:
    """What the list is limited to, for the exported file."""
    return {
        _("เครื่องมือ"): _instrument_name(str(st.session_state.get("of", EVERY))),
        _("ตัวชี้วัด"): _instrument_name(str(st.session_state.get("indicator", EVERY))),
        _("แสดง"): _(LIMITS[str(st.session_state.get("only", BELOW_FULL))]),
    }


def as_losses(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as the chart of losses takes them: what each costs, between its bounds."""
    return rows.assign(lever=rows["node"], low=rows["points_lost_low"], high=rows["points_lost_high"])


def none_left() -> None:
    """Nothing fits the limits."""
    st.success(_("ไม่มีข้อใดเข้าเงื่อนไขที่เลือก"), icon=":material/check:")
