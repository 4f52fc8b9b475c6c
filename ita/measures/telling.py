"""What is said about a plan: what was proposed and why, what is missing, what two people changed, how far it is."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ita import wording
from ita.headings import heading_of
from ita.measures.merging import ORDER, ROW, Conflict
from ita.measures.plan import DONE, FollowUp, Measure, Missing, Plan
from ita.measures.proposals import Proposed, nobody
from ita.sentences import Row, full_name
from ita.wording import _, _n
from ita.words import thai

# Field of a measure or report → the column it is read in.
_HEADINGS = {"steps": "steps_text", "status": "progress_name", "done_on": "done_on_text"}


def proposed(found: Proposed, added: int) -> str:
    """What was proposed and why; that nothing is weak where nothing is."""
    if not found.measures:
        return _("ไม่มีเรื่องใดต่ำกว่าคะแนนเต็ม หรือไม่มีคะแนนชนิดนี้ เพิ่มมาตรการเองได้ในตาราง")
    facts = {
        "added": added,
        "target": wording.target(found.target),
        "left": found.left_out,
    }
    if found.is_below_target:
        said = _n("เสนอ {added} แถวจากเรื่องที่ต่ำกว่า {target}", added).format(**facts)
    else:
        said = _n(
            "ไม่มีเรื่องใดต่ำกว่า {target} จึงเสนอ {added} แถวจากเรื่องที่ยังไม่เต็ม 100 และเสียคะแนนมากที่สุด", added
        ).format(**facts)
    if found.planned:
        said = _n("{said} · รวมรายการที่แผนไประดับถัดไปต้องยก {count} แถว", found.planned).format(
            said=said, count=found.planned
        )
    if not added:
        said = _("แถวที่เสนออยู่ในตารางแล้ว")
    if found.left_out:
        said = _n("{said} · ยังมีอีก {left} เรื่องที่อ่อน เพิ่มเองได้", found.left_out).format(
            said=said, left=found.left_out
        )
    return said


def steps_planned(new: Sequence[Measure], count: int) -> str:
    """What became of the steps of a plan: how many measures were added, which the plan had, and who is still to be named."""
    if not new:
        return _("ทุกขั้นมีมาตรการอยู่ในแผนแล้ว ไม่ได้เพิ่มซ้ำ")
    said = _n("เพิ่ม {added} มาตรการจาก {count} ขั้นของแผน ตรวจแล้วกดบันทึก", len(new)).format(
        added=len(new), count=count
    )
    unnamed = sum(one.unit == nobody() for one in new)
    if unnamed:
        said = _n("{said} · {unnamed} มาตรการยังต้องกำหนดผู้รับผิดชอบ", unnamed).format(said=said, unnamed=unnamed)
    return said


def subject(measure: Measure) -> str:
    """What a measure is about: `ประเด็นที่ 4 กระบวนการ… (95.56)`; an own one by its name."""
    if measure.subject_kind == "own":
        return measure.subject_name
    said = full_name(measure.subject, measure.subject_kind, measure.subject_name)
    return said if measure.score is None else f"{said} ({wording.score(measure.score)})"


def code(measure: Measure) -> str:
    """The subject without its name: `ประเด็นที่ 4`, `ข้อ i10`."""
    if measure.subject_kind == "own":
        return _(wording.MEASURE_SUBJECTS["own"])
    return full_name(measure.subject, measure.subject_kind, "").strip()


def missing(found: Iterable[Missing]) -> list[str]:
    """Each measure with what it lacks: `มาตรการแถว 3 ยังไม่มีผู้รับผิดชอบ และ ระยะเวลา`."""
    by_row: dict[int, list[str]] = {}
    for one in found:
        by_row.setdefault(one.row, []).append(heading(one.field))
    return [
        _("มาตรการแถว {row} ยังไม่มี{names}").format(row=row, names=wording.listed(names))
        for row, names in by_row.items()
    ]


def heading(name: str) -> str:
    """What readers call a field of a measure or report."""
    return heading_of(_HEADINGS.get(name, name))


def conflict(found: Conflict, plan: Plan) -> tuple[str, ...]:
    """Four texts: where two edits differ, and the value before, theirs and ours."""
    if found.field == ORDER:
        orders = (found.before, found.theirs, found.ours)
        return _("ลำดับของมาตรการ"), *(_order(order, plan) for order in orders)
    if found.field == ROW:
        return _("ทั้งแถว"), *(_row(row) for row in (found.before, found.theirs, found.ours))
    where = heading(found.field)
    if found.round:
        where = _("รายงานรอบ {months} เดือน {step}: {field}").format(
            months=found.round, step=found.step or _("ทั้งมาตรการ"), field=where
        )
    return where, *(_cell(found.field, cell) for cell in (found.before, found.theirs, found.ours))


def changed(found: Iterable[Conflict], after: Plan) -> list[str]:
    """What somebody else changed, measure by measure."""
    by_measure: dict[str, list[Conflict]] = {}
    for one in found:
        by_measure.setdefault(one.measure_id, []).append(one)
    told = []
    for measure_id, changes in by_measure.items():
        first = changes[0]
        if first.field == ORDER:
            told.append(_("เรียงลำดับใหม่"))
        elif first.field == ROW:
            row = first.before if first.theirs is None else first.theirs
            text = _("ลบ “{name}”") if first.theirs is None else _("เพิ่ม “{name}”")
            told.append(text.format(name=_row(row)))
        else:
            names = dict.fromkeys(_("รายงานผล") if one.round else heading(one.field) for one in changes)
            told.append(
                _("แก้ “{name}”: {fields}").format(
                    name=_row(after.measure(measure_id)), fields=wording.listed([*names])
                )
            )
    return told


def progress(rows: Sequence[Row]) -> str:
    """How many measures are done, under way and not begun."""
    counts = {name: sum(row[name] for row in rows) for name in wording.PROGRESS}
    said = [
        _("{status} {count}").format(status=_(wording.PROGRESS[name]), count=counts[name]) for name in counts
    ]
    count = sum(row["measures_of_unit"] for row in rows)
    return _n("ทั้งหมด {count} มาตรการ: {said}", count).format(count=count, said=" · ".join(said))


def overdue(rows: Sequence[Row], undated: int, today: date) -> str:
    """How many measures are past their period, and how many periods cannot be told."""
    said = (
        _("ณ {day} ไม่มีมาตรการที่เกินกำหนด")
        if not rows
        else _n("ณ {day} มี {count} มาตรการเกินกำหนดและยังไม่แล้วเสร็จ", len(rows))
    ).format(day=thai.day(today), count=len(rows))
    if undated:
        said = _n("{said} · {count} มาตรการไม่ระบุเดือนและปีที่สิ้นสุด จึงบอกไม่ได้", undated).format(
            said=said, count=undated
        )
    return said


def afterwards(rows: Sequence[Row], plan: Plan) -> str:
    """How many subjects rose, fell or stayed after the measures, and that this proves nothing."""
    years = {
        "before": wording.year(plan.result_year),
        "during": wording.year(plan.plan_year),
        "after": wording.year(plan.plan_year + 1),
    }
    known = {
        (row["subject_kind"], row["subject"]): row["score_change"]
        for row in rows
        if row["score_change"] is not None
    }
    if not known:
        return _("ยังไม่มีคะแนนของปีที่ทำมาตรการ ({during}) หรือปีถัดไป ({after})").format(**years)
    arrows = [wording.arrow(points) for points in known.values()]
    return _n(
        "เทียบผลปี {before} กับปีที่ทำมาตรการ ({during}) และปีถัดไป ({after}): จาก {count} เรื่องที่มีคะแนนให้เทียบ "
        "เพิ่มขึ้น {up} ลดลง {down} เท่าเดิม {same} · "
        "คะแนนเปลี่ยนได้จากหลายสาเหตุ เรื่องที่ต่ำที่สุดมักสูงขึ้นเองในปีต่อมา ตัวเลขนี้ไม่ใช่หลักฐานว่ามาตรการได้ผล",
        len(known),
    ).format(count=len(known), up=arrows.count("▲"), down=arrows.count("▼"), same=arrows.count("="), **years)


def dates_and_statuses(plan: Plan, after: int) -> list[str]:
    """Reports of a round whose day and status do not fit: done without a day, a day without being done."""
    told = [one for one in plan.follow_ups if one.round == after]
    undated = sum(one.status == DONE and one.done_on is None for one in told)
    undone = sum(one.status != DONE and one.done_on is not None for one in told)
    return [
        *([_n("{count} แถวแล้วเสร็จแต่ยังไม่บอกวันที่", undated).format(count=undated)] if undated else []),
        *([_n("{count} แถวมีวันที่แล้วเสร็จแต่สถานะยังไม่ใช่แล้วเสร็จ", undone).format(count=undone)] if undone else []),
    ]


def _cell(name: str, found: Any) -> str:
    if found is None or found == "":
        return _("(ว่าง)")
    if name == "status":
        return _(wording.PROGRESS[found])
    if isinstance(found, date):
        return thai.day(found)
    return wording.score(found) if name == "score" else str(found)


def _row(row: Measure | FollowUp | None) -> str:
    return row.activity or row.subject_name if isinstance(row, Measure) else _("(ไม่มี)")


def _order(order: Iterable[str], plan: Plan) -> str:
    return " → ".join(_row(plan.measure(one)) for one in order)
