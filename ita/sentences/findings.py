"""What a finding says to the reader: the figures, what they would have to be, and what to do. One sentence per rule."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ita import wording
from ita.rows import IncompleteYears, IssueTrend, TopicTrend, Tree
from ita.sentences.names import Row, alike, name_of, together
from ita.wording import _, _n

SEVERITY_MARKS = {"error": "▼", "warning": "▽", "note": "○"}


def full_name(node: str, kind: Any, label: str) -> str:
    """A node as a sentence names it: an indicator and a question with number and name, an instrument by its letters."""
    if kind == "overall":
        return _("คะแนนภาพรวม")
    if node == "issues":
        return _("ประเด็นทั้งหมด")
    if kind == "indicator":
        return _("ตัวชี้วัดที่ {number} {name}").format(number=node.partition("@")[0], name=label)
    if kind == "issue":
        return _("ประเด็นที่ {number} {name}").format(number=node.removeprefix("issue"), name=label)
    if kind in ("question", "sub_indicator"):
        return _("ข้อ {code} {name}").format(code=node.partition("@")[0], name=label)
    return node


def node_full_name(row: Row) -> str:
    """The node of a row by `full_name`."""
    return full_name(str(row["node"]), row["kind"], name_of(row, "label"))


def finding(row: Row) -> str:
    """The finding of one row of queries/findings.sql."""
    rule = row["rule"]
    facts = {
        "node": full_name(row["node"], row["kind"], name_of(row, "label")),
        "published": wording.score(row["published"]),
        "recomputed": wording.score(row["recomputed"]),
        "difference": wording.score(None if row["difference"] is None else abs(row["difference"])),
        "printed": _text(row["printed"]),
        "other": _text(row["other"]),
    }
    if rule == "does_not_follow":
        said = _(
            "{node} พิมพ์ไว้ {published} แต่คะแนนที่ประกาศในระดับล่างให้ {recomputed} (ต่างกัน {difference})"
        ).format(**facts)
        return f"{said} · {suspected(row)}"
    if rule == "printed_twice" and row["story"] == "level":
        return _("ระดับ พิมพ์ไว้สองแบบในเอกสารเดียว: ใช้ “{other}” และพบ “{printed}”").format(**facts)
    return _OTHERS[rule]().format(**facts)


def suspected(row: Row) -> str:
    """Which one cell would explain a figure that does not follow, or that there is none."""
    if row["candidates"] is None:
        return _("ตรวจกับเอกสารต้นฉบับ")
    if not isinstance(row["suspect_node"], str):
        return _("ไม่มีตัวเลขเดียวที่อธิบายได้ ตรวจทุกค่ากับเอกสารต้นฉบับ")
    facts = {
        "suspect": full_name(row["suspect_node"], row["suspect_kind"], name_of(row, "suspect_label")),
        "now": wording.score(float(row["printed"])),
        "then": wording.score(row["suspect_score"]),
        "count": int(row["candidates"]),
    }
    if facts["count"] == 1:
        return _("หาก {suspect} เป็น {then} แทน {now} ทุกค่าจะตรงกัน และไม่มีตัวเลขอื่นที่อธิบายได้").format(**facts)
    return _("หาก {suspect} เป็น {then} แทน {now} ทุกค่าจะตรงกัน (เป็นไปได้ {count} แบบ นี่คือแบบที่น่าเชื่อที่สุด)").format(
        **facts
    )


# Rule → its sentence, asked for when it is said, in the language of then.
_OTHERS = {
    "printed_twice": lambda: _("{node} พิมพ์ไว้สองค่าในเอกสารเดียว: ใช้ {other} และพบ {printed}"),
    "weighted_points": lambda: _(
        "คะแนนรายเครื่องมือรวมกันได้ {published} พอดี จึงน่าจะเป็นคะแนนที่ถ่วงน้ำหนักแล้ว ไม่ใช่คะแนนเต็ม 100"
    ),
    "level_differs": lambda: _("พิมพ์ระดับ “{printed}” แต่คะแนน {published} อยู่ในระดับ “{other}” ตามเกณฑ์ของปี"),
    "level_of_other_years": lambda: _("ระดับที่พิมพ์ “{printed}” ใช้คำหรือตัวอักษรของเกณฑ์ปีอื่น"),
    "same_as_other_year": lambda: _("คะแนนทุกตัวชี้วัดเหมือนกับปี {printed} ทุกค่า อาจคัดลอกมาผิดปี"),
    "same_as_other_agency": lambda: _("คะแนนทุกตัวชี้วัดเหมือนกับ {other} ปี {printed} ทุกค่า อาจคัดลอกจากหน่วยงานอื่น"),
    "all_the_overall": lambda: _(
        "ค่าของทุกรายการในกลุ่ม {node} เท่ากับคะแนนภาพรวม {published} ทั้งหมด น่าจะพิมพ์คะแนนภาพรวมแทนค่าเฉลี่ย"
    ),
}


def severity_name(row: Row) -> str:
    """How grave a finding is, with its mark."""
    severity = str(row["severity"])
    return f"{SEVERITY_MARKS[severity]} {_(wording.SEVERITIES[severity])}"


def findings_counted(rows: Sequence[Row]) -> str:
    """How many findings or stories of each severity; empty when there are none."""
    counts = {name: sum(row["severity"] == name for row in rows) for name in SEVERITY_MARKS}
    said = [
        _("{severity} {count}").format(severity=_(wording.SEVERITIES[name]), count=count)
        for name, count in counts.items()
        if count
    ]
    return " · ".join(said)


def reason(row: Row) -> str:
    """Why a node is not recomputed; empty where it is."""
    if row["reason"] == "rule_unknown":
        return _("ไม่ทราบกติกาของปีนี้")
    if row["reason"] == "child_missing":
        return _("ไม่มีคะแนนของ {missing}").format(missing=_text(row["missing"]).replace("@", "/"))
    return ""


def rule_difference(row: Row) -> str:
    """What a row of queries/rule_differences.sql is about."""
    subjects: dict[str, Callable[[], str]] = {
        "weight": lambda: _("น้ำหนัก {node} (%)"),
        "question_count": lambda: _("จำนวนข้อของ {node}"),
        "levels": lambda: _("ระดับและคะแนนขั้นต่ำ"),
        "topic_new": lambda: _("เรื่องที่เพิ่มใน {node}"),
        "topic_gone": lambda: _("เรื่องที่ไม่ถามแล้วใน {node}"),
    }
    return subjects[row["subject"]]().format(node=_text(row["node"]))


def incomplete_year(rows: Sequence[IncompleteYears], fiscal_year: int) -> str:
    """What the rule book lacks of a year, of the rows of queries/incomplete_years.sql; empty where it lacks nothing."""
    files = [row["reference_file"] or "" for row in rows if row["fiscal_year"] == fiscal_year]
    if not files:
        return ""
    return _("สมุดกฎของปี {year} ยังไม่ครบ: ไม่มีแถวของปีนี้ใน {files}").format(
        year=fiscal_year, files=" ".join(files)
    )


def tree_name(row: Row) -> str:
    """A node as the drawn tree names it: number and name."""
    return f"{str(row['node']).partition('@')[0]} {name_of(row, 'label')}"


def tree_note(rows: Sequence[Tree]) -> str:
    """How sure the edges of a year's tree are, counted."""
    counts = Counter(confidence(row["confidence"]) for row in rows)
    said = [
        _("{sure} {count}").format(sure=word, count=counts[word])
        for word in dict.fromkeys(map(confidence, wording.CONFIDENCE))
        if word in counts
    ]
    return _n("ความกว้างคือน้ำหนักในภาพรวม ความมั่นใจของ {count} ความสัมพันธ์: {said}", len(rows)).format(
        count=len(rows), said=" · ".join(said)
    )


def confidence(code: Any) -> str:
    """How sure a rule or a figure of the rule book is, in its one word; empty where nothing is said of it."""
    return _(wording.CONFIDENCE[code]) if isinstance(code, str) else ""


def weights_sure(confidences: Mapping[str, str]) -> str:
    """How sure the weight of each instrument is, the surest first: `พิสูจน์แล้ว: IIT และ OIT · คาดไว้: EIT1`."""
    by_word: dict[str, list[str]] = {}
    doubts = list(wording.CONFIDENCE)
    for instrument, code in sorted(confidences.items(), key=lambda one: (doubts.index(one[1]), one[0])):
        by_word.setdefault(confidence(code), []).append(instrument)
    return " · ".join(
        _("{sure}: {names}").format(sure=word, names=wording.listed(names)) for word, names in by_word.items()
    )


def topic_note(rows: Sequence[TopicTrend]) -> str:
    """Between which years a topic was asked, and where the comparison is not exact."""
    asked = [row for row in rows if row["score"] is not None]
    if not asked:
        return _("ยังไม่มีคะแนนของเรื่องนี้")
    loose = [wording.year(row["fiscal_year"]) for row in asked if row["match_kind"] != "exact"]
    years = [row["fiscal_year"] for row in asked]
    first, last = min(years), max(years)
    said = _("มีคะแนนปี {first}–{last}").format(first=wording.year(first), last=wording.year(last))
    if first == last:
        said = _("มีคะแนนปี {year}").format(year=wording.year(first))
    if not loose:
        return said
    return _("{said} · ปี {years} ถามไม่ตรงกันทุกส่วน (≈) เทียบได้เพียงคร่าว ๆ").format(
        said=said, years=wording.listed(loose)
    )


def issues_note(rows: Sequence[IssueTrend]) -> str:
    """Which issue is highest and lowest in the newest year that has them, and how earlier years were carried."""
    newest = max((row["fiscal_year"] for row in rows), default=0)
    groups = alike([row for row in rows if row["fiscal_year"] == newest])
    if not groups:
        return ""
    high, low = groups[0], groups[-1]
    return _(
        "ปี {year} สูงสุดคือ {high} ({high_score}) ต่ำสุดคือ {low} ({low_score}) · ปีที่มี ≈ เทียบผ่านเรื่องของข้อคำถาม ซึ่งถามไม่ครบหรือไม่ตรงกันทุกส่วน"
    ).format(
        year=wording.year(newest),
        high=together(high, lambda row: name_of(row, "label")),
        high_score=wording.score(high[0]["score"]),
        low=together(low, lambda row: name_of(row, "label")),
        low_score=wording.score(low[0]["score"]),
    )


def _text(found: Any) -> str:
    return found if isinstance(found, str) else ""
