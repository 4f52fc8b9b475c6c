"""A district or province in one fiscal year as the tables of one workbook: whom to look after, what is weak together, each list."""

from collections.abc import Sequence
from typing import Any

from ita import queries, sentences, tables
from ita.rows import RoomAgencies, SetNeeds, SetQuestionNeeds, SetYears, WeakIndicators
from ita.store import Store
from ita.tables import Table


def room_tables(
    store: Store, agencies: Sequence[RoomAgencies], fiscal_year: int, about: dict[str, str]
) -> list[Table]:
    """Agencies to look after first, all agencies by name, common weaknesses, the years, then the weak points of each agency."""
    key: dict[str, Any] = {
        "agency_ids": [row["agency_id"] for row in agencies],
        "fiscal_year": fiscal_year,
    }
    by_name = sorted(agencies, key=lambda row: (row["district"] or "", row["short_name"]))
    found = [
        agency_table("room_urgent", [row for row in agencies if row["urgency"]], about),
        agency_table("room_agencies", by_name, about),
        tables.shown("needs", queries.typed(store, SetNeeds, **key), about),
        question_table(queries.typed(store, SetQuestionNeeds, **key), about),
        tables.shown("set_years", queries.typed(store, SetYears, agency_ids=key["agency_ids"]), about),
    ]
    weak = tables.weak_lists(queries.typed(store, WeakIndicators, **key), about)
    return [*(table for table in found if len(table.frame)), *weak]


def agency_table(name: str, agencies: Sequence[RoomAgencies], about: dict[str, str]) -> Table:
    """The agencies in the order given, with why they are to be looked after."""
    told = [{**row, "reasons": " · ".join(sentences.urgent_reasons(row))} for row in agencies]
    return tables.shown(name, told, about)


def question_table(needs: Sequence[SetQuestionNeeds], about: dict[str, str]) -> Table:
    """The questions below the target, with the topic of the advice on them."""
    told = [{**row, "advice_topic": sentences.name_of(row, "topic")} for row in needs]
    return tables.shown("question_needs", told, about)
