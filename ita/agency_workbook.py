"""Everything of one agency and fiscal year as the tables of one workbook: what the pages show, a sheet each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ita import measures, queries, sentences, tables, wording
from ita.headings import heading_of
from ita.measures import Plan
from ita.rows import (
    Agency,
    Findings,
    IndicatorRanking,
    InstrumentBreakdown,
    IssueQuestions,
    IssueTrend,
    NationalMeans,
    Nodes,
    NodeTrend,
    OverallStanding,
    OverallTrend,
    PartComparison,
    Peers,
    QuestionPairs,
    QuestionRanking,
    Recomputation,
    RuleSources,
    SetSpine,
    WeakIndicators,
)
from ita.store import Store
from ita.tables import Table
from ita.wording import _


def agency_tables(
    store: Store,
    agency_id: str,
    fiscal_year: int,
    plan: Plan | None = None,
    notes: Mapping[int, str] | None = None,
) -> list[Table]:
    """The tables in the order of the menu, those without rows left out, with the measures that follow from the year and the
    office's notes beside its years.

    Empty where the agency has no figure in that year.
    """
    agency = queries.typed(store, Agency, agency_id=agency_id)[0]
    about = tables.about_agency(agency, fiscal_year, store.version_label)
    key: dict[str, Any] = {"agency_id": agency_id, "fiscal_year": fiscal_year}
    standing = queries.typed(store, OverallStanding, **key)
    trend = queries.typed(store, OverallTrend, agency_id=agency_id)
    nodes = queries.typed(store, NodeTrend, agency_id=agency_id)
    years = sorted({row["fiscal_year"] for row in nodes})
    issue_history = queries.typed(store, IssueTrend, agency_id=agency_id)
    instruments = queries.typed(store, InstrumentBreakdown, **key)
    ranking = queries.typed(store, IndicatorRanking, **key)
    questions = queries.typed(store, QuestionRanking, **key)
    unscored = sentences.unscored_indicators(queries.typed(store, Nodes), ranking, fiscal_year)
    if unscored:
        about |= {_("ตัวชี้วัดที่ไม่มีคะแนน"): wording.listed(unscored)}
    if notes:
        told = [f"{wording.year(year)} {text}" for year, text in notes.items()]
        about |= {heading_of("office_note"): " · ".join(told)}
    issues = queries.typed(store, IssueQuestions, **key)
    if all(row["score"] is None for row in issues):
        issues = []
    found = [
        tables.shown("overview", standing, about),
        _noted(
            tables.shown(
                "overall_history", tables.with_national(trend, queries.typed(store, NationalMeans)), about
            ),
            notes or {},
        ),
        _history("instrument_trend", [row for row in nodes if row["kind"] == "instrument"], years, about),
        _history("indicator_trend", [row for row in nodes if row["kind"] == "indicator"], years, about),
        _history("issue_trend", issue_history, years, about),
        tables.shown("instrument_breakdown", instruments, about),
        tables.shown("indicator_ranking", ranking, about),
        tables.shown("part_comparison", queries.typed(store, PartComparison, **key), about),
        tables.shown("question_ranking", questions, about),
        tables.shown("question_pairs", queries.typed(store, QuestionPairs, **key), about),
        tables.shown(
            "weak_indicators",
            queries.typed(store, WeakIndicators, agency_ids=[agency_id], fiscal_year=fiscal_year),
            about,
        ),
        tables.shown("issue_questions", issues, about),
        *_beside(store, agency_id, fiscal_year, about),
        *_measures(plan, about),
        tables.shown("findings", queries.typed(store, Findings, **key), about),
        tables.shown("recomputation", queries.typed(store, Recomputation, **key), about),
        _notes(store, fiscal_year, about),
    ]
    if not (standing or ranking or questions):
        return []
    return [table for table in found if len(table.frame)]


def _noted(history: Table, notes: Mapping[int, str]) -> Table:
    """The years with the office's notes as one more column; as they are where there is none."""
    if not notes:
        return history
    heading = heading_of("office_note")
    told = [notes.get(int(year), "") for year in history.frame[heading_of("fiscal_year")]]
    return replace(
        history, frame=history.frame.assign(**{heading: told}), kinds={**history.kinds, heading: "text"}
    )


def _measures(plan: Plan | None, about: dict[str, str]) -> list[Table]:
    if plan is None:
        return []
    return [
        tables.shown("measures", measures.measure_rows(plan), about),
        tables.shown("follow_ups", measures.follow_up_rows(plan), about),
    ]


def _history(name: str, rows: Sequence[sentences.Row], years: list[int], about: dict[str, str]) -> Table:
    """Nodes by fiscal year, over the years that their page shows."""
    shown = tables.window(years[-1], [row["fiscal_year"] for row in rows]) if years else []
    return tables.by_year(name, rows, shown, about)


def _beside(store: Store, agency_id: str, fiscal_year: int, about: dict[str, str]) -> list[Table]:
    """Each indicator beside those of the agency's peers."""
    key: dict[str, Any] = {"agency_id": agency_id, "fiscal_year": fiscal_year}
    peers = queries.typed(store, Peers, **key)
    spine = queries.typed(store, SetSpine, agency_ids=[row["agency_id"] for row in peers], **key)
    if not spine:
        return []
    scope = peers[0]["peer_scope"] or "district"
    return [tables.shown("spine", spine, about | {_("เทียบกับ"): _(wording.SETS[scope])})]


def _notes(store: Store, fiscal_year: int, about: dict[str, str]) -> Table:
    """Which rules the year's figures follow, how sure they are and where they were read."""
    rows = queries.typed(store, RuleSources, fiscal_year=fiscal_year)
    return tables.shown("rule_sources", rows, about)
