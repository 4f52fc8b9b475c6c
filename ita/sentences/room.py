"""What the agencies of a district or province say together: who is to be looked after first, and for what."""

from collections.abc import Sequence

from ita import wording
from ita.rows import RoomAgencies, SetNeeds, SetQuestionNeeds, SetYears
from ita.sentences.names import Row, name_of, node_name
from ita.sentences.sets import name_in_set
from ita.terms import OVERALL
from ita.wording import _


def urgent_reasons(row: Row) -> list[str]:
    """Why an agency is to be looked after, the gravest first; empty where there is nothing to look into."""
    said = []
    if row["is_below"]:
        said.append(_("▼ ต่ำกว่าเป้า {points}").format(points=wording.score(-row["gap_to_target"])))
    if row["is_large_fall"]:
        said.append(_("▼ ลดลง {points}").format(points=wording.score(-row["score_change"])))
    if isinstance(row["near_node"], str):
        said.append(_near(row))
    if wording.is_missing(row["score"]):
        said.append(_("ไม่มีคะแนนภาพรวมปีนี้") if row["has_figures"] else _("ไม่มีข้อมูลปีนี้"))
    return said


def _near(row: Row) -> str:
    """The condition of its level an agency is nearest to losing, and how many more it is near to."""
    facts = {
        "node": _("ภาพรวม") if row["near_node"] == OVERALL else row["near_node"],
        "points": wording.score(row["near_margin"]),
        "others": int(row["near_count"]) - 1,
    }
    if facts["others"]:
        return _("{node} ห่างจากการตกระดับ {points} (และอีก {others} เงื่อนไข)").format(**facts)
    return _("{node} ห่างจากการตกระดับ {points}").format(**facts)


def room_counts(agencies: Sequence[RoomAgencies]) -> list[tuple[str, str, str]]:
    """Below the target, fallen far, near to losing the level, without a result: a heading, a figure and a note each.

    A dash where the year has no target, no earlier year or no levels to tell by.
    """
    first = agencies[0]
    target = next((row["target"] for row in agencies if row["target"] is not None), None)
    near = sum(row["near_node"] is not None for row in agencies)
    return [
        (_("ต่ำกว่าเป้า"), wording.NO_SCORE, _("ปีนี้ไม่มีเป้าหมายให้เทียบ"))
        if target is None
        else (_("ต่ำกว่าเป้า {target}").format(target=f"{target:g}"), _count(agencies, "is_below"), ""),
        (
            _("ลดลงเกิน {points} คะแนน").format(points=first["large_fall"]),
            _count(agencies, "is_large_fall") if _has(agencies, "score_change") else wording.NO_SCORE,
            "" if _has(agencies, "score_change") else _("ไม่มีปีก่อนให้เทียบ"),
        ),
        (
            _("จวนตกระดับ"),
            str(near) if _has(agencies, "level_order") else wording.NO_SCORE,
            _("เหลือไม่ถึง {points} คะแนน").format(points=first["near_within"])
            if _has(agencies, "level_order")
            else _("ไม่ทราบระดับตามเกณฑ์ของปี"),
        ),
        (_("ไม่มีผล"), str(len(agencies) - _scored(agencies)), ""),
    ]


def can_be_told(agencies: Sequence[RoomAgencies]) -> bool:
    """There is a target, an earlier year, or a level to tell by whom to look after first."""
    return any(_has(agencies, column) for column in ("target", "score_change", "level_order"))


def _has(agencies: Sequence[RoomAgencies], column: str) -> bool:
    return any(row[column] is not None for row in agencies)  # type: ignore[literal-required]


def _count(agencies: Sequence[RoomAgencies], column: str) -> str:
    return str(sum(bool(row[column]) for row in agencies))  # type: ignore[literal-required]


def _scored(agencies: Sequence[RoomAgencies]) -> int:
    return sum(row["score"] is not None for row in agencies)


def coverage(agencies: Sequence[RoomAgencies]) -> str:
    """How many of the agencies of the register have an overall; that the register may not know all."""
    facts = {"scored": _scored(agencies), "count": len(agencies)}
    if all(row["is_synthetic"] for row in agencies):
        return _("มีผล {scored} จาก {count} แห่งในทะเบียน").format(**facts)
    return _("มีผล {scored} จาก {count} แห่งในทะเบียนของข้อมูลชุดนี้ ซึ่งอาจยังไม่ครบทุกแห่งของพื้นที่").format(**facts)


def to_look_after(agencies: Sequence[RoomAgencies]) -> str:
    """How many agencies are to be looked after first, and the first of them with its reason."""
    urgent = [row for row in agencies if row["urgency"]]
    if not urgent and not can_be_told(agencies):
        return _("ปีนี้ไม่มีเป้าหมาย ปีก่อน หรือระดับให้เทียบ จึงบอกไม่ได้ว่าแห่งใดต้องดูแลก่อน")
    if not urgent:
        return _("ไม่มีแห่งใดต่ำกว่าเป้า ลดลงมาก จวนตกระดับ หรือขาดผล")
    first = urgent[0]
    facts = {"name": name_in_set(dict(first)), "reasons": " · ".join(urgent_reasons(first))}
    if len(urgent) == 1:
        return _("มีแห่งเดียว: {name} ({reasons})").format(**facts)
    return _("เริ่มที่ {name} ({reasons})").format(**facts)


def one_training(needs: Sequence[SetQuestionNeeds]) -> str:
    """The question that one training or one example would help most agencies with."""
    if not needs:
        return _("ไม่มีข้อคำถามใดต่ำกว่าเป้าหมาย หรือไม่มีคะแนนรายข้อของปีนี้")
    first = needs[0]
    alike = sum(row["weak_count"] == first["weak_count"] for row in needs)
    facts = {"topic": need_topic(first), "count": first["weak_count"], "others": alike - 1}
    if first["weak_count"] < 2:
        return _("ไม่มีข้อใดอ่อนเกินหนึ่งแห่ง ดูแลเป็นรายแห่งได้")
    if alike > 1:
        return _("อบรมเรื่องเดียวช่วยได้ {count} แห่ง: {topic} (และอีก {others} เรื่องที่ช่วยได้เท่ากัน)").format(**facts)
    return _("อบรมเรื่องเดียวช่วยได้ {count} แห่ง: {topic}").format(**facts)


def need_topic(row: SetQuestionNeeds) -> str:
    """The topic of the advice on a question, with its code in the year; the question itself where it is in no topic."""
    return f"{row['node']} {name_of(row, 'topic') or name_of(row, 'label')}"


def weakest_together(needs: Sequence[SetNeeds]) -> str:
    """The indicator most agencies are below the target in; empty where none is."""
    if not needs:
        return ""
    first = needs[0]
    if first["weak_count"] < 2:
        return _("ไม่มีตัวชี้วัดใดอ่อนเกินหนึ่งแห่ง ดูแลเป็นรายแห่งได้")
    return _("{name} ต่ำกว่าเป้า {count} จาก {of} แห่ง").format(
        name=node_name(first), count=first["weak_count"], of=first["scored_count"]
    )


def room_spread(years: Sequence[SetYears]) -> str:
    """How the median of the agencies moved over the years that have one."""
    known = sorted((row for row in years if row["median"] is not None), key=lambda row: row["fiscal_year"])
    if not known:
        return _("มีข้อมูลน้อยแห่งเกินกว่าจะหาค่ากลางของปีใด")
    first, last = known[0], known[-1]
    if len(known) == 1:
        return _("มีค่ากลางปีเดียว: ปี {year} {median}").format(
            year=wording.year(last["fiscal_year"]), median=wording.score(last["median"])
        )
    return _("ค่ากลางจาก {before} ในปี {first} เป็น {after} ในปี {last}").format(
        before=wording.score(first["median"]),
        first=wording.year(first["fiscal_year"]),
        after=wording.score(last["median"]),
        last=wording.year(last["fiscal_year"]),
    )
