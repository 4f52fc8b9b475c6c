"""The question page: which question to look at, what it costs, its pairs and the advice on it."""

from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.ui import choices, menu, pieces
from ita.ui.screen import LINES, Marked, st
from ita.wording import _


def choose_question(ranking: pd.DataFrame) -> str:
    """The one question to look at, opens on the one that costs most, and the way down to it. Kept in the link."""
    names = {
        row["node"]: f"{sentences.node_full_name(row)} · {wording.score(row['score'])}"
        for row in sentences.rows_of(ranking)
    }
    way = st.container()
    chosen = choices.pick("question", names, _("ข้อ"), next(iter(names)), 720)
    with way:
        crumbs(ranking[ranking["node"] == chosen].iloc[0].to_dict())
    return chosen


def named(row: dict[Any, Any]) -> dict[str, str]:
    """The question for an exported file."""
    return {_("ข้อ"): sentences.node_full_name(row)}


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
    pieces.figures(
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
    menu.crumbs(
        str(row["node"]),
        ("instruments", str(row["instrument"]), {"instrument": str(row["instrument"])}),
        ("indicators", f"{number} {sentences.name_of(row, 'indicator')}", {"node": number}),
    )


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
