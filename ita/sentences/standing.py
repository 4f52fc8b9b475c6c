"""Sentences written from the data: what a mayor should know first. Whole sentences per case, never glued from words."""

import pandas as pd

from ita import wording
from ita.contracts import HIGHEST_SCORE
from ita.sentences.names import Row, alike, as_number, level_word, name_of, rows_of
from ita.wording import _


def level_note(row: Row) -> str:
    """Where the level comes from, and the printed one where it is written otherwise."""
    printed, computed = row["level_printed"], name_of(row, "level")
    if not isinstance(printed, str):
        return _("ตามเกณฑ์ของปี (ไม่พบระดับที่ประกาศ)") if computed else ""
    if not computed:
        return _("ตามที่ประกาศ (ข้อมูลไม่พอเทียบเกณฑ์)")
    if printed in (row["level_th"], row["level_en"], row["level_computed"]):
        return _("ตามที่ประกาศ ตรงกับเกณฑ์")
    return _("ประกาศว่า “{printed}”").format(printed=printed)


def alarm(row: Row) -> str:
    """What is grave about the overall: under the target, fallen far, or both; empty where neither is."""
    is_below = not wording.is_missing(row["gap_to_target"]) and row["gap_to_target"] < 0
    fall = wording.score(abs(as_number(row["score_change"]) or 0)) if row["is_large_fall"] else ""
    if is_below and fall:
        return _("▼ ต่ำกว่าเป้าหมายและลดลง {fall}").format(fall=fall)
    if is_below:
        return _("▼ ต่ำกว่าเป้าหมาย")
    return _("▼ ลดลงมาก {fall}").format(fall=fall) if fall else ""


def next_level_note(missing: pd.DataFrame) -> str:
    """What the next level lacks, instrument by instrument; empty at the best level or where it cannot be told."""
    if missing.empty:
        return ""
    lacks = [
        _("{node} ขาด {points}").format(node=_node(row["node"]), points=wording.score(row["points_short"]))
        for row in rows_of(missing)
    ]
    level = name_of(missing.iloc[0].to_dict(), "level")
    return _("ถึง “{level}”: {lacks}").format(level=level, lacks=wording.listed(lacks))


def _node(node: str) -> str:
    return _("ภาพรวม") if node == "overall" else node


def standing(row: Row, agency: str, instruments: pd.DataFrame) -> str:
    """Score, level, target passed or not, and why."""
    facts = {
        "agency": agency,
        "year": wording.year(int(str(row["fiscal_year"]))),
        "score": wording.score(as_number(row["score"])),
        "level": level_word(row),
        "target": _plain(as_number(row["target"])),
        "gap": wording.score(abs(as_number(row["gap_to_target"]) or 0)),
    }
    if wording.is_missing(as_number(row["score"])):
        return _("ปี {year} {agency} ไม่พบคะแนนภาพรวม พบเพียงระดับที่ประกาศ: {level}").format(**facts)
    if wording.is_missing(as_number(row["target"])):
        return _(
            "ปี {year} {agency} ได้ {score} คะแนน กติกาของปีนี้เป็นแบบเดิมหรือยังไม่ทราบ จึงไม่เทียบเป้าหมายและระดับ"
        ).format(**facts)
    below = instruments[(instruments["gap_to_target"] < 0) & _without_parts(instruments)]
    reasons = wording.listed([f"{one['instrument']} {wording.score(one['score'])}" for one in rows_of(below)])
    passed = (as_number(row["gap_to_target"]) or 0) >= 0
    if passed and reasons:
        return _(
            "ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ผ่านเป้าหมาย {target} (สูงกว่า {gap}) แต่ {reasons} ยังต่ำกว่า {target}"
        ).format(reasons=reasons, **facts)
    if passed:
        return _("ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ผ่านเป้าหมาย {target} (สูงกว่า {gap})").format(
            **facts
        )
    if reasons:
        return _(
            "ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ยังไม่ผ่านเป้าหมาย {target} (ขาด {gap}) เพราะ {reasons} ต่ำกว่า {target}"
        ).format(reasons=reasons, **facts)
    return _("ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ยังไม่ผ่านเป้าหมาย {target} (ขาด {gap})").format(
        **facts
    )


def indicators(ranking: pd.DataFrame) -> str:
    """How many indicators reach the target, which is highest and which lowest."""
    if ranking.empty:
        return _("ปีนี้ยังไม่มีคะแนนรายตัวชี้วัด จึงบอกจุดแข็งจุดอ่อนไม่ได้")
    strong = int((ranking["gap_to_target"] >= 0).sum())
    best = alike(ranking)[0]
    worst = alike(ranking)[-1]
    facts = {
        "count": len(ranking),
        "strong": strong,
        "weak": len(ranking) - strong,
        "target": _plain(as_number(ranking["target"].iloc[0])),
        "best": _some(best),
        "worst": _some(worst),
    }
    if len(best) == len(ranking):
        return _("ทั้ง {count} ตัวชี้วัดได้คะแนนเท่ากัน ({best})").format(
            **{**facts, "best": wording.score(best["score"].iloc[0])}
        )
    if strong == len(ranking):
        return _("ทั้ง {count} ตัวชี้วัดถึง {target}: สูงสุดคือ {best} ต่ำสุดคือ {worst}").format(**facts)
    return _(
        "จาก {count} ตัวชี้วัด เป็นจุดแข็ง (ตั้งแต่ {target}) {strong} ตัว จุดอ่อน {weak} ตัว: สูงสุดคือ {best} ต่ำสุดคือ {worst}"
    ).format(**facts)


def _some(rows: pd.DataFrame) -> str:
    """Up to two indicators by name, or how many share the score."""
    score = wording.score(rows["score"].iloc[0])
    if len(rows) > 2:
        return _("{count} ตัวชี้วัด ({score})").format(count=len(rows), score=score)
    names = [
        _("ตัวชี้วัดที่ {number} {name}").format(number=row["indicator_id"], name=name_of(row, "label"))
        for row in rows_of(rows)
    ]
    return _("{names} ({score})").format(names=wording.listed(names), score=score)


def contribution(parts: pd.DataFrame) -> str:
    """What is missing to full marks, and which instrument costs most of it."""
    known = parts[parts["score"].notna()]
    if len(known) < len(parts):
        absent = wording.listed(parts.loc[parts["score"].isna(), "instrument"].tolist())
        return _("ยังไม่มีคะแนนของ {absent} จึงบอกส่วนที่ขาดทั้งหมดไม่ได้").format(absent=absent)
    worst, *others = rows_of(known.sort_values("points_lost", ascending=False))
    if wording.rounded(worst["points_lost"]) == 0:
        return _("ทุกเครื่องมือได้คะแนนเต็ม")
    lost = _("เสียคะแนนภาพรวมมากที่สุดที่ {worst} ({points} คะแนน)").format(
        worst=worst["instrument"], points=wording.score(worst["points_lost"])
    )
    if not others or wording.rounded(others[0]["points_lost"]) == 0:
        return lost
    return _("{lost} รองลงมาคือ {second} ({points} คะแนน)").format(
        lost=lost, second=others[0]["instrument"], points=wording.score(others[0]["points_lost"])
    )


def top_parts(instruments: pd.DataFrame) -> pd.DataFrame:
    """The instruments that add up to the overall: parts in place of their instrument where every part has a score."""
    parts = instruments[instruments["part_of"].notna()]
    told = set(parts["part_of"]) if len(parts) and parts["score"].notna().all() else set()
    kept = instruments["instrument"].isin(told) | (
        instruments["part_of"].notna() & ~instruments["part_of"].isin(told)
    )
    return instruments[~kept]


def strongest_and_weakest(ranking: pd.DataFrame, count: int = 3) -> str:
    """The three strongest and the three weakest indicators by name and score; one at full marks is never among the weakest."""
    if len(alike(ranking)) == 1:
        return indicators(ranking)
    is_full = ranking["score"].map(wording.score) == wording.score(HIGHEST_SCORE)
    full, less = ranking[is_full], ranking[~is_full]
    worst = _first(less[::-1], count)
    best = _first(ranking, count)
    if len(full) > count:
        return _("ได้เต็ม 100: {full} ตัวชี้วัด  \nต่ำสุด: {worst}").format(full=len(full), worst=worst)
    if len(less) <= count and len(full):
        return _("สูงสุด: {best}  \nต่ำสุด: {worst} (อีก {full} ตัวได้เต็ม 100)").format(
            best=best, worst=worst, full=len(full)
        )
    return _("สูงสุด: {best}  \nต่ำสุด: {worst}").format(best=best, worst=worst)


def indicators_missing(nodes: pd.DataFrame, ranking: pd.DataFrame, fiscal_year: int) -> str:
    """Indicators of the year without a score, by name; empty where all have one or none has."""
    asked = nodes[(nodes["fiscal_year"] == fiscal_year) & (nodes["kind"] == "indicator")]
    missing = asked[~asked["node"].str.contains("@") & ~asked["node"].isin(ranking["node"])]
    if missing.empty or ranking.empty:
        return ""
    named = [f"{row['node']} {name_of(row, 'label')}" for row in rows_of(missing)]
    return _("ไม่มีคะแนนของตัวชี้วัดที่ {named}").format(named=wording.listed(named))


def _first(ordered: pd.DataFrame, count: int) -> str:
    """The first few by name and score, and how many more share the score of the last of them."""
    said = " · ".join(_one(row) for row in rows_of(ordered.head(count)))
    written = ordered["score"].map(wording.score)
    others = int((written.iloc[count:] == written.iloc[count - 1]).sum()) if len(ordered) > count else 0
    return _("{named} (เท่ากันอีก {count} ตัว)").format(named=said, count=others) if others else said


def _one(row: Row) -> str:
    return f"{name_of(row, 'label')} {wording.score(as_number(row['score']))}"


def parts(pairs: pd.DataFrame) -> str:
    """Where the public's own answers and the assessor's differ most."""
    both = pairs[pairs["part_difference"].notna()]
    if both.empty:
        return _("มีคะแนนเพียงส่วนเดียว จึงเทียบกันไม่ได้")
    widest = both.iloc[both["part_difference"].abs().argmax()].to_dict()
    return _("ต่างกันมากที่สุดที่ {name}: ส่วนที่ 1 {first} ส่วนที่ 2 {second}").format(
        name=name_of(widest, "label"),
        first=wording.score(widest["part_1_score"]),
        second=wording.score(widest["part_2_score"]),
    )


def _without_parts(instruments: pd.DataFrame) -> "pd.Series[bool]":
    """Rows whose score is not told again by their parts."""
    told = set(instruments.loc[instruments["score"].notna(), "part_of"].dropna())
    return ~instruments["instrument"].isin(told)


def _plain(number: float | None) -> str:
    """A target as people say it: 85, not 85.00."""
    return wording.NO_SCORE if number is None else f"{number:g}"
