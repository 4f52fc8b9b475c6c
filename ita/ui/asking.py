"""The questions page's choices and pieces: which questions to list, which one to look at, and the advice on it."""

from typing import Any, NoReturn

import pandas as pd
import streamlit as st

from ita import sentences, wording
from ita.contracts import HIGHEST_SCORE
from ita.ui import blocks, link
from ita.wording import _

EVERY = "all"
SHORT = 24
BELOW_TARGET, BELOW_FULL = "below_target", "below_full"
LIMITS = {BELOW_TARGET: "ต่ำกว่าเป้าหมาย", BELOW_FULL: "ต่ำกว่า 100", EVERY: "ทุกข้อ"}


def choose_questions(ranking: pd.DataFrame) -> pd.DataFrame:
    """The questions of an instrument, an issue, and below target or full marks. Kept in the link."""
    instruments = [EVERY, *dict.fromkeys(ranking["instrument"])]
    issues = [EVERY, *sorted({one for text in ranking["issues"].dropna() for one in text.split()}, key=int)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        instrument = _pick("of", instruments, _("เครื่องมือ"), lambda one: _("ทั้งหมด") if one == EVERY else one)
        limit = _pick("only", list(LIMITS), _("แสดง"), lambda one: _(LIMITS[one]))
        issue = EVERY
        if len(issues) > 1:
            issue = _pick(
                "issue",
                issues,
                _("ประเด็น"),
                lambda one: _("ทั้งหมด") if one == EVERY else _("ประเด็นที่ {number}").format(number=one),
            )
    kept = ranking
    if instrument != EVERY:
        kept = kept[kept["instrument"] == instrument]
    if issue != EVERY:
        kept = kept[[isinstance(text, str) and issue in text.split() for text in kept["issues"]]]
    if limit == BELOW_TARGET:
        kept = kept[kept["gap_to_target"] < 0]
    elif limit == BELOW_FULL:
        kept = kept[kept["score"] < HIGHEST_SCORE]
    return kept


def _pick(key: str, options: list[str], label: str, named: Any) -> str:
    first = BELOW_FULL if key == "only" else EVERY
    link.adopt(key, lambda text: text if text in options else first, first)
    if st.session_state[key] not in options:
        st.session_state[key] = first
    chosen = str(st.selectbox(label, options, format_func=named, key=key, persist_state="session", width=220))
    link.write(**{key: None if chosen == first else chosen})
    return chosen


def limits() -> dict[str, str]:
    """What the list is limited to, for the exported file."""
    return {
        _("เครื่องมือ"): str(st.session_state.get("of", EVERY)),
        _("แสดง"): _(LIMITS[str(st.session_state.get("only", BELOW_FULL))]),
    }


def choose_question(ranking: pd.DataFrame) -> str:
    """The one question to look at; opens on the one that costs most. Kept in the link."""
    names = {
        row["node"]: f"{sentences.node_full_name(row)} · {wording.score(row['score'])}"
        for row in sentences.rows_of(ranking)
    }
    first = next(iter(names))
    link.adopt("question", lambda text: text if text in names else first, first)
    if st.session_state["question"] not in names:
        st.session_state["question"] = first
    st.subheader(_("ดูทีละข้อ"), anchor=False)
    chosen = str(
        st.selectbox(
            _("ข้อ"), list(names), format_func=names.__getitem__, key="question", persist_state="session"
        )
    )
    link.write(question=None if chosen == first else chosen)
    return chosen


def as_gains(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as the chart of gains takes them: what full marks would bring, where it can be told."""
    known = rows[rows["points_lost"].notna()] if rows["points_lost"].notna().any() else rows
    return known.assign(
        lever=known["node"],
        gain=known["points_lost"].fillna(0.0),
        ceiling=HIGHEST_SCORE,
    )


def one_question(row: dict[Any, Any]) -> None:
    """Score, what it costs, change and the others, in figures."""
    change = _("ไม่มีปีก่อนให้เทียบ")
    if not pd.isna(row["previous_year"]):
        change = _("จากปี {year} (ข้อ {code}, {match})").format(
            year=wording.year(int(row["previous_year"])),
            code=row["previous_node"],
            match=_(wording.MATCHES[row["match_kind"]]),
        )
    lost = _("ไม่ทราบกติกาจากรายข้อ จึงบอกไม่ได้") if pd.isna(row["points_lost"]) else _("คะแนนภาพรวมที่ข้อนี้ทำให้เสีย")
    peers = _("ไม่มีหน่วยงานอื่นให้เทียบ")
    if not pd.isna(row["peer_count"]):
        peers = _("กลางของเพื่อน {count} แห่ง · สูงสุด {best}").format(
            count=int(row["peer_count"]), best=wording.score(row["peer_best"])
        )
    blocks.figures(
        [
            (sentences.node_full_name(row), wording.score(row["score"]), str(row["instrument"])),
            (_("เสีย"), wording.score(row["points_lost"]), lost),
            (_("เปลี่ยน"), wording.change(row["score_change"]), change),
            (_("เพื่อน"), wording.score(row["peer_median"]), peers),
        ]
    )


def advice(rows: pd.DataFrame) -> None:
    """What a low score means, what to do, who, and which documents would show it in this year's list."""
    for _topic, group in rows.groupby("topic_id", sort=False):
        row = group.iloc[0].to_dict()
        proofs = [
            f"{one['proof']} {sentences.name_of(one, 'proof')}"
            for one in sentences.rows_of(group)
            if isinstance(one["proof"], str)
        ]
        lines = [
            _("**ถ้าต่ำ หมายความว่า** {text}").format(text=blocks.plain(sentences.name_of(row, "meaning"))),
            _("**ควรทำ** {text}").format(text=blocks.plain(sentences.name_of(row, "action"))),
            _("**ผู้รับผิดชอบที่พบทั่วไป** {text}").format(text=blocks.plain(sentences.name_of(row, "unit"))),
        ]
        if proofs:
            lines.append(_("**เอกสารที่แสดงผล** {text}").format(text=blocks.plain(" · ".join(proofs))))
        with st.container(border=True):
            st.markdown("  \n".join(lines))


def none_left() -> None:
    """Nothing fits the limits."""
    st.success(_("ไม่มีข้อใดเข้าเงื่อนไขที่เลือก"), icon=":material/check:")


def issue_means(questions: pd.DataFrame) -> pd.DataFrame:
    """One row per issue as charts and tables take it."""
    first = questions.drop_duplicates("issue_id")
    counts = questions.groupby("issue_id").size()
    return pd.DataFrame(
        {
            "issue_id": first["issue_id"],
            "indicator_id": first["issue_id"],
            "issue_th": first["issue_th"],
            "issue_en": first["issue_en"],
            "label_th": first["issue_th"],
            "label_en": first["issue_en"],
            "instrument": "",
            "score": first["issue_score"],
            "target": first["target"],
            "gap_to_target": first["issue_score"] - first["target"],
            "score_change": None,
            "question_count": [int(counts[one]) for one in first["issue_id"]],
        }
    ).reset_index(drop=True)


def short_named(issues: pd.DataFrame) -> pd.DataFrame:
    """The issues with the beginnings of their names, for a chart; the table beside it has them whole."""
    return issues.assign(
        **{
            name: [f"{text[:SHORT]}…" if len(text) > SHORT else text for text in issues[name]]
            for name in ("label_th", "label_en")
        }
    )


def keep_and_raise(group: pd.DataFrame) -> None:
    """The questions of one issue to keep and those to raise, each named; those without a score said so."""
    row = group.iloc[0].to_dict()
    title = f"{row['issue_id']} {sentences.name_of(row, 'issue')} · {wording.score(row['issue_score'])}"
    with st.expander(title):
        st.markdown("  \n".join(blocks.plain(line) for line in sentences.keep_and_raise(group) if line))


def no_issues(agency: str, year: int) -> NoReturn:
    """No grouping into issues is known for the year, or none of their questions has a score."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนรายข้อ หรือยังไม่มีการจัดกลุ่มประเด็นของปีนี้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()
