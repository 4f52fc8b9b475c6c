"""Everything a memo says of an agency and year, asked of the store once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

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
from ita.sentences import Row, name_of
from ita.store import Store

ADVISED = 10
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Advice:
    """The first advice for a question, and the documents that would show its improvement."""

    first: QuestionAdvice
    proof: str


@dataclass(frozen=True)
class Way:
    """The fewest figures to raise for the next level. It is not `is_sure` where no score of all of it is published."""

    level: NextLevel
    route: planner.Route
    is_sure: bool


@dataclass(frozen=True)
class Facts:
    """The answers of the queries, one field each; empty where nothing is known.

    `advice` is by question, `gains` what the plan to the next level raises and at least ten of the figures worth most, most first,
    `levers` all that can be raised, `way` that plan. `proposed` are measures drafted for the year after, `measures` those saved with their `follow_ups`, and `notes`
    what the office says of its fiscal years.
    """

    agency: Agency
    fiscal_year: int
    data_version: str
    rule: str
    standing: OverallStanding | None
    trend: Sequence[OverallTrend]
    instruments: Sequence[InstrumentBreakdown]
    ranking: Sequence[IndicatorRanking]
    nodes: Sequence[Nodes]
    next_level: Sequence[NextLevel]
    questions: Sequence[QuestionRanking]
    issues: Sequence[IssueQuestions]
    documents: Sequence[DocumentItems]
    advice: Mapping[str, Advice]
    levers: Sequence[Levers]
    gains: Sequence[planner.Worth]
    way: Way | None
    rule_changes: Sequence[RuleChanges]
    national: NationalMeans | None
    findings: Sequence[Findings]
    proposed: Sequence[Row]
    measures: Sequence[Row]
    follow_ups: Sequence[Row]
    notes: Mapping[int, str] = field(default_factory=dict)

    @property
    def plan_year(self) -> int:
        """The year whose measures follow from this year's results."""
        return self.fiscal_year + 1

    @property
    def is_synthetic(self) -> bool:
        """The agency does not exist."""
        return self.agency["is_synthetic"]

    @property
    def weak(self) -> list[QuestionRanking]:
        """Questions short of full marks: those below the target first, each group by what it costs the overall."""
        less = [row for row in self.questions if row["gap_to_full"] is not None and row["gap_to_full"] > 0]
        return sorted(less, key=lambda row: not is_below_target(row))

    @property
    def has_instruments(self) -> bool:
        """Some instrument has a score."""
        return any(row["score"] is not None for row in self.instruments)

    def raised(self, node: str) -> bool:
        """The plan to the next level raises this figure."""
        return self.way is not None and any(step.lever.node == node for step in self.way.route.steps)


def is_below_target(row: Row) -> bool:
    """The figure has a score and a target, and is below it."""
    return row["gap_to_target"] is not None and bool(row["gap_to_target"] < 0)


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
    agency = _only(queries.typed(store, Agency, agency_id=agency_id))
    if agency is None:
        raise ItaError(f"ไม่พบหน่วยงานรหัส “{agency_id}” ในข้อมูลชุดนี้", "ดูรหัสด้วย python -m ita read agencies")
    years = [row["fiscal_year"] for row in queries.typed(store, AgencyYears, agency_id=agency_id)]
    if fiscal_year not in years:
        raise ItaError(
            f"ไม่มีคะแนนปี {fiscal_year} ของ{agency['agency_name']}",
            f"มีข้อมูลปี: {' '.join(str(year) for year in years)}",
        )
    next_level = queries.typed(store, NextLevel, **key)
    levers = queries.typed(store, Levers, **key)
    gains, way = _gains(store, levers, next_level, fiscal_year)
    raised = planner.raising(levers, [] if way is None else [step.lever for step in way.route.steps])
    return Facts(
        agency=agency,
        fiscal_year=fiscal_year,
        data_version=store.data_version,
        rule=_rule(queries.typed(store, FiscalYears), fiscal_year),
        standing=_only(queries.typed(store, OverallStanding, **key)),
        trend=queries.typed(store, OverallTrend, agency_id=agency_id),
        instruments=queries.typed(store, InstrumentBreakdown, **key),
        ranking=queries.typed(store, IndicatorRanking, **key),
        nodes=queries.typed(store, Nodes),
        next_level=next_level,
        questions=queries.typed(store, QuestionRanking, **key),
        issues=queries.typed(store, IssueQuestions, **key),
        documents=queries.typed(store, DocumentItems, **key),
        advice=_advice(queries.typed(store, QuestionAdvice, fiscal_year=fiscal_year)),
        levers=levers,
        gains=gains,
        way=way,
        rule_changes=queries.typed(store, RuleChanges),
        national=_only(
            [row for row in queries.typed(store, NationalMeans) if row["fiscal_year"] == fiscal_year]
        ),
        findings=queries.typed(store, Findings, **key),
        proposed=_proposed(store, key, raised),
        measures=[] if measures is None else sentences.rows_of(measures),
        follow_ups=[] if follow_ups is None else sentences.rows_of(follow_ups),
        notes=notes or {},
    )


def _only(answer: Sequence[Answer]) -> Answer | None:
    return answer[0] if answer else None


def _rule(years: Sequence[FiscalYears], fiscal_year: int) -> str:
    """How well the rule of the year is known."""
    return next(
        (row["rule"] for row in years if row["fiscal_year"] == fiscal_year and row["rule"]), "unknown"
    )


def _proposed(store: Store, key: dict[str, Any], raised: list[planner.Raised]) -> list[Row]:
    """Measures that would be proposed for the year after, a question each, and all that the plan to the next level asks for."""
    subjects = queries.typed(store, MeasureProposals, **key)
    drafted = plans.propose(subjects, "question", key["fiscal_year"] + 1, raised)
    return [asdict(one) for one in drafted.measures[: max(ADVISED, drafted.planned)]]


def _advice(given: Sequence[QuestionAdvice]) -> dict[str, Advice]:
    """The first advice of each question of the year."""
    by_question: dict[str, list[QuestionAdvice]] = {}
    for row in given:
        mine = by_question.setdefault(row["node"], [])
        if not mine or mine[0]["topic_id"] == row["topic_id"]:
            mine.append(row)
    return {
        node: Advice(
            mine[0],
            " · ".join(
                f"{row['proof']} {name_of(row, 'proof')}"
                for row in mine
                if row["proof"] and row["proof"] != node
            ),
        )
        for node, mine in by_question.items()
    }


def _gains(
    store: Store, levers: Sequence[Levers], next_level: Sequence[NextLevel], fiscal_year: int
) -> tuple[list[planner.Worth], Way | None]:
    """What each figure gives when raised, most first, and the fewest to raise for the next level."""
    if len(planner.of_overall(levers)) < 2:
        return [], None
    levels = queries.typed(store, LevelsOfYear, fiscal_year=fiscal_year)
    ways, route, is_sure = planner.to_next_level(levers, next_level, levels)
    chosen = set() if route is None else {step.lever.node for step in route.steps}
    worth = [row for row in planner.worth(levers, ways) if row["gain"] > 0]
    first = sorted(worth, key=lambda row: row["lever"] not in chosen)[: max(ADVISED, len(chosen))]
    shown = {row["lever"] for row in first}
    gains = [row for row in worth if row["lever"] in shown]
    return gains, None if route is None else Way(next_level[0], route, is_sure)
