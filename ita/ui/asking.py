"""The questions page's choices and pieces: which questions to list, which one to look at, and the advice on it."""

from typing import Any, NoReturn

import pandas as pd

from ita import sentences, wording
from ita.contracts import HIGHEST_SCORE
from ita.terms import DOCUMENTS
from ita.ui import blocks, frame, scope
from ita.ui.screen import LINES, Marked, st
from ita.wording import _

EVERY = "all"
SHORT = 24
PERCEPTIONS = "perceptions"
BELOW_TARGET, BELOW_FULL = "below_target", "below_full"
LIMITS = {BELOW_TARGET: "ต่ำกว่าเป้าหมาย", BELOW_FULL: "ต่ำกว่า 100", EVERY: "ทุกข้อ"}


def choose_questions(ranking: pd.DataFrame) -> pd.DataFrame:
    """The questions of an instrument, an indicator, an issue, and below target or full marks. Kept in the link."""
    instruments = [EVERY, PERCEPTIONS, *dict.fromkeys(ranking["instrument"])]
    indicators = {
        str(row["indicator_id"]): f"{row['indicator_id']} {sentences.name_of(row, 'indicator')}"
        for row in sentences.rows_of(ranking.sort_values("indicator_id"))
    }
    issues = [EVERY, *sorted({one for text in ranking["issues"].dropna() for one in text.split()}, key=int)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        instrument = scope.pick(
            "of", {one: _instrument_name(one) for one in instruments}, _("เครื่องมือ"), EVERY, 220
        )
        indicator = scope.pick("indicator", {EVERY: _("ทั้งหมด")} | indicators, _("ตัวชี้วัด"), EVERY, 220)
        limit = scope.pick("only", {one: _(name) for one, name in LIMITS.items()}, _("แสดง"), BELOW_FULL, 220)
        issue = EVERY
        if len(issues) > 1:
            named = {
                one: _("ทั้งหมด") if one == EVERY else _("ประเด็นที่ {number}").format(number=one)
                for one in issues
            }
            issue = scope.pick("issue", named, _("ประเด็น"), EVERY, 220)
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


def choose_question(ranking: pd.DataFrame) -> str:
    """The one question to look at, opens on the one that costs most, and the way down to it. Kept in the link."""
    names = {
        row["node"]: f"{sentences.node_full_name(row)} · {wording.score(row['score'])}"
        for row in sentences.rows_of(ranking)
    }
    way = st.container()
    chosen = scope.pick("question", names, _("ข้อ"), next(iter(names)), 720)
    with way:
        crumbs(ranking[ranking["node"] == chosen].iloc[0].to_dict())
    return chosen


def named(row: dict[Any, Any]) -> dict[str, str]:
    """The question for an exported file."""
    return {_("ข้อ"): sentences.node_full_name(row)}


def as_losses(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows as the chart of losses takes them: what each costs, between its bounds."""
    return rows.assign(lever=rows["node"], low=rows["points_lost_low"], high=rows["points_lost_high"])


def one_question(row: dict[Any, Any]) -> None:
    """Score, what it costs, change and the others, in figures."""
    change = _("ไม่มีปีก่อนให้เทียบ")
    if not pd.isna(row["previous_year"]):
        change = _("จากปี {year} (ข้อ {code}, {match})").format(
            year=wording.year(int(row["previous_year"])),
            code=row["previous_node"],
            match=_(wording.MATCHES[row["match_kind"]]),
        )
    lost = _("คะแนนภาพรวมที่ข้อนี้ทำให้เสีย")
    if wording.is_missing(row["points_lost_high"]):
        lost = _("ไม่ทราบกติกาของปีนี้ จึงบอกไม่ได้")
    elif not wording.is_missing(row["group_points_lost"]):
        lost = _("ระหว่างน้อยที่สุดกับมากที่สุด เพราะไม่ทราบว่ารายข้อรวมเป็นตัวชี้วัดอย่างไร")
    peers = _("มีเพื่อนน้อยเกินกว่าจะหาค่ากลาง")
    if not wording.is_missing(row["peer_count"]):
        peers = _("ค่ากลางของ {count} แห่งที่มีข้อมูลใน{area} · สูงสุด {best}").format(
            count=int(row["peer_count"]), area=sentences.area(row), best=wording.score(row["peer_best"])
        )
    blocks.figures(
        [
            (sentences.node_full_name(row), wording.score(row["score"]), str(row["instrument"])),
            (_("เสีย"), wording.bounds(row["points_lost_low"], row["points_lost_high"]), lost),
            (_("เปลี่ยน"), wording.change(row["score_change"]), change),
            (_("เพื่อน"), wording.score(row["peer_median"]), peers),
        ]
    )


def crumbs(row: dict[Any, Any]) -> None:
    """From the overview over the question's instrument and indicator down to the question."""
    number = str(row["indicator_id"])
    frame.crumbs(
        str(row["node"]),
        ("instruments", str(row["instrument"]), {"instrument": str(row["instrument"])}),
        ("indicators", f"{number} {sentences.name_of(row, 'indicator')}", {"node": number}),
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
        frame.crumbs(sentences.node_name(row), ("instruments", instrument, {"instrument": instrument}))


def instrument_crumbs(instrument: str | None) -> None:
    """From the overview down to the instrument looked into; nothing while it is all of them."""
    if instrument:
        frame.crumbs(instrument)


def pairs(rows: pd.DataFrame, question: str) -> None:
    """The question beside what else was asked of the same matter, and whether to ask why they differ."""
    mine = rows[
        (rows["question_id"] == question) | (rows["node_a"] == question) | (rows["node_b"] == question)
    ]
    for row in sentences.rows_of(mine):
        said = sentences.pair(row)
        if sentences.is_apart(row):
            st.info(said, icon=":material/help:")
        else:
            st.markdown(said)


def advice(rows: pd.DataFrame, ranking: pd.DataFrame) -> None:
    """What a low score means, what to do, who, and which documents of this year would show it, with their scores."""
    got = dict(zip(ranking["node"], ranking["score"], strict=True))
    for _topic, group in rows.groupby("topic_id", sort=False):
        row = group.iloc[0].to_dict()
        proofs = [
            f"{one['proof']} {sentences.name_of(one, 'proof')} ({wording.score(got.get(one['proof']))})"
            for one in sentences.rows_of(group)
            if isinstance(one["proof"], str)
        ]
        lines = [
            Marked(_("**ถ้าต่ำ หมายความว่า** {text}")).format(text=sentences.name_of(row, "meaning")),
            Marked(_("**ควรทำ** {text}")).format(text=sentences.name_of(row, "action")),
            Marked(_("**ผู้รับผิดชอบที่พบทั่วไป** {text}")).format(text=sentences.name_of(row, "unit")),
        ]
        if proofs:
            lines.append(Marked(_("**เอกสารที่แสดงผล** {text}")).format(text=" · ".join(proofs)))
        with st.container(border=True):
            st.markdown(LINES.join(lines))


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
        st.markdown(LINES.join(filter(None, sentences.keep_and_raise(group))))


def no_issues(agency: str, year: int) -> NoReturn:
    """No grouping into issues is known for the year, or none of their questions has a score."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนรายข้อ หรือยังไม่มีการจัดกลุ่มประเด็นของปีนี้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()
