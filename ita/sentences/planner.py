"""What a plan says: how far the target is, which figures to raise, and what stays out of reach."""

from collections.abc import Mapping, Sequence

from ita import wording
from ita.planner import Route, Stage, WhatIf, Worth
from ita.rows import LevelsOfYear, Levers
from ita.sentences.findings import full_name
from ita.sentences.names import Row, level_name, name_of
from ita.sentences.peers import area
from ita.sentences.voice import Voice
from ita.targets import Condition
from ita.terms import OVERALL
from ita.wording import _, _n


def node_word(node: str) -> str:
    """A condition's node in a sentence."""
    return _("ภาพรวม") if node == OVERALL else node


def not_published(nodes: list[str]) -> str:
    """Which scores a level also asks for that nobody published."""
    return _("ระดับนี้ต้องดู {nodes} ด้วย แต่ไม่มีคะแนนที่ประกาศ แผนนี้จึงยืนยันได้เฉพาะส่วนที่มีคะแนน").format(
        nodes=wording.listed(nodes)
    )


def lacking(below: list[Condition], scores: Mapping[str, float]) -> str:
    """How far the target is: each condition not met yet with its score and what it lacks."""
    if not below:
        return _("คะแนนปัจจุบันถึงเป้าหมายนี้แล้ว")
    lacks = [
        _("{node} ได้ {score} ต้องได้ {required} ขาด {points}").format(
            node=node_word(one.node),
            score=wording.score(scores[one.node]),
            required=wording.score(one.required),
            points=wording.score(one.required - scores[one.node]),
        )
        for one in below
    ]
    return _("ยังไม่ถึงเป้าหมาย: {lacks}").format(lacks=" · ".join(lacks))


def ceilings(voice: Voice, rows: Sequence[Levers], ceiling: float | None = None) -> str:
    """How far each figure is raised: to what the reader chose, else to what the best quarter of the peers reach."""
    if ceiling is not None:
        return voice.say("development", "to_choice", ceiling=wording.score(ceiling))
    known = [row for row in rows if row["peer_ceiling"] is not None]
    if not known:
        return voice.say("development", "to_full")
    count = max(row["peer_count"] or 0 for row in known)
    return voice.say("development", "to_peers", area=area(known[0]), count=count)


def answer(kind: str, plan: Route, wanted: list[Condition]) -> str:
    """One plan in a sentence: how many figures, or the most that can be reached."""
    which = _(wording.PLANS[kind])
    if not plan.is_feasible:
        short = [one for one in wanted if plan.most[one.node] < one.required]
        still = [node_word(one.node) for one in short if plan.most[one.node] == plan.reached[one.node]]
        most = [
            _("{node} ได้มากที่สุด {score} จากที่ต้องได้ {required}").format(
                node=node_word(one.node),
                score=wording.score(plan.most[one.node]),
                required=wording.score(one.required),
            )
            for one in short
            if plan.most[one.node] != plan.reached[one.node]
        ]
        if still:
            most.append(_("{nodes} ไม่ขยับด้วยทางนี้").format(nodes=wording.listed(still)))
        return _("{which} ไปไม่ถึง: {most}").format(which=which, most=" · ".join(most))
    if not plan.steps:
        return _("{which}: ไม่ต้องยกข้อใดเพิ่ม").format(which=which)
    return _("{which}: ยกอย่างน้อย {count} รายการ ภาพรวมเป็น {score}").format(
        which=which, count=len(plan.steps), score=wording.score(plan.reached[OVERALL])
    )


def reached_level(level: Row | None) -> str:
    """A level with its symbol; that it cannot be told where it cannot."""
    return _("ระดับบอกไม่ได้") if level is None else level_name(level)


def required(wanted: list[Condition]) -> str:
    """What a target asks of each node: `ภาพรวม 85 · IIT 85`."""
    return " · ".join(f"{node_word(one.node)} {one.required:g}" for one in wanted)


def steps_taken(
    stages: Sequence[Stage],
    now: Mapping[str, float],
    below: list[Condition],
    reached: Mapping[str, float],
    *,
    is_sure: bool,
) -> str:
    """What the chosen steps bring, and what the target still lacks after them. It is not `is_sure` where it also asks for a
    score that nobody published."""
    if not stages:
        return lacking(below, reached)
    count = len(stages)
    said = _n("{count} ขั้นนี้ยกภาพรวมจาก {before} เป็น {after} ({change})", count).format(
        count=count,
        before=wording.score(now[OVERALL]),
        after=wording.score(reached[OVERALL]),
        change=wording.change(reached[OVERALL] - now[OVERALL]),
    )
    if not below and is_sure:
        return _("{said} · ● ถึงเป้าหมาย").format(said=said)
    if not below:
        return _("{said} · ถึงเกณฑ์ของคะแนนที่มี แต่ยังขาดคะแนนที่ไม่มีใครประกาศ").format(said=said)
    return _("{said} · ▼ {lacking}").format(said=said, lacking=lacking(below, reached))


def ties(plan: Route) -> str:
    """Which chosen figures could be exchanged for others without any loss; empty where the choice is the only one."""
    said = [
        _("{chosen} แทนด้วย {others} ได้").format(chosen=step.lever.node, others=_some(step.equals))
        for step in plan.steps
        if step.equals
    ]
    return _("ให้ผลเท่ากัน: {said}").format(said=" · ".join(said)) if said else ""


def _some(nodes: tuple[str, ...], count: int = 4) -> str:
    if len(nodes) <= count:
        return " ".join(nodes)
    return _("{nodes} และอีก {count} รายการ").format(nodes=" ".join(nodes[:count]), count=len(nodes) - count)


def most_by_documents(bounds: tuple[float, float] | None) -> str:
    """The upper of two bounds of a coming score; that nothing can be told where there are none."""
    if bounds is None:
        return _("บอกไม่ได้จนกว่าจะทราบกติกาของปี")
    low, high = bounds
    if wording.score(low) == wording.score(high):
        return _("และไม่เกินนี้ถ้าไม่มีอะไรเพิ่ม")
    return _("ไม่เกิน {score}").format(score=wording.score(high))


def lever_name(row: Row) -> str:
    """A lever as a list names it."""
    return full_name(str(row["lever"]), row["kind"], name_of(row, "label"))


def tried(before: Mapping[str, float], after: Mapping[str, float], level: LevelsOfYear | None) -> str:
    """What the tried scores make of the overall and the level."""
    facts = {
        "before": wording.score(before[OVERALL]),
        "after": wording.score(after[OVERALL]),
        "change": wording.change(after[OVERALL] - before[OVERALL]),
    }
    said = _("ภาพรวมที่คำนวณ {before} → {after} ({change})").format(**facts)
    if level is None:
        return said
    return _("{said} · ระดับ {level}").format(said=said, level=name_of(level, "level"))


def granularity(ways: WhatIf, kinds: set[str]) -> str:
    """Says so when the figures below an indicator or instrument are not published, so that it can only be moved whole."""
    if kinds <= {"question", "sub_indicator"}:
        return ""
    return _n(
        "รายการที่ไม่มีคะแนนรายข้อ หรือไม่ทราบกติกา ยกได้เฉพาะทั้งตัวชี้วัดหรือทั้งเครื่องมือ ({count} รายการในปีนี้)",
        len(ways.levers),
    ).format(count=len(ways.levers))


def most_worth(rows: Sequence[Worth]) -> str:
    """The figures worth most when raised, for those who do not see the chart."""
    best = [
        _("{name} ({change})").format(name=lever_name(row), change=wording.change(row["gain"]))
        for row in rows[:3]
    ]
    return _("ยกแล้วได้มากที่สุด: {best}").format(best=" · ".join(best))
