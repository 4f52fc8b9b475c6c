"""Sentences written from the data: what a mayor should know first. Whole sentences per case, never glued from words."""

from collections.abc import Sequence

from ita import wording
from ita.contracts import HIGHEST_SCORE
from ita.rows import NextLevel, Nodes, OverallStanding
from ita.sentences.findings import full_name
from ita.sentences.names import AnyRow, Row, alike, as_number, level_word, name_of
from ita.sentences.voice import Voice
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


def next_level(voice: Voice, missing: Sequence[NextLevel], instruments: Sequence[Row]) -> str:
    """What the next level lacks, instrument by instrument; empty at the best level or where it cannot be told."""
    if not missing:
        return ""
    named = {row["instrument"]: voice.instrument(row) for row in instruments}
    lacks = [
        voice.say(
            "overall",
            "lack",
            node=named.get(row["node"]) or voice.say("overall", "name"),
            points=wording.score(row["points_short"]),
        )
        for row in missing
    ]
    return voice.say("overall", "next_level", level=name_of(missing[0], "level"), lacks=wording.listed(lacks))


def standing(voice: Voice, row: OverallStanding, agency: str, instruments: Sequence[Row]) -> str:
    """Score, level, target passed or not, and why."""
    facts = {"agency": agency, "year": wording.year(row["fiscal_year"]), "level": level_word(row)}
    if row["score"] is None:
        return voice.say("overall", "level_only", **facts)
    facts["score"] = wording.score(row["score"])
    gap = row["gap_to_target"]
    if gap is None:
        return voice.say("overall", "no_target", **facts)
    facts |= {"target": wording.target(row["target"]), "gap": wording.score(abs(gap))}
    weak = [one for one in top_parts(instruments) if not wording.is_missing(one["gap_to_target"])]
    weak = [one for one in weak if one["gap_to_target"] < 0]
    facts["weak"] = wording.listed([_with_score(voice, one) for one in weak])
    if gap >= 0:
        return voice.say("overall", "passed_but_weak" if weak else "passed", **facts)
    return voice.say("overall", "failed_by" if weak else "failed", **facts)


def _with_score(voice: Voice, row: Row) -> str:
    return voice.say(
        "instrument",
        "scored",
        short=name_of(row, "short"),
        code=row["instrument"],
        score=wording.score(row["score"]),
    )


def indicators(voice: Voice, ranking: Sequence[Row]) -> str:
    """Which indicators are highest and lowest, and how many reach the target."""
    if not ranking:
        return voice.say("indicators", "none")
    groups = alike(ranking)
    ends = [voice.scored(group, indicator_name) for group in (groups[0], groups[-1])]
    if len(ranking) == 1:
        return voice.say("indicators", "one", only=ends[0])
    if len(groups) == 1:
        return voice.say("indicators", "same", count=len(ranking), score=wording.score(ranking[0]["score"]))
    strong = sum(_is_passed(row) for row in ranking)
    has_target = not wording.is_missing(ranking[0]["target"])
    return voice.say(
        "indicators",
        "many_no_target" if not has_target else "many_strong" if strong == len(ranking) else "many",
        count=len(ranking),
        strong=strong,
        weak=len(ranking) - strong,
        target=wording.target(ranking[0]["target"]),
        highest=ends[0],
        lowest=ends[1],
    )


def indicator_name(row: Row) -> str:
    """The indicator with its number."""
    return full_name(str(row["indicator_id"]), "indicator", name_of(row, "label"))


def _is_passed(row: Row) -> bool:
    gap = row["gap_to_target"]
    return not wording.is_missing(gap) and bool(gap >= 0)


def costs(voice: Voice, parts: Sequence[Row], *, is_short: bool = False) -> str:
    """Which of the instruments that add up to the overall cost most of it, two of them unless it is to be short; or that some
    have no score, or the year's rule no weights.
    """
    unscored = [voice.instrument(row) for row in parts if wording.is_missing(row["score"])]
    if len(unscored) == len(parts):
        return voice.say("instruments", "none")
    if unscored:
        return voice.say("instruments", "missing", names=wording.listed(unscored))
    if all(row["score"] == HIGHEST_SCORE for row in parts):
        return voice.say("instruments", "full")
    if any(wording.is_missing(row["points_lost"]) for row in parts):
        return voice.say("instruments", "costs_unknown")
    worst, *others = sorted(parts, key=lambda row: -row["points_lost"])
    facts = {"worst": voice.instrument(worst), "points": wording.score(worst["points_lost"])}
    if is_short or not others or wording.rounded(others[0]["points_lost"]) == 0:
        return voice.say("instruments", "costs", **facts)
    return voice.say(
        "instruments",
        "costs_two",
        second=voice.instrument(others[0]),
        second_points=wording.score(others[0]["points_lost"]),
        **facts,
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


def unscored_indicators(nodes: Sequence[Nodes], ranking: Sequence[Row], fiscal_year: int) -> list[str]:
    """The indicators of the year without a score, by name."""
    scored = {row["node"] for row in ranking}
    return [
        full_name(row["node"], "indicator", name_of(row, "label"))
        for row in nodes
        if row["fiscal_year"] == fiscal_year and row["kind"] == "indicator"
        if "@" not in row["node"] and row["node"] not in scored
    ]


def indicators_missing(voice: Voice, unscored: Sequence[str]) -> str:
    """Indicators without a score, by name; empty where there are none."""
    return voice.say("indicators", "missing", names=wording.listed([*unscored])) if unscored else ""


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
