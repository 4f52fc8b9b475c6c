"""What the questions of a year say: where the points are lost, and how one question stands among the others."""

from typing import Any

import pandas as pd

from ita import comparison, wording
from ita.sentences.findings import node_full_name
from ita.sentences.standing import name_of, rows_of
from ita.wording import _

NAMED = 3
SMALL_SPREAD = 2
ASK_WHY = 5


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
    weak = ranking[ranking["gap_to_target"] < 0].head(NAMED)
    if len(weak):
        listed = [f"{node_full_name(row)} ({wording.score(row['score'])})" for row in rows_of(weak)]
        said = _("{said} · ต่ำกว่าเป้าหมาย: {named}").format(said=said, named=" · ".join(listed))
    costly = ranking[ranking["points_lost"] > 0].nlargest(NAMED, "points_lost")
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
        middle=wording.score(comparison.middle(peers["score"])),
        best=wording.score(peers["score"].max()),
    )
    if peers["score"].max() - peers["score"].min() <= SMALL_SPREAD:
        return _("{said} · คะแนนห่างกันไม่เกิน {points} คะแนน อันดับจึงบอกความต่างได้น้อย").format(
            said=said, points=SMALL_SPREAD
        )
    return said


def pair(row: dict[str, Any]) -> str:
    """Two scores on one matter and how far apart; from five points on it asks why, and blames nobody."""
    said = _("{kind}: {matter} · {a} {score_a} · {b} {score_b} · ต่างกัน {apart}").format(
        kind=_(wording.PAIRS[row["closeness"]]),
        matter=name_of(row, "matter"),
        a=row["node_a"].split("@")[0] + " " + row["instrument_a"],
        score_a=wording.score(row["score_a"]),
        b=row["node_b"].split("@")[0] + " " + row["instrument_b"],
        score_b=wording.score(row["score_b"]),
        apart=wording.score(abs(row["difference"])),
    )
    if not is_apart(row):
        return said
    return _("{said} — ควรถามว่าเพราะเหตุใดผู้ตอบสองกลุ่มจึงเห็นต่างกัน ตัวเลขนี้ไม่ได้บอกว่าฝ่ายใดผิด").format(said=said)


def is_apart(row: dict[str, Any]) -> bool:
    """Far enough apart to ask why."""
    return bool(abs(row["difference"]) >= ASK_WHY)


def pairs(rows: pd.DataFrame) -> str:
    """How many matters were asked twice, and on how many the answers are far apart."""
    apart = [row for row in rows_of(rows) if is_apart(row)]
    if not apart:
        return _("เรื่องที่ถามสองทาง {count} คู่ ไม่มีคู่ใดต่างกันถึง {points} คะแนน").format(
            count=len(rows), points=ASK_WHY
        )
    return _("เรื่องที่ถามสองทาง {count} คู่ ต่างกันตั้งแต่ {points} คะแนน {apart} คู่: {named}").format(
        count=len(rows),
        points=ASK_WHY,
        apart=len(apart),
        named=" · ".join(name_of(row, "matter") for row in apart),
    )


def issues(rows: pd.DataFrame) -> str:
    """How many issues reach the target, which is highest and which lowest."""
    known = rows[rows["score"].notna()].sort_values("score", ascending=False)
    if known.empty:
        return _("ยังไม่มีประเด็นใดมีคะแนนครบทุกข้อ")
    best, worst = known.iloc[0].to_dict(), known.iloc[-1].to_dict()
    return _(
        "จาก {count} ประเด็นที่มีคะแนนครบ ถึง {target} อยู่ {passed} ประเด็น: สูงสุด {best} ({high}) ต่ำสุด {worst} ({low})"
    ).format(
        count=len(known),
        target=f"{known['target'].iloc[0]:g}",
        passed=int((known["gap_to_target"] >= 0).sum()),
        best=name_of(best, "label"),
        high=wording.score(best["score"]),
        worst=name_of(worst, "label"),
        low=wording.score(worst["score"]),
    )


def issues_missing(rows: pd.DataFrame) -> str:
    """Which issues have no mean because a question has no score."""
    missing = rows[rows["score"].isna()]
    if missing.empty:
        return _("คะแนนประเด็นคือค่าเฉลี่ยธรรมดาของข้อในกลุ่ม คำนวณโดยโปรแกรม")
    return _("ประเด็นที่ {numbers} มีข้อที่ไม่มีคะแนน จึงไม่คิดค่าเฉลี่ย").format(
        numbers=wording.listed([str(one) for one in missing["issue_id"]])
    )


def keep_and_raise(rows: pd.DataFrame) -> list[str]:
    """Which questions of an issue to keep, which to raise to the target, and which have no score."""
    told = rows_of(rows)
    keep = [row for row in told if not wording.is_missing(row["score"]) and row["gap_to_target"] >= 0]
    lift = [row for row in told if not wording.is_missing(row["score"]) and row["gap_to_target"] < 0]
    blank = [row for row in told if wording.is_missing(row["score"])]
    lift.sort(key=lambda row: row["score"])
    return [
        _("● ผ่าน ควรรักษาไว้: {named}").format(named=_named(keep)) if keep else "",
        _("▼ ควรยกระดับ: {named}").format(named=_named(lift)) if lift else "",
        _("ไม่มีคะแนน: {named}").format(named=" ".join(row["node"] for row in blank)) if blank else "",
    ]


def _named(rows: list[dict[str, Any]]) -> str:
    return " · ".join(
        f"{row['node']} {name_of(row, 'label')} ({wording.score(row['score'])})" for row in rows
    )
