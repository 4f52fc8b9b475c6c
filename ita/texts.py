"""What a row of a table says in words, column by column: names, levels, marks, places, moments."""

from collections.abc import Callable
from typing import Any

from ita import sentences, wording
from ita.measures.plan import numbered
from ita.measures.proposals import nobody
from ita.sentences import Row
from ita.wording import _
from ita.words import thai


def cell(found: Any) -> str:
    """A text as a cell holds it; empty where it is missing."""
    return "" if found is None or found != found else str(found)


def of(row: Row, column: str) -> Any:
    """What a row holds under a column: a text in the language in use where it is a name, a level, a mark or a place, else as it is."""
    return _TEXTS[column](row) if column in _TEXTS else row[column]


def _strength(row: Row) -> str:
    if wording.is_missing(row["gap_to_target"]):
        return wording.NO_SCORE
    return _("● ผ่านเป้า") if row["gap_to_target"] >= 0 else _("▼ ต่ำกว่าเป้า")


def _condition(row: Row) -> str:
    if wording.is_missing(row["min_instrument"]):
        return wording.NO_SCORE
    return _("{instruments} ทุกตัวตั้งแต่ {score}").format(
        instruments=row["instruments"], score=wording.score(row["min_instrument"])
    )


def _layouts(row: Row) -> str:
    return " + ".join(_(wording.LAYOUTS.get(name, name)) for name in row["layout"].split("+") if name)


def _child(row: Row) -> str:
    return f"{row['child']} · {sentences.name_of(row, 'label')}"


# Text column → how a row writes it.
_TEXTS: dict[str, Callable[[Row], str]] = {
    "node_name": sentences.node_name,
    "instrument": sentences.instrument_name,
    "level_name": sentences.level_name,
    "strength": _strength,
    "place": sentences.short_place,
    "status_name": lambda row: _(wording.STATUS[row["status"]]),
    "layout_name": lambda row: _layouts(row),
    "layouts_name": lambda row: _layouts(row),
    "at_name": lambda row: thai.moment(row["at"]),
    "undone_name": lambda row: thai.moment(row["undone_at"]),
    "revised_name": lambda row: thai.moment(cell(row["revised_at"])),
    "loaded_name": lambda row: _("● รับแล้ว") if row["loaded"] else _("▼ ไม่รับ"),
    "confidence_name": lambda row: sentences.confidence(row["confidence"]),
    "sureness_name": sentences.sureness_name,
    "parent_name": lambda row: f"{row['parent']} · {sentences.name_of(row, 'parent')}",
    "child_name": _child,
    "basis_name": lambda row: _(wording.BASES[row["basis"]]),
    "condition": _condition,
    "rule_name": lambda row: _(wording.RULES[row["rule"]]),
    "indicator_name": lambda row: f"{row['indicator_id']} {sentences.name_of(row, 'indicator')}",
    "weak_share": sentences.weak_share,
    "agencies": sentences.weak_agencies,
    "issue_name": lambda row: f"{row['issue_id']} {sentences.name_of(row, 'issue')}",
    "severity_name": sentences.severity_name,
    "finding_text": sentences.finding,
    "full_name": sentences.node_full_name,
    "reason_text": sentences.reason,
    "lever_name": sentences.lever_name,
    "match_name": lambda row: _(wording.MATCHES[row["match_kind"]]),
    "same_name": lambda row: (
        _(wording.MATCHES[row["match_kind"]]) if isinstance(row["match_kind"], str) else ""
    ),
    "action": lambda row: sentences.name_of(row, "action"),
    "unit_name": lambda row: sentences.name_of(row, "unit") or nobody(),
    "issues_name": lambda row: cell(row["issues"]),
    "indicator_full_name": lambda row: (
        ""
        if row["indicator_id"] is None
        else f"{int(row['indicator_id'])} {sentences.name_of(row, 'indicator')}"
    ),
    "under_name": lambda row: f"{row['instrument']} {row['indicator_id']}",
    "passed_of": sentences.passed_of,
    "middle_half": lambda row: wording.span(row["first_quartile"], row["third_quartile"]),
    "whole_span": lambda row: wording.span(row["lowest"], row["highest"]),
    "levels_reached": sentences.levels_reached,
    "common_weakness": sentences.common_weakness,
    "most_risen": sentences.most_risen,
    "matter_name": lambda row: sentences.name_of(row, "matter"),
    "pair_name": lambda row: _(wording.PAIRS[row["closeness"]]),
    "ask_name": lambda row: _("ถามว่าเพราะเหตุใด") if sentences.is_apart(row) else "",
    "difference_name": sentences.rule_difference,
    "subject_kind_name": lambda row: _(wording.MEASURE_SUBJECTS[row["subject_kind"]]),
    "subject_code": lambda row: str(row["subject"]),
    "steps_text": lambda row: numbered(row["steps"]),
    "progress_name": lambda row: _(wording.PROGRESS[row["status"]]),
    "done_on_text": lambda row: thai.day(row["done_on"]),
    "ended_text": lambda row: thai.day(row["ended"]),
    "open_steps": lambda row: _("{open} จาก {count} ขั้น").format(
        open=row["open_count"], count=row["step_count"]
    ),
    "saved_name": lambda row: thai.moment(row["at"]),
    "draft_kind": lambda row: _(wording.DRAFT_KINDS[row["kind"]]),
    "draft_place": lambda row: cell(row["place"]),
}
