"""The instruments page: which instrument to look into."""

import pandas as pd

from ita import sentences
from ita.ui import choices, menu
from ita.wording import _


def choose_instrument(instruments: pd.DataFrame) -> str | None:
    """One instrument to look into, or None for all."""
    rows = [row for row in sentences.rows_of(instruments) if not isinstance(row["part_of"], str)]
    names = {"all": _("ทั้งหมด")} | {str(row["instrument"]): str(row["instrument"]) for row in rows}
    chosen = choices.press("instrument", names, _("เครื่องมือ"), "all")
    return None if chosen == "all" else chosen


def instrument_crumbs(instrument: str | None) -> None:
    """From the overview down to the instrument looked into; nothing while it is all of them."""
    if instrument:
        menu.crumbs(instrument)
