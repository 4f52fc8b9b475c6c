"""What the questions of a year say: where the points are lost, and how one question stands among the others."""

import pandas as pd

from ita import wording
from ita.sentences.findings import node_full_name
from ita.sentences.standing import rows_of
from ita.wording import _

NAMED = 3
SMALL_SPREAD = 2


def questions(ranking: pd.DataFrame) -> str:
    """How many questions are below the target and below full marks, and which cost most."""
    below = int((ranking["gap_to_target"] < 0).sum())
    less = int((ranking["gap_to_full"] > 0).sum())
    target = ranking["target"].dropna()
    facts = {
        "count": len(ranking),
        "below": below,
        "less": less,
        "target": f"{target.iloc[0]:g}" if len(target) else wording.NO_SCORE,
    }
    said = _("จาก {count} ข้อที่มีคะแนน ต่ำกว่า {target} อยู่ {below} ข้อ ยังไม่เต็ม 100 อยู่ {less} ข้อ").format(**facts)
    costly = ranking[ranking["points_lost"] > 0].head(NAMED)
    if costly.empty:
        return said
    named = [f"{node_full_name(row)} ({wording.score(row['points_lost'])})" for row in rows_of(costly)]
    return _("{said} · เสียคะแนนภาพรวมมากที่สุดที่ {named}").format(said=said, named=" · ".join(named))


def questions_shown(rows: pd.DataFrame, count: int) -> str:
    """How many of the questions the list shows and what they cost together."""
    lost = rows["points_lost"].sum(min_count=1)
    said = _("แสดง {shown} จาก {count} ข้อ").format(shown=len(rows), count=count)
    unknown = int((rows["points_lost"].isna() & (rows["gap_to_full"] > 0)).sum())
    if not wording.is_missing(lost):
        said = _("{said} รวมเสีย {points} คะแนนภาพรวม").format(said=said, points=wording.score(lost))
    if unknown:
        said = _("{said} · {unknown} ข้อไม่ทราบกติกาจากรายข้อ จึงบอกคะแนนที่เสียไม่ได้").format(
            said=said, unknown=unknown
        )
    return said


def question_peers(peers: pd.DataFrame) -> str:
    """Our place among the province on one question, with n, ties and the middle; small differences are called small."""
    mine = peers[peers["is_chosen"]].iloc[0]
    rank = wording.rank(int(mine["rank_in_year"]), len(peers), int(mine["tied"]))
    said = _("{rank} ในจังหวัด · ค่ากลาง {middle} สูงสุด {best}").format(
        rank=rank,
        middle=wording.score(peers["score"].median()),
        best=wording.score(peers["score"].max()),
    )
    if peers["score"].max() - peers["score"].min() <= SMALL_SPREAD:
        return _("{said} · คะแนนห่างกันไม่เกิน {points} คะแนน อันดับจึงบอกความต่างได้น้อย").format(
            said=said, points=SMALL_SPREAD
        )
    return said
