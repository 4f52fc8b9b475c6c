"""What agencies, figures and levels are called in a sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd

from ita import places, wording
from ita.wording import _, _n

# One row of a query's answer.
Row = Mapping[Any, Any]
AnyRow = TypeVar("AnyRow", bound=Row)

MOST_TOGETHER = 3


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame row by row. A page asks this some twenty times; pandas' own way takes six times as long."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, cells, strict=True)) for cells in frame.to_numpy(dtype=object).tolist()]


def name_of(row: Row, stem: str) -> str:
    """The Thai or English text of a row's `<stem>_th` / `<stem>_en` in the language in use; empty when missing."""
    found = row[f"{stem}_en" if wording.language() == "en" else f"{stem}_th"]
    return found if isinstance(found, str) else ""


def described(agency: Row) -> str:
    """An agency's name, district and province in one line; in English the province by its English name where the row has it."""
    parts = [str(agency["short_name"])]
    if isinstance(agency["district"], str):
        parts.append(district_name(agency["district"]))
    province = agency.get("province_en") if wording.language() == "en" else None
    province = province if isinstance(province, str) else agency["province"]
    if isinstance(province, str):
        parts.append(_("จ.{name}").format(name=province))
    return " ".join(parts)


def district_name(district: str) -> str:
    """A district with the word for it, in English by its English name where the country's list has one."""
    english = places.english_district(district) if wording.language() == "en" else None
    return _("อ.{name}").format(name=english or district)


def level_name(row: Row) -> str:
    """The level with its symbol: by the year's rule where it can be told, else as printed, else a dash."""
    computed = name_of(row, "level")
    symbol = row["level_symbol"]
    printed = row["level_printed"]
    if computed:
        return f"{symbol} {computed}" if isinstance(symbol, str) else computed
    return printed if isinstance(printed, str) else wording.NO_SCORE


def node_name(row: Row) -> str:
    """The name of a node, an indicator with its number before it."""
    number = row.get("indicator_id")
    if number is None and row.get("kind") == "indicator":
        number = row.get("node")
    label = name_of(row, "label")
    return marked(label if number is None or pd.isna(number) else f"{number} {label}", row)


def instrument_name(row: Row) -> str:
    """An instrument by its letters."""
    return marked(str(row["instrument"]), row)


def marked(name: str, row: Row) -> str:
    """A name that says when its figure is computed by us and stands in no published document."""
    if row.get("is_computed") and not wording.is_missing(row["score"]):
        return _("{name} (คำนวณ)").format(name=name)
    return name


def level_bands(levels: Sequence[Row]) -> dict[float, str]:
    """The scores at which levels begin, in points, with the level's name."""
    return {
        float(level["min_overall"]): f"{level['min_overall']:g} {name_of(level, 'level')}"
        for level in levels
        if level["min_overall"]
    }


def level_word(row: Row) -> str:
    """The level without its symbol, for a sentence."""
    printed = row["level_printed"]
    return name_of(row, "level") or (printed if isinstance(printed, str) else wording.NO_SCORE)


def as_number(found: Any) -> float | None:
    return None if found is None or pd.isna(found) else float(str(found))


def alike(rows: Sequence[AnyRow]) -> list[list[AnyRow]]:
    """The rows with a score by their score as written, highest first: ties stand together, as they stood."""
    groups: dict[str, list[AnyRow]] = {}
    for row in rows:
        if not wording.is_missing(row["score"]):
            groups.setdefault(wording.score(row["score"]), []).append(row)
    return sorted(groups.values(), key=lambda group: -float(group[0]["score"]))


def together(rows: Sequence[Row], name: Callable[[Row], str]) -> str:
    """All that share a score by name; beyond three of them how many more."""
    names = [name(row) for row in rows]
    if len(names) > MOST_TOGETHER:
        left = len(names) - MOST_TOGETHER + 1
        names = [*names[: MOST_TOGETHER - 1], _n("อีก {count} รายการ", left).format(count=left)]
    return wording.listed(names)
