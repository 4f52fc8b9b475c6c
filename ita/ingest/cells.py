"""A column of texts through a cleaner; every cell that will not clean is refused by its address."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from ita.contracts import Refusal
from ita.ingest import clean
from ita.ingest.known import Checked
from ita.ingest.understood import Understood
from ita.words.language import N_
from ita.words.told import tell

_MEND = tell(N_("แก้ค่าในเซลล์นี้แล้วนำเข้าใหม่"))


def cleaned(
    rows: pd.DataFrame,
    name: str,
    cleaner: Callable[[str], Any],
    expected: str,
    table: Understood,
    result: Checked,
    *,
    blank: Any = ...,
    hint: str = _MEND,
) -> pd.Series:
    """A column through a cleaner, each different text once. Every cell that will not clean is refused by address."""
    values: dict[str, Any] = {}
    wrong = set()
    for found in rows[name].unique():
        if blank is not ... and clean.is_blank(found):
            values[found] = blank
            continue
        try:
            values[found] = cleaner(found)
        except ValueError:
            wrong.add(found)
            values[found] = None
    if wrong:
        for row in rows[rows[name].isin(wrong)].to_dict("records"):
            column = row["score_column"] if name in ("score", "node") else table.columns.get(name, 0)
            place = table.header_row if name == "node" and table.layout == "wide" else row["row"]
            if name == "node" and table.layout == "tidy":
                column = table.columns["node"]
            result.refusals.append(
                Refusal(table.sheet, table.address(column, place), row[name], expected, hint)
            )
    return rows[name].map(values).astype(object).where(lambda kept: kept.notna(), None)
