"""One row type per query, made of its columns by `python -m ita types`: not to be changed by hand."""

from typing import Any, TypedDict


class Agencies(TypedDict):
    """A row of queries/agencies.sql."""

    agency_id: str
    agency_name: str
    short_name: str
    agency_type: str | None
    district: str | None
    province: str | None
    is_local: bool | None
    is_synthetic: bool
    first_year: int | None
    last_year: int | None
    score_count: int | None
    successor_id: str | None
    successor_from: int | None
    successor_name: str | None


class Agency(TypedDict):
    """A row of queries/agency.sql."""

    agency_id: str
    agency_name: str
    short_name: str
    agency_type: str | None
    district: str | None
    province: str | None
    province_en: str | None
    is_local: bool | None
    is_synthetic: bool
    first_year: int | None
    last_year: int | None
    score_count: int | None
    successor_id: str | None
    successor_from: int | None
    successor_name: str | None


class AgencyYears(TypedDict):
    """A row of queries/agency_years.sql."""

    fiscal_year: int
    score_count: int | None


class ChecklistItems(TypedDict):
    """A row of queries/checklist_items.sql."""

    fiscal_year: int
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    sub_indicator: str | None
    group_th: str | None
    group_en: str | None
    leverage_low: float | None
    leverage_high: float | None
    previous_year: int | None
    previous_score: float | None


class ChecklistParts(TypedDict):
    """A row of queries/checklist_parts.sql."""

    fiscal_year: int
    instrument: str | None
    node: str
    kind: str | None
    label_th: str
    label_en: str | None
    weight: float | None
    previous_year: int | None
    previous_score: float | None
    has_result: bool | None


class Chooser(TypedDict):
    """A row of queries/chooser.sql."""

    agency_id: str
    agency_name: str
    short_name: str
    district: str | None
    province: str | None
    province_en: str | None
    is_synthetic: bool
    has_scores: bool | None


class Comparators(TypedDict):
    """A row of queries/comparators.sql."""

    set_name: str
    agency_id: str
    short_name: str
    has_result: bool | None
    is_peer_set: bool | None


class DocumentItems(TypedDict):
    """A row of queries/document_items.sql."""

    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    sub_indicator: str | None
    group_th: str | None
    group_en: str | None
    score: float | None
    is_computed: bool | None
    target: float | None
    gap_to_target: float | None
    source_file: str | None
    source: str | None


class Findings(TypedDict):
    """A row of queries/findings.sql."""

    rule: str | None
    severity: str | None
    agency_id: str
    agency_name: str
    short_name: str
    fiscal_year: int
    node: str
    kind: str | None
    label_th: str | None
    label_en: str | None
    published: float | None
    recomputed: float | None
    difference: float | None
    suspect_node: str | None
    suspect_kind: str | None
    suspect_label_th: str | None
    suspect_label_en: str | None
    suspect_score: float | None
    candidates: int | None
    printed: str | None
    other: str | None
    story: str | None


class FiscalYears(TypedDict):
    """A row of queries/fiscal_years.sql."""

    fiscal_year: int
    scale: str
    rule: str | None
    target: float | None
    confidence: str | None
    source: str | None
    source_en: str | None
    agency_count: int | None
    score_count: int | None


class IncompleteYears(TypedDict):
    """A row of queries/incomplete_years.sql."""

    fiscal_year: int
    rule: str | None
    reference_file: str | None


class IndicatorRanking(TypedDict):
    """A row of queries/indicator_ranking.sql."""

    indicator_id: int | None
    node: str
    instrument: str | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    rank_in_year: int
    tied: int
    target: float | None
    gap_to_target: float | None
    score_change: float | None
    peer_scope: str | None
    peer_count: int | None
    peer_rank: int | None
    peer_tied: int | None
    points_lost_low: float | None
    points_lost_high: float | None
    source_file: str | None
    source: str | None


class InstrumentBreakdown(TypedDict):
    """A row of queries/instrument_breakdown.sql."""

    instrument: str | None
    part_of: str | None
    label_th: str
    label_en: str | None
    short_th: str | None
    short_en: str | None
    weight: float | None
    score: float | None
    is_computed: bool
    contribution: float | None
    points_lost: float | None
    gap_to_target: float | None
    score_change: float | None
    weight_confidence: str
    source_file: str | None
    source: str | None


class IssueQuestions(TypedDict):
    """A row of queries/issue_questions.sql."""

    issue_id: int
    issue_th: str | None
    issue_en: str | None
    issue_score: float | None
    node: str
    kind: str | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool | None
    target: float | None
    gap_to_target: float | None
    source_file: str | None
    source: str | None


class IssueTrend(TypedDict):
    """A row of queries/issue_trend.sql."""

    issue_id: int
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    fiscal_year: int
    score: float | None
    asked_count: int | None
    question_count: int | None
    match_kind: str | None
    target: float | None


class Issues(TypedDict):
    """A row of queries/issues.sql."""

    issue_id: int
    issue_th: str | None
    issue_en: str | None
    label_th: str
    label_en: str | None
    indicator_id: int | None
    instrument: str | None
    score: float | None
    target: float | None
    gap_to_target: float | None
    score_change: float | None
    question_count: int | None


class LevelsOfYear(TypedDict):
    """A row of queries/levels_of_year.sql."""

    level: str
    level_printed: str | None
    level_symbol: str | None
    level_th: str
    level_en: str | None
    min_overall: float
    min_instrument: float | None
    instruments: str | None
    confidence: str | None


class Levers(TypedDict):
    """A row of queries/levers.sql."""

    ancestor: str
    ancestor_kind: str
    ancestor_label_th: str | None
    ancestor_label_en: str | None
    ancestor_published: float | None
    lever: str
    kind: str
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    score: float
    weight: float
    confidence: str | None
    is_all_or_nothing: bool | None
    peer_ceiling: float | None
    peer_count: int | None
    peer_scope: str | None
    branch: str | None


class LineageScores(TypedDict):
    """A row of queries/lineage_scores.sql."""

    fiscal_year: int
    node: str
    kind: str | None
    score: float | None
    is_computed: bool
    target: float | None


class MeasureAfterwards(TypedDict):
    """A row of queries/measure_afterwards.sql."""

    subject_kind: str | None
    subject: str | None
    fiscal_year: int
    score: float | None
    questions: str | None
    match_kind: str | None


class MeasureProposals(TypedDict):
    """A row of queries/measure_proposals.sql."""

    subject_kind: str
    subject: str
    label_th: str
    label_en: str | None
    score: float
    target: float | None
    gap_to_target: float | None
    points_lost_low: float | None
    points_lost_high: float | None
    question_id: str
    instrument: str | None
    question_score: float | None
    activity_th: str | None
    activity_en: str | None
    steps_th: str | None
    steps_en: str | None
    unit_th: str | None
    unit_en: str | None


class NationalMeans(TypedDict):
    """A row of queries/national_means.sql."""

    fiscal_year: int
    mean_score: float | None
    agencies_assessed: int | None
    percent_passed: float | None
    confidence: str | None
    source_th: str | None
    source_en: str | None


class NextLevel(TypedDict):
    """A row of queries/next_level.sql."""

    level: str
    level_th: str | None
    level_en: str | None
    level_symbol: str | None
    node: str
    score: float | None
    required: float | None
    points_short: float


class NodeTrend(TypedDict):
    """A row of queries/node_trend.sql."""

    fiscal_year: int
    node: str
    kind: str | None
    instrument: str | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    score_change: float | None
    target: float | None
    source_file: str | None
    source: str | None


class Nodes(TypedDict):
    """A row of queries/nodes.sql."""

    fiscal_year: int
    node: str
    kind: str | None
    label_th: str
    label_en: str | None


class OtherNames(TypedDict):
    """A row of queries/other_names.sql."""

    node: str
    name: str | None


class OverallStanding(TypedDict):
    """A row of queries/overall_standing.sql."""

    agency_id: str
    fiscal_year: int
    score: float | None
    computed_score: float | None
    is_computed: bool
    level_printed: str | None
    level_computed: str | None
    level_order: int | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    target: float | None
    gap_to_target: float | None
    scale: str
    previous_year: int | None
    previous_score: float | None
    score_change: float | None
    is_large_fall: bool | None
    peer_scope: str | None
    peer_count: int | None
    peer_rank: int | None
    peer_tied: int | None
    roster_count: int | None
    national_mean: float | None
    source_file: str | None
    source: str | None


class OverallTrend(TypedDict):
    """A row of queries/overall_trend.sql."""

    fiscal_year: int
    score: float | None
    is_computed: bool
    level_printed: str | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    target: float | None
    scale: str
    previous_year: int | None
    score_change: float | None
    agency_id: str
    source_file: str | None
    source: str | None


class PartComparison(TypedDict):
    """A row of queries/part_comparison.sql."""

    indicator_id: int | None
    instrument: str | None
    label_th: str
    label_en: str | None
    part_1_score: float | None
    part_2_score: float | None
    part_difference: float | None
    is_computed: bool
    source_file: str | None
    source: str | None


class PeerRanking(TypedDict):
    """A row of queries/peer_ranking.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    score: float | None
    rank_in_year: int | None
    tied: int | None
    peer_count: int | None
    middle: float | None
    first_quartile: float | None
    third_quartile: float | None
    target: float | None
    gap_to_target: float | None
    previous_year: int | None
    score_change: float | None
    is_chosen: bool | None
    peer_scope: str | None
    source_file: str | None
    source: str | None


class PeerScores(TypedDict):
    """A row of queries/peer_scores.sql."""

    indicator_id: int | None
    agency_id: str
    short_name: str
    score: float | None


class Peers(TypedDict):
    """A row of queries/peers.sql."""

    agency_id: str
    short_name: str
    peer_scope: str | None
    roster_count: int | None


class PrintedConflicts(TypedDict):
    """A row of queries/printed_conflicts.sql."""

    agency_id: str
    short_name: str
    fiscal_year: int
    node: str
    kept: str | None
    also_printed: str | None
    where_printed: str | None


class Provinces(TypedDict):
    """A row of queries/provinces.sql."""

    province: str | None
    label_en: str | None


class QuestionAdvice(TypedDict):
    """A row of queries/question_advice.sql."""

    node: str
    topic_id: str | None
    label_th: str
    label_en: str | None
    meaning_th: str | None
    meaning_en: str | None
    action_th: str | None
    action_en: str | None
    unit_th: str | None
    unit_en: str | None
    proof: str | None
    proof_th: str | None
    proof_en: str | None


class QuestionPairs(TypedDict):
    """A row of queries/question_pairs.sql."""

    closeness: str | None
    matter_th: str | None
    matter_en: str | None
    question_id: str | None
    node_a: str | None
    instrument_a: str | None
    score_a: float | None
    node_b: str | None
    instrument_b: str | None
    score_b: float | None
    difference: float | None
    source_file: str | None
    source: str | None


class QuestionRanking(TypedDict):
    """A row of queries/question_ranking.sql."""

    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    indicator_th: str | None
    indicator_en: str | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    gap_to_full: float | None
    leverage_low: float | None
    leverage_high: float | None
    confidence: str | None
    points_lost_low: float | None
    points_lost_high: float | None
    group_points_lost: float | None
    previous_year: int | None
    previous_node: str | None
    previous_score: float | None
    match_kind: str | None
    score_change: float | None
    peer_scope: str | None
    peer_median: float | None
    peer_best: float | None
    peer_count: int | None
    issues: str | None
    source_file: str | None
    source: str | None


class QuestionSearch(TypedDict):
    """A row of queries/question_search.sql."""

    fiscal_year: int
    node: str
    kind: str | None
    instrument: str | None
    label_th: str
    label_en: str | None
    score: float | None
    agency_id: str | None
    target: float | None
    gap_to_target: float | None


class Recomputation(TypedDict):
    """A row of queries/recomputation.sql."""

    node: str
    kind: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    published: float | None
    recomputed: float | None
    difference: float | None
    from_leaves: float | None
    basis: str | None
    confidence: str | None
    reason: str | None
    missing: str | None


class Refusals(TypedDict):
    """A row of queries/refusals.sql."""

    source_file: str | None
    sheet: str | None
    cell: str | None
    found: str | None
    expected: str | None
    hint: str | None
    severity: str | None
    told: str | None


class Revisions(TypedDict):
    """A row of queries/revisions.sql."""

    agency_id: str
    short_name: str
    fiscal_year: int
    node: str
    score_before: float | None
    source_file_before: str | None
    source_cell_before: str | None
    score: float | None
    source_file: str | None
    source_cell: str | None
    revised_at: str | None
    revised_by: str | None


class RisenPeers(TypedDict):
    """A row of queries/risen_peers.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    score: float | None
    has_risen: bool
    previous_year: int | None
    previous_node: str | None
    previous_score: float | None
    score_change: float | None
    target: float | None
    gap_to_target: float | None
    proofs: list[dict[str, Any]] | None
    source_file: str | None
    source: str | None


class RoomAgencies(TypedDict):
    """A row of queries/room_agencies.sql."""

    agency_id: str
    short_name: str
    district: str | None
    latitude: float | None
    longitude: float | None
    is_namesake: bool
    peer_scope: str | None
    is_synthetic: bool
    has_figures: bool
    score: float | None
    is_computed: bool
    level_order: int | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    level_printed: str | None
    target: float | None
    gap_to_target: float | None
    previous_year: int | None
    score_change: float | None
    is_below: bool
    is_large_fall: bool
    large_fall: int
    near_node: str | None
    near_margin: float | None
    near_count: int | None
    near_within: int
    weak_count: int | None
    source_file: str | None
    source: str | None
    urgency: int | None


class RoomPlaces(TypedDict):
    """A row of queries/room_places.sql."""

    province: str | None
    district: str | None
    fiscal_year: int
    is_synthetic: bool
    roster_count: int | None
    scored_count: int


class RuleChanges(TypedDict):
    """A row of queries/rule_changes.sql."""

    fiscal_year: int
    kind: str | None
    label_th: str
    label_en: str | None
    confidence: str | None


class RuleDifferences(TypedDict):
    """A row of queries/rule_differences.sql."""

    previous_year: int | None
    subject: str | None
    node: str
    before_text: str | None
    now_text: str | None


class RuleNodes(TypedDict):
    """A row of queries/rule_nodes.sql."""

    node: str
    parent: str | None
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    weight: float | None
    overall_weight: float | None
    confidence: str | None


class RuleSources(TypedDict):
    """A row of queries/rule_sources.sql."""

    subject: str | None
    rule_text: str | None
    confidence: str | None
    source: str | None


class Scores(TypedDict):
    """A row of queries/scores.sql."""

    agency_id: str
    agency_name: str
    agency_type: str | None
    district: str | None
    province: str | None
    fiscal_year: int
    node: str
    score: float | None
    level: str | None
    status: str | None
    source_file: str | None
    source_sheet: str | None
    source_cell: str | None


class Sentences(TypedDict):
    """A row of queries/sentences.sql."""

    section: str | None
    condition: str | None
    blanks: str | None
    text_th: str | None
    text_en: str | None
    screen_th: str | None
    screen_en: str | None
    file_row: int | None


class SetHistory(TypedDict):
    """A row of queries/set_history.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    fiscal_year: int
    sort_order: int | None
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    scale: str
    previous_year: int | None
    score_change: float | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    level_printed: str | None
    source_file: str | None
    source: str | None


class SetLevels(TypedDict):
    """A row of queries/set_levels.sql."""

    level_th: str | None
    level_en: str | None
    level_symbol: str | None
    level_printed: str | None
    agency_count: int | None


class SetLines(TypedDict):
    """A row of queries/set_lines.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    fiscal_year: int
    sort_order: int | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    scale: str
    previous_year: int | None
    score_change: float | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    level_printed: str | None
    source_file: str | None
    source: str | None
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    place: int
    scored_count: int


class SetMatrix(TypedDict):
    """A row of queries/set_matrix.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    sort_order: int | None
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    score_change: float | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    level_printed: str | None
    source_file: str | None
    source: str | None
    is_large_fall: bool


class SetMoves(TypedDict):
    """A row of queries/set_moves.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    node: str
    kind: str | None
    target: float | None
    score_then: float | None
    score_now: float | None
    score_change: float | None
    is_computed: bool
    source_file: str | None
    source: str | None


class SetNeeds(TypedDict):
    """A row of queries/set_needs.sql."""

    node: str
    indicator_id: int | None
    kind: str | None
    label_th: str
    label_en: str | None
    weakest_score: float | None
    weak_count: int
    scored_count: int
    agencies: list[dict[str, Any]]


class SetQuestionNeeds(TypedDict):
    """A row of queries/set_question_needs.sql."""

    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    topic_id: str | None
    topic_th: str | None
    topic_en: str | None
    action_th: str | None
    action_en: str | None
    weakest_score: float | None
    weak_count: int
    scored_count: int
    agencies: list[dict[str, Any]]


class SetScores(TypedDict):
    """A row of queries/set_scores.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    sort_order: int | None
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    score_change: float | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    level_printed: str | None
    source_file: str | None
    source: str | None


class SetSpine(TypedDict):
    """A row of queries/set_spine.sql."""

    node: str
    indicator_id: int | None
    instrument: str | None
    kind: str | None
    label_th: str
    label_en: str | None
    target: float | None
    worst: float | None
    first_quartile: float | None
    middle: float | None
    third_quartile: float | None
    best: float | None
    count: int | None
    score: float | None
    from_middle: float | None


class SetSpread(TypedDict):
    """A row of queries/set_spread.sql."""

    agency_id: str
    short_name: str
    district: str | None
    is_namesake: bool
    sort_order: int | None
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    score_change: float | None
    level_symbol: str | None
    level_th: str | None
    level_en: str | None
    level_printed: str | None
    source_file: str | None
    source: str | None
    rank_in_year: int | None
    tied: int | None
    middle: float | None
    gap_to_full: float | None
    is_chosen: bool | None
    indicator_count: int | None
    weak_count: int | None


class SetSummary(TypedDict):
    """A row of queries/set_summary.sql."""

    member_count: int
    scored_count: int
    passed_count: int | None
    share: float | None
    median: float | None
    mean: float | None
    lowest: float | None
    first_quartile: float | None
    third_quartile: float | None
    highest: float | None
    is_narrow: bool | None
    small_spread: int | None
    listed: list[dict[str, Any]] | None
    score: float | None
    rank_in_set: int | None
    tied: int | None


class SetYears(TypedDict):
    """A row of queries/set_years.sql."""

    fiscal_year: int
    member_count: int
    scored_count: int
    passed_count: int | None
    share: float | None
    median: float | None
    mean: float | None
    lowest: float | None
    first_quartile: float | None
    third_quartile: float | None
    highest: float | None
    is_narrow: bool | None
    small_spread: int | None
    weak: list[dict[str, Any]] | None
    risen: list[dict[str, Any]] | None
    levels: list[dict[str, Any]] | None
    national: float | None


class SoleAgency(TypedDict):
    """A row of queries/sole_agency.sql."""

    agency_id: str


class Sources(TypedDict):
    """A row of queries/sources.sql."""

    source_file: str | None
    status: str | None
    accepted: int | None
    layout: str | None
    loaded: bool | None
    sha256: str | None


class Suspects(TypedDict):
    """A row of queries/suspects.sql."""

    place: int | None
    node: str
    kind: str | None
    label_th: str
    label_en: str | None
    score: float | None
    proposed: float | None
    share: float | None


class TopicTrend(TypedDict):
    """A row of queries/topic_trend.sql."""

    node: str
    kind: str | None
    instrument: str | None
    label_th: str
    label_en: str | None
    fiscal_year: int
    target: float | None
    questions: str | None
    match_kind: str
    score: float | None


class TourAgency(TypedDict):
    """A row of queries/tour_agency.sql."""

    agency_id: str
    fiscal_year: int


class Tree(TypedDict):
    """A row of queries/tree.sql."""

    parent: str | None
    parent_th: str | None
    parent_en: str | None
    basis: str | None
    preference: int | None
    child: str | None
    kind: str | None
    label_th: str
    label_en: str | None
    weight: float | None
    confidence: str | None


class Twins(TypedDict):
    """A row of queries/twins.sql."""

    agency_id: str
    short_name: str
    points_apart: float
    furthest: int | None
    is_set: bool | None


class UncertainItems(TypedDict):
    """A row of queries/uncertain_items.sql."""

    node: str
    kind: str | None
    indicator_id: int | None
    instrument: str | None
    label_th: str
    label_en: str | None
    score: float | None
    leverage_low: float | None
    leverage_high: float | None
    points_lost_low: float | None
    points_lost_high: float | None


class WeakIndicators(TypedDict):
    """A row of queries/weak_indicators.sql."""

    agency_id: str
    agency_name: str
    short_name: str
    district: str | None
    province: str | None
    fiscal_year: int
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    label_th: str
    label_en: str | None
    score: float | None
    is_computed: bool
    target: float | None
    gap_to_target: float | None
    points_lost_low: float | None
    points_lost_high: float | None
    confidence: str | None
    previous_year: int | None
    score_change: float | None
    match_kind: str | None
    peer_scope: str | None
    peer_count: int | None
    peer_median: float | None
    indicator_th: str | None
    indicator_en: str | None
    issues: str | None
    action_th: str | None
    action_en: str | None
    unit_th: str | None
    unit_en: str | None
    status: str | None
    source_file: str | None
    source: str | None


class YearNodes(TypedDict):
    """A row of queries/year_nodes.sql."""

    fiscal_year: int
    node: str
    kind: str | None
    instrument: str | None
    indicator_id: int | None
    part: str | None
    label_th: str
    label_en: str | None


# Row type → the query whose rows it is of.
QUERIES: dict[type, str] = {
    Agencies: "agencies",
    Agency: "agency",
    AgencyYears: "agency_years",
    ChecklistItems: "checklist_items",
    ChecklistParts: "checklist_parts",
    Chooser: "chooser",
    Comparators: "comparators",
    DocumentItems: "document_items",
    Findings: "findings",
    FiscalYears: "fiscal_years",
    IncompleteYears: "incomplete_years",
    IndicatorRanking: "indicator_ranking",
    InstrumentBreakdown: "instrument_breakdown",
    IssueQuestions: "issue_questions",
    IssueTrend: "issue_trend",
    Issues: "issues",
    LevelsOfYear: "levels_of_year",
    Levers: "levers",
    LineageScores: "lineage_scores",
    MeasureAfterwards: "measure_afterwards",
    MeasureProposals: "measure_proposals",
    NationalMeans: "national_means",
    NextLevel: "next_level",
    NodeTrend: "node_trend",
    Nodes: "nodes",
    OtherNames: "other_names",
    OverallStanding: "overall_standing",
    OverallTrend: "overall_trend",
    PartComparison: "part_comparison",
    PeerRanking: "peer_ranking",
    PeerScores: "peer_scores",
    Peers: "peers",
    PrintedConflicts: "printed_conflicts",
    Provinces: "provinces",
    QuestionAdvice: "question_advice",
    QuestionPairs: "question_pairs",
    QuestionRanking: "question_ranking",
    QuestionSearch: "question_search",
    Recomputation: "recomputation",
    Refusals: "refusals",
    Revisions: "revisions",
    RisenPeers: "risen_peers",
    RoomAgencies: "room_agencies",
    RoomPlaces: "room_places",
    RuleChanges: "rule_changes",
    RuleDifferences: "rule_differences",
    RuleNodes: "rule_nodes",
    RuleSources: "rule_sources",
    Scores: "scores",
    Sentences: "sentences",
    SetHistory: "set_history",
    SetLevels: "set_levels",
    SetLines: "set_lines",
    SetMatrix: "set_matrix",
    SetMoves: "set_moves",
    SetNeeds: "set_needs",
    SetQuestionNeeds: "set_question_needs",
    SetScores: "set_scores",
    SetSpine: "set_spine",
    SetSpread: "set_spread",
    SetSummary: "set_summary",
    SetYears: "set_years",
    SoleAgency: "sole_agency",
    Sources: "sources",
    Suspects: "suspects",
    TopicTrend: "topic_trend",
    TourAgency: "tour_agency",
    Tree: "tree",
    Twins: "twins",
    UncertainItems: "uncertain_items",
    WeakIndicators: "weak_indicators",
    YearNodes: "year_nodes",
}
