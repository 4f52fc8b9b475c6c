"""Why a file was refused, in the reader's language."""

from collections.abc import Iterable, Sequence

from ita.contracts import Refusal
from ita.rows import Refusals
from ita.sentences.names import Row
from ita.words.told import say, unpacked


def refusals(rows: Sequence[Refusals]) -> list[Refusals]:
    """The refusals of a build with their texts in the language in use."""
    return [_spoken(row) for row in rows]


def _spoken(row: Refusals) -> Refusals:
    told = unpacked(row["told"] or "")
    return {
        **row,
        "found": say(told.get("found", row["found"] or "")),
        "expected": say(told.get("expected", row["expected"] or "")),
        "hint": say(told.get("hint", row["hint"] or "")),
    }


def refusal_rows(file: str, found: Iterable[Refusal]) -> list[Row]:
    """The same of refusals in hand, of one file."""
    return [
        {"source_file": file, "sheet": one.sheet, "cell": one.cell}
        | {name: say(getattr(one, name)) for name in ("found", "expected", "hint")}
        for one in found
    ]
