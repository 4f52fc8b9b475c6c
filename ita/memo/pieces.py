"""What several parts of a memo share: numbered parts, a chart's look, names of figures, groups of equal scores."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.memo.facts import Facts
from ita.memo.model import Block, Chart, Heading, Mark
from ita.memo.rules import Sentences
from ita.sentences import rows_of

COLOURS = {"IIT": "#0072B2", "EIT": "#009E73", "EIT1": "#009E73", "EIT2": "#009E73", "OIT": "#E69F00"}
PLAIN = "#54606B"


def target_of(rows: pd.DataFrame) -> float | None:
    """The target the rows are set against; None where there is none."""
    known = rows["target"].dropna() if "target" in rows else pd.Series(dtype=float)
    return float(known.iloc[0]) if len(known) else None


def plain(target: float | None) -> str:
    """A target as people say it: 85, not 85.00."""
    return wording.NO_SCORE if target is None or pd.isna(target) else f"{target:g}"


def scored(say: Sentences, rows: Sequence[sentences.Row], name: Any) -> str:
    """Names with one score they share, or one name with its score."""
    score = wording.score(rows[0]["score"])
    if len(rows) == 1:
        return say.say("item", "scored", name=name(rows[0]), score=score)
    return say.say("item", "tied", names=wording.listed([name(row) for row in rows]), score=score)


def chart(
    kind: Any, caption: str, marks: list[Mark], target: float | None, alt: str, say: Sentences
) -> Chart:
    """A chart with the target's line where there is one."""
    said = "" if target is None else say.say("label", "target", target=plain(target))
    return Chart(kind, caption, tuple(marks), target, said, alt)


def instrument_name(row: dict[str, Any], say: Sentences) -> str:
    """The instrument's full name with its letters; a part by its name alone."""
    label = sentences.name_of(row, "label")
    if isinstance(row["part_of"], str):
        return label
    return say.say("instruments", "name", label=label, code=row["instrument"])


def indicator_name(row: dict[str, Any]) -> str:
    """The indicator with its number."""
    return sentences.full_name(str(row["indicator_id"]), "indicator", sentences.name_of(row, "label"))


def missing_indicators(facts: Facts) -> list[str]:
    """Names of the year's indicators without a score."""
    nodes = facts.nodes[~facts.nodes["node"].str.contains("@")]
    absent = nodes[~nodes["node"].isin(facts.ranking["node"])].assign(indicator_id=lambda rows: rows["node"])
    return [indicator_name(row) for row in rows_of(absent)]


def passed(row: dict[str, Any], say: Sentences) -> str:
    """Passed or not by the target; a dash where that cannot be told."""
    if wording.is_missing(row["gap_to_target"]):
        return wording.NO_SCORE
    return say.say("label", "passed" if row["gap_to_target"] >= 0 else "failed")


def numbered(parts: list[tuple[str, list[Block]]]) -> list[Block]:
    """Parts under numbered headings; a part without anything is left out."""
    blocks: list[Block] = []
    for number, (title, inside) in enumerate([part for part in parts if part[1]], start=1):
        blocks += [Heading(f"{number}. {title}"), *inside]
    return blocks
