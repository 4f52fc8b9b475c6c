"""Why a file was refused, in the reader's language."""

from collections.abc import Iterable

import pandas as pd

from ita.contracts import Refusal
from ita.words.told import say, unpacked

_TOLD = ("found", "expected", "hint")


def refusals(rows: pd.DataFrame) -> pd.DataFrame:
    """The refusals of a build with their texts in the language in use."""
    told = [unpacked(one) for one in rows["told"]]
    return rows.assign(
        **{
            name: [say(texts.get(name, found)) for texts, found in zip(told, rows[name], strict=True)]
            for name in _TOLD
        }
    )


def refusal_rows(file: str, found: Iterable[Refusal]) -> pd.DataFrame:
    """The same of refusals in hand, of one file."""
    rows = [
        {"source_file": file, "sheet": one.sheet, "cell": one.cell}
        | {name: say(getattr(one, name)) for name in _TOLD}
        for one in found
    ]
    return pd.DataFrame(rows, columns=["source_file", "sheet", "cell", *_TOLD])
