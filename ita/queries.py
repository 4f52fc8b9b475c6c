"""One typed function per file in queries/: same name, same parameters. Read the .sql header for grain and rules.

So too for the files of queries/lookup/ that pages need; the others serve the reading of files.
"""

from typing import Any, TypeVar, cast

import pandas as pd

from ita import rows as row_types
from ita.store import Store

Row = TypeVar("Row")


def typed(store: Store, row_type: type[Row], /, **params: Any) -> list[Row]:
    """The rows of the query that `row_type`, one of `ita.rows`, is of; a missing value is None."""
    return cast(list[Row], store.rows(row_types.QUERIES[row_type], **params))


def agencies(store: Store, *, include_synthetic: bool) -> pd.DataFrame:
    """Agencies a reader can choose."""
    return store.read("agencies", include_synthetic=include_synthetic)


def agency(store: Store, *, agency_id: str) -> pd.DataFrame:
    """One agency; one row or none. Without figures its years are missing."""
    return store.read("agency", agency_id=agency_id)


def agency_years(store: Store, *, agency_id: str) -> pd.DataFrame:
    """Fiscal years with any figure of one agency, newest first."""
    return store.read("agency_years", agency_id=agency_id)


def overall_standing(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """The overall of one agency in one year; one row or none."""
    return store.read("overall_standing", agency_id=agency_id, fiscal_year=fiscal_year)


def overall_trend(store: Store, *, agency_id: str) -> pd.DataFrame:
    """Overall score year by year, oldest first."""
    return store.read("overall_trend", agency_id=agency_id)


def instrument_breakdown(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """What each instrument adds to the overall, in points of the overall."""
    return store.read("instrument_breakdown", agency_id=agency_id, fiscal_year=fiscal_year)


def indicator_ranking(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Indicators ranked high to low, with change and gap to target."""
    return store.read("indicator_ranking", agency_id=agency_id, fiscal_year=fiscal_year)


def node_trend(store: Store, *, agency_id: str) -> pd.DataFrame:
    """Overall, instruments, parts and indicators year by year."""
    return store.read("node_trend", agency_id=agency_id)


def peer_scores(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Indicator scores of the agencies one agency is ranked among."""
    return store.read("peer_scores", agency_id=agency_id, fiscal_year=fiscal_year)


def next_level(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Conditions of the next better level that are not met, in points."""
    return store.read("next_level", agency_id=agency_id, fiscal_year=fiscal_year)


def part_comparison(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """EIT indicators, part 1 beside part 2."""
    return store.read("part_comparison", agency_id=agency_id, fiscal_year=fiscal_year)


def peer_ranking(store: Store, *, agency_id: str, fiscal_year: int, node: str) -> pd.DataFrame:
    """The peers of one agency ranked on one node."""
    return store.read("peer_ranking", agency_id=agency_id, fiscal_year=fiscal_year, node=node)


def peers(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """The agencies one agency is compared with: of its district, or of its province where those are too few."""
    return store.read("peers", agency_id=agency_id, fiscal_year=fiscal_year)


def scores(
    store: Store,
    *,
    agency_id: str | None = None,
    fiscal_year: int | None = None,
    node: str | None = None,
    district: str | None = None,
    province: str | None = None,
) -> pd.DataFrame:
    """Every figure in scope as published; None leaves nothing out."""
    return store.read(
        "scores",
        agency_id=agency_id,
        fiscal_year=fiscal_year,
        node=node,
        district=district,
        province=province,
    )


def sources(store: Store) -> pd.DataFrame:
    """Files of the build and what was taken from each."""
    return store.read("sources")


def refusals(store: Store) -> pd.DataFrame:
    """Why files were refused, and warnings about files that were taken."""
    return store.read("refusals")


def fiscal_years(store: Store) -> pd.DataFrame:
    """Years of the rule book, newest first."""
    return store.read("fiscal_years")


def incomplete_years(store: Store) -> pd.DataFrame:
    """Files of the rule book that lack a year though they hold one before it."""
    return store.read("incomplete_years")


def rule_changes(store: Store) -> pd.DataFrame:
    """Years in which the rule, the levels or the questions changed."""
    return store.read("rule_changes")


def tree(store: Store, *, fiscal_year: int) -> pd.DataFrame:
    """How each node of a year is made, with weights and confidence."""
    return store.read("tree", fiscal_year=fiscal_year)


def rule_sources(store: Store, *, fiscal_year: int) -> pd.DataFrame:
    """Where a year's rule was read and how sure it is."""
    return store.read("rule_sources", fiscal_year=fiscal_year)


def levels_of_year(store: Store, *, fiscal_year: int) -> pd.DataFrame:
    """Levels of one year, best first."""
    return store.read("levels_of_year", fiscal_year=fiscal_year)


def printed_conflicts(store: Store) -> pd.DataFrame:
    """Second figures printed by the same source."""
    return store.read("printed_conflicts")


def nodes(store: Store) -> pd.DataFrame:
    """Every code a score may stand on, newest year first."""
    return store.read("nodes")


def findings(store: Store, *, agency_id: str | None = None, fiscal_year: int | None = None) -> pd.DataFrame:
    """What the checks of the rules found; None leaves nothing out."""
    return store.read("findings", agency_id=agency_id, fiscal_year=fiscal_year)


def suspects(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Single cells that would explain why figures do not follow from one another."""
    return store.read("suspects", agency_id=agency_id, fiscal_year=fiscal_year)


def recomputation(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Each node as published and as recomputed, and why it is not where it is not."""
    return store.read("recomputation", agency_id=agency_id, fiscal_year=fiscal_year)


def levers(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """The lowest published figures under each node, with their weights in it."""
    return store.read("levers", agency_id=agency_id, fiscal_year=fiscal_year)


def uncertain_items(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Items whose weight is not known, with the least and the most they may weigh."""
    return store.read("uncertain_items", agency_id=agency_id, fiscal_year=fiscal_year)


def topic_trend(store: Store, *, agency_id: str) -> pd.DataFrame:
    """Questions year by year, followed by topic."""
    return store.read("topic_trend", agency_id=agency_id)


def issue_trend(store: Store, *, agency_id: str) -> pd.DataFrame:
    """The seven issues year by year, carried by topics."""
    return store.read("issue_trend", agency_id=agency_id)


def rule_nodes(store: Store, *, fiscal_year: int) -> pd.DataFrame:
    """The tree of one year as it is drawn."""
    return store.read("rule_nodes", fiscal_year=fiscal_year)


def rule_differences(store: Store, *, fiscal_year: int) -> pd.DataFrame:
    """What one year's rule has otherwise than the year before."""
    return store.read("rule_differences", fiscal_year=fiscal_year)


def revisions(store: Store) -> pd.DataFrame:
    """Figures a later import replaced, newest first."""
    return store.read("revisions")


def question_ranking(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Questions of one agency and year, those that cost most first, beside topic, peers and leverage."""
    return store.read("question_ranking", agency_id=agency_id, fiscal_year=fiscal_year)


def question_advice(store: Store, *, fiscal_year: int, question_id: str | None = None) -> pd.DataFrame:
    """What a low score means, what to do, and the documents that would show it."""
    return store.read("question_advice", fiscal_year=fiscal_year, question_id=question_id)


def question_pairs(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Both parts of a question, and what staff and the public say of the same matter."""
    return store.read("question_pairs", agency_id=agency_id, fiscal_year=fiscal_year)


def issue_questions(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """The questions of each issue with their scores and the issue's mean."""
    return store.read("issue_questions", agency_id=agency_id, fiscal_year=fiscal_year)


def issues(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """The issues of one agency and year with the mean of their questions."""
    return store.read("issues", agency_id=agency_id, fiscal_year=fiscal_year)


def weak_indicators(
    store: Store,
    *,
    fiscal_year: int,
    agency_ids: list[str] | None = None,
    district: str | None = None,
    province: str | None = None,
) -> pd.DataFrame:
    """Indicators and questions below target of some agencies, a district or a province."""
    return store.read(
        "weak_indicators",
        agency_ids=agency_ids,
        district=district,
        province=province,
        fiscal_year=fiscal_year,
    )


def comparators(
    store: Store,
    *,
    agency_id: str,
    fiscal_year: int,
    nodes: list[str] | None = None,
    weights: list[float] | None = None,
) -> pd.DataFrame:
    """Members of each set an agency may be compared with; twins by these indicators and weights, None by all alike."""
    return store.read(
        "comparators", agency_id=agency_id, fiscal_year=fiscal_year, nodes=nodes, weights=weights
    )


def twins(
    store: Store,
    *,
    agency_id: str,
    fiscal_year: int,
    nodes: list[str] | None = None,
    weights: list[float] | None = None,
) -> pd.DataFrame:
    """The agencies nearest by these indicators and weights, None by all alike, and whether they are enough for a set."""
    return store.read("twins", agency_id=agency_id, fiscal_year=fiscal_year, nodes=nodes, weights=weights)


def set_scores(store: Store, *, agency_ids: list[str], fiscal_year: int) -> pd.DataFrame:
    """Overall, instruments and indicators of a set of agencies."""
    return store.read("set_scores", agency_ids=agency_ids, fiscal_year=fiscal_year)


def set_history(store: Store, *, agency_ids: list[str]) -> pd.DataFrame:
    """Overall and indicators of a set of agencies year by year."""
    return store.read("set_history", agency_ids=agency_ids)


def set_summary(
    store: Store, *, agency_ids: list[str], fiscal_year: int, agency_id: str | None
) -> pd.DataFrame:
    """What a set has in common and one agency's place in it; one row or none."""
    return store.read("set_summary", agency_ids=agency_ids, fiscal_year=fiscal_year, agency_id=agency_id)


def set_spread(
    store: Store, *, agency_ids: list[str], fiscal_year: int, node: str, agency_id: str | None
) -> pd.DataFrame:
    """Every agency of a set on one node, highest first, with rank and median where they are enough."""
    return store.read(
        "set_spread", agency_ids=agency_ids, fiscal_year=fiscal_year, node=node, agency_id=agency_id
    )


def set_matrix(store: Store, *, agency_ids: list[str], fiscal_year: int, by: str) -> pd.DataFrame:
    """Overall and indicators of a set, agencies in the order of one node or of their names."""
    return store.read("set_matrix", agency_ids=agency_ids, fiscal_year=fiscal_year, by=by)


def set_spine(
    store: Store, *, agency_ids: list[str], fiscal_year: int, agency_id: str | None
) -> pd.DataFrame:
    """The span of each indicator in a set, and one agency's own score."""
    return store.read("set_spine", agency_ids=agency_ids, fiscal_year=fiscal_year, agency_id=agency_id)


def set_needs(store: Store, *, agency_ids: list[str], fiscal_year: int) -> pd.DataFrame:
    """Indicators below the target in a set, the most common first, and in whom."""
    return store.read("set_needs", agency_ids=agency_ids, fiscal_year=fiscal_year)


def set_levels(store: Store, *, agency_ids: list[str], fiscal_year: int) -> pd.DataFrame:
    """How many agencies of a set reached which level."""
    return store.read("set_levels", agency_ids=agency_ids, fiscal_year=fiscal_year)


def set_moves(
    store: Store, *, agency_ids: list[str], node: str, previous_year: int, fiscal_year: int
) -> pd.DataFrame:
    """One node of a set in two years, most risen first."""
    return store.read(
        "set_moves", agency_ids=agency_ids, node=node, previous_year=previous_year, fiscal_year=fiscal_year
    )


def set_lines(
    store: Store, *, agency_ids: list[str], agency_id: str | None, node: str, fiscal_year: int, most: int
) -> pd.DataFrame:
    """One node of the agencies of a set through the years, one agency first, then the highest."""
    return store.read(
        "set_lines",
        agency_ids=agency_ids,
        agency_id=agency_id,
        node=node,
        fiscal_year=fiscal_year,
        most=most,
    )


def set_years(store: Store, *, agency_ids: list[str]) -> pd.DataFrame:
    """The summary of a set year by year, newest first."""
    return store.read("set_years", agency_ids=agency_ids)


def national_means(store: Store) -> pd.DataFrame:
    """The national mean of each year as announced."""
    return store.read("national_means")


def lineage_scores(store: Store, *, agency_id: str) -> pd.DataFrame:
    """Every figure of one agency in every year, predecessors included."""
    return store.read("lineage_scores", agency_id=agency_id)


def year_nodes(store: Store) -> pd.DataFrame:
    """Every node of every year's tree with its place in it."""
    return store.read("year_nodes")


def other_names(store: Store) -> pd.DataFrame:
    """What documents also call a node."""
    return store.read("other_names")


def provinces(store: Store) -> pd.DataFrame:
    """The provinces of the country."""
    return store.read("provinces")


def memo_sentences(store: Store) -> pd.DataFrame:
    """What a memo says, by section and condition."""
    return store.read("memo_sentences")


def document_items(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """The disclosure items of one agency and year by group, scored or not."""
    return store.read("document_items", agency_id=agency_id, fiscal_year=fiscal_year)


def measure_proposals(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Questions, indicators and issues that may become measures, with the advice on each."""
    return store.read("measure_proposals", agency_id=agency_id, fiscal_year=fiscal_year)


def measure_afterwards(store: Store, *, agency_id: str, fiscal_year: int) -> pd.DataFrame:
    """Scores of the subjects of measures in the year of the result, of the plan and after it."""
    return store.read("measure_afterwards", agency_id=agency_id, fiscal_year=fiscal_year)


def known_agencies(store: Store) -> list[dict[str, Any]]:
    """Every agency of the register, with or without figures, to say which of them a file means."""
    return store.rows("lookup/known_agencies")


def type_prefixes(store: Store) -> list[dict[str, Any]]:
    """The types of agencies with the beginnings of their names."""
    return store.rows("lookup/type_prefixes")
