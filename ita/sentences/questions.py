"""What the questions of a year say: where the points are lost, and how one question stands among the others."""

from collections.abc import Sequence

from ita import wording
from ita.contracts import HIGHEST_SCORE
from ita.rows import LevelsOfYear, QuestionPairs, QuestionRanking, RisenPeers
from ita.sentences.findings import node_full_name
from ita.sentences.names import Row, alike, name_of, together
from ita.sentences.sets import name_in_set
from ita.sentences.voice import Voice
from ita.wording import _, _n

NAMED = 3
ASK_WHY = 5


def questions(ranking: Sequence[QuestionRanking]) -> str:
    """How many questions are below the target and below full marks, and which cost most."""
    weak = [row for row in ranking if row["gap_to_target"] is not None and row["gap_to_target"] < 0]
    target = next((row["target"] for row in ranking if row["target"] is not None), None)
    facts = {
        "count": len(ranking),
        "below": len(weak),
        "less": sum(map(_is_below_full, ranking)),
        "target": wording.target(target),
    }
    said = _n(
        "จาก {count} ข้อที่มีคะแนน ต่ำกว่า {target} อยู่ {below} ข้อ ยังไม่เต็ม 100 อยู่ {less} ข้อ", len(ranking)
    ).format(**facts)
    if weak:
        listed = [f"{node_full_name(row)} ({wording.score(row['score'])})" for row in weak[:NAMED]]
        said = _("{said} · ต่ำกว่าเป้าหมาย: {named}").format(said=said, named=" · ".join(listed))
    costly = _costliest(ranking)
    if not costly:
        return said
    return _("{said} · เสียคะแนนภาพรวมมากที่สุดที่ {named}").format(said=said, named=" · ".join(costly))


def _is_below_full(row: QuestionRanking) -> bool:
    return row["gap_to_full"] is not None and row["gap_to_full"] > 0


def _costliest(ranking: Sequence[QuestionRanking]) -> list[str]:
    """What costs the overall most, the costliest first: a question each, but items that cannot be told apart together."""
    costs: list[tuple[float, str]] = []
    bounded: dict[str | None, list[QuestionRanking]] = {}
    for row in ranking:
        if row["group_points_lost"] is None:
            costs.append((row["points_lost_high"] or 0, _cost(row)))
        elif _is_below_full(row):
            bounded.setdefault(row["instrument"], []).append(row)
    costs += [(items[0]["group_points_lost"] or 0, _cost_together(items)) for items in bounded.values()]
    costs.sort(key=lambda cost: -cost[0])
    return [sentence for points, sentence in costs[:NAMED] if wording.rounded(points) > 0]


def _cost(row: QuestionRanking) -> str:
    return _("{name} ({points})").format(
        name=node_full_name(row), points=wording.score(row["points_lost_high"])
    )


def _cost_together(items: Sequence[QuestionRanking]) -> str:
    """Items below full marks of indicators whose rule from items is not known."""
    points = wording.score(items[0]["group_points_lost"])
    if len(items) == 1:
        return _("{name} ({points})").format(name=node_full_name(items[0]), points=points)
    return _("{codes} รวมกันเสีย {points} (แยกรายข้อได้ไม่แน่นอน)").format(
        codes=wording.listed([row["node"] for row in items]), points=points
    )


def questions_shown(rows: Sequence[QuestionRanking], count: int) -> str:
    """How many of the questions the list shows and what they cost together."""
    said = _n("แสดง {shown} จาก {count} ข้อ", count).format(shown=len(rows), count=count)
    known = [row for row in rows if row["points_lost_high"] is not None]
    if not known:
        return said
    points = wording.bounds(
        sum(row["points_lost_low"] or 0 for row in known), sum(row["points_lost_high"] or 0 for row in known)
    )
    return _("{said} รวมเสีย {points} คะแนนภาพรวม").format(said=said, points=points)


def pair_named(row: Row) -> str:
    """The matter, and which two scores stand beside one another."""
    return _("{matter} ({a} | {b})").format(
        matter=name_of(row, "matter"), a=_asked(row, "a"), b=_asked(row, "b")
    )


def _asked(row: Row, side: str) -> str:
    return str(row[f"node_{side}"]).split("@")[0] + " " + str(row[f"instrument_{side}"])


def pair(row: Row) -> str:
    """Two scores on one matter and how far apart; from five points on it asks why, and blames nobody."""
    said = _("{kind}: {matter} · {a} {score_a} · {b} {score_b} · ต่างกัน {apart}").format(
        kind=_(wording.PAIRS[row["closeness"]]),
        matter=name_of(row, "matter"),
        a=_asked(row, "a"),
        score_a=wording.score(row["score_a"]),
        b=_asked(row, "b"),
        score_b=wording.score(row["score_b"]),
        apart=wording.score(abs(row["difference"])),
    )
    if not is_apart(row):
        return said
    return _("{said} — ควรถามว่าเพราะเหตุใดผู้ตอบสองกลุ่มจึงเห็นต่างกัน ตัวเลขนี้ไม่ได้บอกว่าฝ่ายใดผิด").format(said=said)


def is_apart(row: Row) -> bool:
    """Far enough apart to ask why."""
    return bool(abs(row["difference"]) >= ASK_WHY)


def pairs(rows: Sequence[QuestionPairs]) -> str:
    """How many matters were asked twice, and on how many the answers are far apart."""
    apart = [row for row in rows if is_apart(row)]
    if not apart:
        return _n("เรื่องที่ถามสองทาง {count} คู่ ไม่มีคู่ใดต่างกันถึง {points} คะแนน", len(rows)).format(
            count=len(rows), points=ASK_WHY
        )
    return _n("เรื่องที่ถามสองทาง {count} คู่ ต่างกันตั้งแต่ {points} คะแนน {apart} คู่: {named}", len(rows)).format(
        count=len(rows),
        points=ASK_WHY,
        apart=len(apart),
        named=" · ".join(name_of(row, "matter") for row in apart),
    )


def risen(reached: Sequence[RisenPeers], level: LevelsOfYear, peer_count: int) -> str:
    """How many peers came up to where the best level begins and which stood there already, or that nobody is there.

    `peer_count` are the others with a score of the question.
    """
    if not peer_count:
        return _("ไม่มีเพื่อนแห่งใดมีคะแนนข้อนี้ให้เรียนรู้")
    facts = {"least": f"{level['min_overall']:g}", "level": name_of(level, "level")}
    if not reached:
        return _("ไม่มีเพื่อนแห่งใดถึง {least} (เกณฑ์ของ{level})").format(**facts)
    already = [row for row in reached if not row["has_risen"]]
    count = len(reached) - len(already)
    said = _("ไม่มีเพื่อนแห่งใดที่ปีก่อนต่ำกว่า {least} (เกณฑ์ของ{level}) แล้วปีนี้ถึง").format(**facts)
    if count:
        said = _n("เพื่อน {count} แห่งขึ้นมาถึง {least} (เกณฑ์ของ{level}) จากปีก่อนที่ต่ำกว่า", count).format(
            count=count, **facts
        )
    if not already:
        return said
    listed = [f"{name_in_set(row)} ({wording.score(row['score'])})" for row in already[:NAMED]]
    if len(already) > NAMED:
        listed.append("…")
    return _("{said} · ถึงอยู่แล้ว หรือไม่มีปีก่อนให้เทียบ {count} แห่ง: {named}").format(
        said=said, count=len(already), named=" · ".join(listed)
    )


def questions_found(count: int, shown: int, words: str) -> str:
    """How many questions of all years hold the words, and how many of them are listed."""
    if not count:
        return _("ไม่พบข้อคำถามปีใดที่มี “{words}” ลองใช้คำที่สั้นกว่า หรือรหัส เช่น o12").format(words=words)
    said = _n("พบ {count} ข้อจากทุกปีที่มี “{words}”", count).format(count=count, words=words)
    return said if shown == count else _("{said} แสดง {shown} ข้อแรก").format(said=said, shown=shown)


def issues(rows: Sequence[Row]) -> str:
    """How many issues reach the target, which is highest and which lowest."""
    groups = alike(rows)
    known = [row for group in groups for row in group]
    if not known:
        return _("ยังไม่มีประเด็นใดมีคะแนนครบทุกข้อ")
    best, worst = groups[0], groups[-1]
    return _n(
        "จาก {count} ประเด็นที่มีคะแนนครบ ถึง {target} อยู่ {passed} ประเด็น: สูงสุด {best} ({high}) ต่ำสุด {worst} ({low})",
        len(known),
    ).format(
        count=len(known),
        target=wording.target(known[0]["target"]),
        passed=sum(row["gap_to_target"] >= 0 for row in known),
        best=together(best, lambda row: name_of(row, "label")),
        high=wording.score(best[0]["score"]),
        worst=together(worst, lambda row: name_of(row, "label")),
        low=wording.score(worst[0]["score"]),
    )


def issues_missing(rows: Sequence[Row]) -> str:
    """Which issues have no mean because a question has no score."""
    missing = [str(row["issue_id"]) for row in rows if wording.is_missing(row["score"])]
    if not missing:
        return _("คะแนนประเด็นคือค่าเฉลี่ยธรรมดาของข้อในกลุ่ม คำนวณโดยโปรแกรม")
    return _("ประเด็นที่ {numbers} มีข้อที่ไม่มีคะแนน จึงไม่คิดค่าเฉลี่ย").format(numbers=wording.listed(missing))


def verdicts(voice: Voice, questions: Sequence[Row]) -> list[str]:
    """What failed, what to raise, what to keep and what has no score: each question in exactly one of them."""
    known = [row for row in questions if not wording.is_missing(row["score"])]
    full = [row for row in known if row["score"] >= HIGHEST_SCORE]
    short = [row for row in known if row["score"] < HIGHEST_SCORE]
    has_target = any(not wording.is_missing(row["gap_to_target"]) for row in known)
    failed = [row for row in short if has_target and row["gap_to_target"] < 0]
    raised = [row for row in short if row not in failed]
    target = wording.target(known[0]["target"]) if has_target else ""
    said: list[str] = []
    if known and len(full) == len(known):
        said.append(voice.say("group", "all_full"))
    else:
        if failed:
            condition = "one_failed" if len(failed) == 1 else "some_failed"
            names = questions_named(voice, failed)
            said.append(voice.say("group", condition, count=len(failed), names=names, target=target))
        elif has_target:
            said.append(voice.say("group", "all_passed", target=target))
        if raised:
            said.append(voice.say("group", "raise", names=questions_named(voice, raised)))
        if full:
            said.append(voice.say("group", "keep", names=questions_named(voice, full, with_score=False)))
    blank = [row for row in questions if wording.is_missing(row["score"])]
    if blank:
        said.append(voice.say("group", "blank", names=questions_named(voice, blank, with_score=False)))
    return said


def questions_named(voice: Voice, questions: Sequence[Row], *, with_score: bool = True) -> str:
    """Questions by code, the lowest first where they stand with their scores."""
    if with_score:
        questions = sorted(questions, key=lambda row: float(row["score"]))
    condition = "question" if with_score else "question_plain"
    return voice.listed(
        [
            voice.say(
                "item",
                condition,
                code=row["node"],
                label=name_of(row, "label"),
                score=wording.score(row["score"]),
            )
            for row in questions
        ]
    )
