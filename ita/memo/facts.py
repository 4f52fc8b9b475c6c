"""Everything a memo says of an agency and year, asked of the store once."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from ita import measures as plans
from ita import planner, queries, sentences
from ita.errors import ItaError
from ita.rows import (
    Agency,
    AgencyYears,
    DocumentItems,
    Findings,
    FiscalYears,
    IndicatorRanking,
    InstrumentBreakdown,
    IssueQuestions,
    LevelsOfYear,
    Levers,
    MeasureProposals,
    NationalMeans,
    NextLevel,
    Nodes,
    OverallStanding,
    OverallTrend,
    QuestionAdvice,
    QuestionRanking,
    RuleChanges,
)
from ita.store import Store
from ita.terms import OVERALL

MEASURES = [
    "measure_id", "subject_kind", "subject", "subject_name", "score", "activity", "steps", "unit", "period",
    "follow_up_method",
]  # fmt: skip
FOLLOW_UPS = ["measure_id", "round", "step", "status", "done_on", "result", "evidence", "suggestion"]
ADVISED = 10


@dataclass(frozen=True)
class Facts:
    """The answers of the queries, one field each; a frame is empty where nothing is known.

    `advice` has the first advice of each question of the year with its documents, `gains` what the plan to the next level raises,
    and at least ten of those worth most, with what each gives the overall (points), `plan` that plan's level and outcome.
    `proposed` are measures drafted for the year after, `notes` what the office says of its fiscal years.
    """

    agency: dict[str, Any]
    fiscal_year: int
    data_version: str
    year: dict[str, Any]
    standing: pd.DataFrame
    trend: pd.DataFrame
    instruments: pd.DataFrame
    ranking: pd.DataFrame
    nodes: pd.DataFrame
    next_level: pd.DataFrame
    questions: pd.DataFrame
    issues: pd.DataFrame
    documents: pd.DataFrame
    advice: pd.DataFrame
    gains: pd.DataFrame
    plan: pd.DataFrame
    rule_changes: pd.DataFrame
    national: pd.DataFrame
    findings: pd.DataFrame
    proposed: pd.DataFrame
    measures: pd.DataFrame
    follow_ups: pd.DataFrame
    notes: Mapping[int, str] = field(default_factory=dict)

    @property
    def plan_year(self) -> int:
        """The year whose measures follow from this year's results."""
        return self.fiscal_year + 1

    @property
    def is_synthetic(self) -> bool:
        """The agency does not exist."""
        return bool(self.agency["is_synthetic"])

    @property
    def row(self) -> dict[str, Any] | None:
        """The overall of the year; None where nothing is known of it."""
        return sentences.rows_of(self.standing)[0] if len(self.standing) else None

    @property
    def weak(self) -> pd.DataFrame:
        """Questions short of full marks: those below the target first, each group by what it costs the overall."""
        less = self.questions[self.questions["gap_to_full"] > 0]
        order = (~(less["gap_to_target"] < 0)).sort_values(kind="stable").index
        return less.loc[order]


def gather(
    store: Store,
    agency_id: str,
    fiscal_year: int,
    measures: pd.DataFrame | None = None,
    follow_ups: pd.DataFrame | None = None,
    notes: Mapping[int, str] | None = None,
) -> Facts:
    """Ask everything. Raises ItaError for an agency or year without any figure."""
    key: dict[str, Any] = {"agency_id": agency_id, "fiscal_year": fiscal_year}
    mine = queries.frame(store, Agency, agency_id=agency_id)
    if mine.empty:
        raise ItaError(f"ไม่พบหน่วยงานรหัส “{agency_id}” ในข้อมูลชุดนี้", "ดูรหัสด้วย python -m ita read agencies")
    years = queries.frame(store, AgencyYears, agency_id=agency_id)["fiscal_year"].tolist()
    if fiscal_year not in years:
        raise ItaError(
            f"ไม่มีคะแนนปี {fiscal_year} ของ{mine['agency_name'].iloc[0]}",
            f"มีข้อมูลปี: {' '.join(str(year) for year in years)}",
        )
    known_years, known_nodes = queries.frame(store, FiscalYears), queries.frame(store, Nodes)
    next_level = queries.frame(store, NextLevel, **key)
    gains, plan, raised = _plan(store, key, next_level)
    return Facts(
        agency=sentences.rows_of(mine)[0],
        fiscal_year=fiscal_year,
        data_version=store.data_version,
        year=next(
            iter(sentences.rows_of(known_years[known_years["fiscal_year"] == fiscal_year])),
            {"rule": "unknown"},
        ),
        standing=queries.frame(store, OverallStanding, **key),
        trend=queries.frame(store, OverallTrend, agency_id=agency_id),
        instruments=queries.frame(store, InstrumentBreakdown, **key),
        ranking=queries.frame(store, IndicatorRanking, **key),
        nodes=known_nodes[(known_nodes["fiscal_year"] == fiscal_year) & (known_nodes["kind"] == "indicator")],
        next_level=next_level,
        questions=queries.frame(store, QuestionRanking, **key),
        issues=queries.frame(store, IssueQuestions, **key),
        documents=queries.frame(store, DocumentItems, **key),
        advice=_advice(store, fiscal_year),
        gains=gains,
        plan=plan,
        rule_changes=queries.frame(store, RuleChanges),
        national=queries.frame(store, NationalMeans),
        findings=queries.frame(store, Findings, **key),
        proposed=_proposed(store, key, raised),
        measures=pd.DataFrame(columns=MEASURES) if measures is None else measures,
        follow_ups=pd.DataFrame(columns=FOLLOW_UPS) if follow_ups is None else follow_ups,
        notes=notes or {},
    )


def _proposed(store: Store, key: dict[str, Any], raised: list[planner.Raised]) -> pd.DataFrame:
    """Measures that would be proposed for the year after, a question each, and all that the plan to the next level asks for."""
    rows = queries.typed(store, MeasureProposals, **key)
    found = plans.propose(rows, "question", key["fiscal_year"] + 1, raised)
    kept = found.measures[: max(ADVISED, found.planned)]
    return pd.DataFrame([asdict(one) for one in kept], columns=MEASURES)


def _advice(store: Store, fiscal_year: int) -> pd.DataFrame:
    """The first advice of each question of the year, a row for each document that would show its improvement."""
    rows = queries.frame(store, QuestionAdvice, fiscal_year=fiscal_year)
    return rows[rows["topic_id"] == rows.groupby("node")["topic_id"].transform("first")]


def _plan(
    store: Store, key: dict[str, Any], next_level: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, list[planner.Raised]]:
    """What each figure gives when raised, most first; and the fewest to raise for the next level, twice: as told and as rows."""
    rows = queries.frame(store, Levers, **key)
    mine = rows[rows["ancestor"] == OVERALL]
    if len(mine) < 2:
        return pd.DataFrame(), pd.DataFrame(), []
    levers = queries.typed(store, Levers, **key)
    levels = queries.typed(store, LevelsOfYear, fiscal_year=key["fiscal_year"])
    ways, best, is_sure = planner.to_next_level(levers, queries.typed(store, NextLevel, **key), levels)
    plan, chosen = pd.DataFrame(), set[str]()
    if best is not None:
        chosen = {step.lever.node for step in best.steps}
        plan = next_level.head(1)[["level", "level_th", "level_en", "level_symbol"]].assign(
            is_feasible=is_sure,
            step_count=len(best.steps),
            reached=best.reached[OVERALL],
        )
    gains = mine.assign(
        ceiling=[ways.levers[node].ceiling for node in mine["lever"]],
        gain=[ways.levers[node].gain(OVERALL) for node in mine["lever"]],
        is_chosen=[node in chosen for node in mine["lever"]],
    )
    gains = gains[gains["gain"] > 0].sort_values(
        ["is_chosen", "gain"], ascending=[False, False], kind="stable"
    )
    raised = planner.raising(levers, [ways.levers[node] for node in gains.loc[gains["is_chosen"], "lever"]])
    return gains.head(max(ADVISED, len(chosen))), plan, raised
