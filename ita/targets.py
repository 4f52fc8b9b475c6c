"""What a target asks of which node, as people write it, and which level of the year scores give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ita.contracts import HIGHEST_SCORE
from ita.errors import ItaError
from ita.rows import LevelsOfYear
from ita.terms import OVERALL

NEARLY = 1e-9


@dataclass(frozen=True)
class Condition:
    """A node's score has to be at least `required` (0–100)."""

    node: str
    required: float


def conditions(target: str, levels: Sequence[LevelsOfYear]) -> list[Condition]:
    """What `95`, `OIT=95` or `level=ผ่านดี` asks of which node; `levels` are the rows of the year. Raises ItaError."""
    name, equals, wanted = (part.strip() for part in target.partition("="))
    if not equals:
        return [Condition(OVERALL, _points(name, target))]
    if name.casefold() != "level":
        node = name.casefold() if name.casefold() == OVERALL else name.upper() if name.isascii() else name
        return [Condition(node, _points(wanted, target))]
    for row in levels:
        if wanted.casefold() in {
            str(one).casefold() for one in (row["level"], row["level_th"], row["level_en"])
        }:
            return [Condition(node, required) for node, required in _asked(row)]
    known = ", ".join(row["level_th"] for row in levels)
    raise ItaError(f"ปีนี้ไม่มีระดับ “{wanted}”", f"เลือกจาก: {known}" if known else "ยังไม่ทราบเกณฑ์ระดับของปีนี้")


def level_of(scores: Mapping[str, float], levels: Sequence[LevelsOfYear]) -> LevelsOfYear | None:
    """The level these scores give; None where a score it asks for is missing or there are no levels."""
    for row in levels:
        asked = _asked(row)
        if any(node in scores and scores[node] < required - NEARLY for node, required in asked):
            continue
        return row if all(node in scores for node, _required in asked) else None
    return None


def _asked(row: LevelsOfYear) -> list[tuple[str, float]]:
    """What a level asks for: of which node at least which score."""
    asked = [(OVERALL, row["min_overall"])]
    if row["instruments"] is not None and row["min_instrument"] is not None:
        asked += [(node, row["min_instrument"]) for node in row["instruments"].split()]
    return asked


def _points(text: str, target: str) -> float:
    try:
        points = float(text)
    except ValueError:
        points = -1.0
    if not 0 <= points <= HIGHEST_SCORE:
        raise ItaError(f"ไม่เข้าใจเป้าหมาย “{target}”", "ใช้ 95 หรือ OIT=95 หรือ level=ผ่านดี")
    return points
