"""What several parts of a memo share: numbered parts, a chart's look, names of figures."""

from collections.abc import Sequence
from typing import Any

from ita import sentences, wording
from ita.memo.model import Block, Chart, Heading, Mark
from ita.rows import InstrumentBreakdown
from ita.sentences import Voice

COLOURS = {"IIT": "#0072B2", "EIT": "#009E73", "EIT1": "#009E73", "EIT2": "#009E73", "OIT": "#E69F00"}
PLAIN = "#54606B"


def target_of(rows: Sequence[sentences.Row]) -> float | None:
    """The target the rows are set against; None where there is none."""
    return next((row["target"] for row in rows if row["target"] is not None), None)


def chart(kind: Any, caption: str, marks: list[Mark], target: float | None, alt: str, voice: Voice) -> Chart:
    """A chart with the target's line where there is one."""
    said = "" if target is None else voice.say("label", "target", target=wording.target(target))
    return Chart(kind, caption, tuple(marks), target, said, alt)


def instrument_name(row: InstrumentBreakdown, voice: Voice) -> str:
    """The instrument's full name with its letters; a part by its name alone."""
    label = sentences.name_of(row, "label")
    if row["part_of"] is not None:
        return label
    return voice.say("instrument", "name", label=label, code=row["instrument"])


def passed(row: sentences.Row, voice: Voice) -> str:
    """Passed or not by the target; a dash where that cannot be told."""
    if row["gap_to_target"] is None:
        return wording.NO_SCORE
    return voice.say("label", "passed" if row["gap_to_target"] >= 0 else "failed")


def numbered(parts: list[tuple[str, list[Block]]]) -> list[Block]:
    """Parts under numbered headings; a part without anything is left out."""
    blocks: list[Block] = []
    for number, (title, inside) in enumerate([part for part in parts if part[1]], start=1):
        blocks += [Heading(f"{number}. {title}"), *inside]
    return blocks
