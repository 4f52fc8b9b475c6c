"""Sentences written from the data: what a mayor should know first. Whole sentences per case, never glued from words."""

from collections.abc import Sequence

import pandas as pd

from ita import wording
from ita.sentences.names import AnyRow, Row, alike, as_number, level_word, name_of, rows_of
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


def standing(row: Row, agency: str, instruments: Sequence[Row]) -> str:
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
    below = _below(instruments)
    reasons = wording.listed([f"{one['instrument']} {wording.score(one['score'])}" for one in below])
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


def indicators(ranking: Sequence[Row]) -> str:
    """How many indicators reach the target, which is highest and which lowest."""
    if not ranking:
        return _("ปีนี้ยังไม่มีคะแนนรายตัวชี้วัด จึงบอกจุดแข็งจุดอ่อนไม่ได้")
    strong = sum(_is_passed(row) for row in ranking)
    best, *others = alike(ranking)
    worst = others[-1] if others else best
    facts = {
        "count": len(ranking),
        "strong": strong,
        "weak": len(ranking) - strong,
        "target": _plain(as_number(ranking[0]["target"])),
        "best": _some(best),
        "worst": _some(worst),
    }
    if len(best) == len(ranking):
        return _("ทั้ง {count} ตัวชี้วัดได้คะแนนเท่ากัน ({best})").format(
            **{**facts, "best": wording.score(best[0]["score"])}
        )
    if wording.is_missing(ranking[0]["target"]):
        return _("จาก {count} ตัวชี้วัด สูงสุดคือ {best} ต่ำสุดคือ {worst} (ปีนี้ไม่มีเป้าหมายให้เทียบ)").format(**facts)
    if strong == len(ranking):
        return _("ทั้ง {count} ตัวชี้วัดถึง {target}: สูงสุดคือ {best} ต่ำสุดคือ {worst}").format(**facts)
    return _(
        "จาก {count} ตัวชี้วัด เป็นจุดแข็ง (ตั้งแต่ {target}) {strong} ตัว จุดอ่อน {weak} ตัว: สูงสุดคือ {best} ต่ำสุดคือ {worst}"
    ).format(**facts)


def _is_passed(row: Row) -> bool:
    gap = row["gap_to_target"]
    return not wording.is_missing(gap) and bool(gap >= 0)


def _some(rows: Sequence[Row]) -> str:
    """Up to two indicators by name, or how many share the score."""
    score = wording.score(rows[0]["score"])
    if len(rows) > 2:
        return _("{count} ตัวชี้วัด ({score})").format(count=len(rows), score=score)
    names = [
        _("ตัวชี้วัดที่ {number} {name}").format(number=row["indicator_id"], name=name_of(row, "label"))
        for row in rows
    ]
    return _("{names} ({score})").format(names=wording.listed(names), score=score)


def contribution(parts: Sequence[Row]) -> str:
    """What is missing to full marks, and which instrument costs most of it."""
    absent = [str(row["instrument"]) for row in parts if wording.is_missing(row["score"])]
    if absent:
        return _("ยังไม่มีคะแนนของ {absent} จึงบอกส่วนที่ขาดทั้งหมดไม่ได้").format(absent=wording.listed(absent))
    costs = [row for row in parts if not wording.is_missing(row["points_lost"])]
    costs = [row for row in costs if wording.rounded(row["points_lost"]) != 0]
    if not costs:
        return _("ทุกเครื่องมือได้คะแนนเต็ม")
    worst, *others = sorted(costs, key=lambda row: -row["points_lost"])
    lost = _("เสียคะแนนภาพรวมมากที่สุดที่ {worst} ({points} คะแนน)").format(
        worst=worst["instrument"], points=wording.score(worst["points_lost"])
    )
    if not others:
        return lost
    return _("{lost} รองลงมาคือ {second} ({points} คะแนน)").format(
        lost=lost, second=others[0]["instrument"], points=wording.score(others[0]["points_lost"])
    )


def top_parts(instruments: Sequence[AnyRow]) -> list[AnyRow]:
    """The instruments that add up to the overall: parts in place of their instrument where every part has a score."""
    parts = [row for row in instruments if isinstance(row["part_of"], str)]
    is_told_by_parts = not any(wording.is_missing(row["score"]) for row in parts)
    told = {row["part_of"] for row in parts} if is_told_by_parts else set()
    return [
        row
        for row in instruments
        if (row["part_of"] in told if isinstance(row["part_of"], str) else row["instrument"] not in told)
    ]


def indicators_missing(nodes: Sequence[Row], ranking: Sequence[Row], fiscal_year: int) -> str:
    """Indicators of the year without a score, by name; empty where all have one or none has."""
    scored = {row["node"] for row in ranking}
    named = [
        f"{row['node']} {name_of(row, 'label')}"
        for row in nodes
        if row["fiscal_year"] == fiscal_year and row["kind"] == "indicator"
        if "@" not in row["node"] and row["node"] not in scored
    ]
    if not named or not ranking:
        return ""
    return _("ไม่มีคะแนนของตัวชี้วัดที่ {named}").format(named=wording.listed(named))


def parts(pairs: Sequence[Row]) -> str:
    """Where the public's own answers and the assessor's differ most."""
    both = [row for row in pairs if not wording.is_missing(row["part_difference"])]
    if not both:
        return _("มีคะแนนเพียงส่วนเดียว จึงเทียบกันไม่ได้")
    widest = max(both, key=lambda row: abs(row["part_difference"]))
    return _("ต่างกันมากที่สุดที่ {name}: ส่วนที่ 1 {first} ส่วนที่ 2 {second}").format(
        name=name_of(widest, "label"),
        first=wording.score(widest["part_1_score"]),
        second=wording.score(widest["part_2_score"]),
    )


def _below(instruments: Sequence[Row]) -> list[Row]:
    """Instruments under the target, but none whose score is told again by its parts."""
    told = {row["part_of"] for row in instruments if not wording.is_missing(row["score"])}
    return [
        row
        for row in instruments
        if row["instrument"] not in told
        if not wording.is_missing(row["gap_to_target"]) and row["gap_to_target"] < 0
    ]


def _plain(number: float | None) -> str:
    """A target as people say it: 85, not 85.00."""
    return wording.NO_SCORE if number is None else f"{number:g}"
