"""The facts of one agency and year, asked of the store."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ita import places, queries
from ita.errors import ChoiceError
from ita.proofread.facts import Facts, Figure, Node
from ita.rows import (
    Agencies,
    Agency,
    FiscalYears,
    IssueQuestions,
    LevelsOfYear,
    LineageScores,
    NationalMeans,
    OtherNames,
    OverallStanding,
    OverallTrend,
    Provinces,
    Tree,
    YearNodes,
)
from ita.store import Store
from ita.terms import OVERALL, Kind

SHORTEST_PLACE = 2  # letters; shorter names stand in many words


def _ranks(store: Store, agency_id: str, fiscal_year: int) -> dict[str, tuple[int, int]]:
    """Rank and number of agencies in the district or the province, whichever the agency is ranked among."""
    rows = queries.typed(store, OverallStanding, agency_id=agency_id, fiscal_year=fiscal_year)
    return {
        str(row["peer_scope"]): (row["peer_rank"], row["peer_count"])
        for row in rows
        if row["peer_rank"] is not None and row["peer_count"] is not None
    }


def gather(store: Store, *, agency_id: str, fiscal_year: int) -> Facts:
    """The facts of one agency and year; raises ChoiceError for an agency without any figure."""
    mine = queries.typed(store, Agency, agency_id=agency_id)
    if not mine:
        raise ChoiceError(f"ไม่พบหน่วยงาน “{agency_id}” ในข้อมูลชุดนี้", "ตรวจรหัส หรือนำเข้าคะแนนของหน่วยงานก่อน")
    register = queries.typed(store, Agencies, include_synthetic=True)
    kin = _kin(mine[0], register)
    rows = queries.typed(store, LineageScores, agency_id=agency_id)
    figures = {
        (row["fiscal_year"], row["node"]): Figure(row["score"], bool(row["is_computed"]))
        for row in rows
        if row["score"] is not None
    }
    rule_book = {row["fiscal_year"]: row for row in queries.typed(store, FiscalYears)}
    this_year = rule_book.get(fiscal_year)
    nodes = _nodes(queries.typed(store, YearNodes))
    tree = queries.typed(store, Tree, fiscal_year=fiscal_year)
    top = [row for row in tree if row["parent"] == OVERALL]
    issues = defaultdict(list)
    for row in queries.typed(store, IssueQuestions, agency_id=agency_id, fiscal_year=fiscal_year):
        issues[f"issue{row['issue_id']}"].append(str(row["node"]))
    return Facts(
        agency=mine[0],
        fiscal_year=fiscal_year,
        target=this_year["target"] if this_year else None,
        figures=figures,
        nodes=nodes,
        names=_names(store, nodes, fiscal_year),
        levels=_levels(queries.typed(store, OverallTrend, agency_id=agency_id)),
        schemes={year: _scheme(store, year) for year in sorted({*nodes, fiscal_year})},
        national={
            row["fiscal_year"]: row["mean_score"]
            for row in queries.typed(store, NationalMeans)
            if row["mean_score"] is not None
        },
        ranks=_ranks(store, agency_id, fiscal_year),
        weights={row["child"] or "": (row["weight"] or 0) * 100 for row in top},
        parts=_parts(nodes.get(fiscal_year, {})),
        issues=dict(issues),
        districts=frozenset(row["district"] for row in register if row["district"]) | _districts(),
        provinces=frozenset(row["province"] or "" for row in queries.typed(store, Provinces))
        | {row["province"] for row in register if isinstance(row["province"], str)},
        agencies=frozenset(_bare(row) for row in register if row["is_local"]),
        neighbours=frozenset(
            _bare(row) for row in register if row["is_local"] and row["province"] == mine[0]["province"]
        ),
        own_names=frozenset(_bare(row) for row in kin),
        own_kinds=frozenset(
            kind
            for row in kin
            for name in (str(row["agency_name"]), str(row["short_name"]))
            for kind in (name.removesuffix(_bare(row)), "ตำบล")
        ),
        scales={year: row["scale"] for year, row in rule_book.items()},
    )


def _districts() -> frozenset[str]:
    """The districts of the country, without the capital ones, whose names begin like any town's."""
    named = (name for province in places.provinces() for name in places.districts(province))
    return frozenset(name for name in named if len(name) > SHORTEST_PLACE)


def _nodes(rows: Sequence[YearNodes]) -> dict[int, dict[str, Node]]:
    found: dict[int, dict[str, Node]] = defaultdict(dict)
    for row in rows:
        number = row["indicator_id"]
        found[int(row["fiscal_year"])][str(row["node"])] = Node(
            str(row["node"]),
            str(row["kind"]),
            row["instrument"] if isinstance(row["instrument"], str) else "",
            number,
            row["part"] if isinstance(row["part"], str) else "",
            str(row["label_th"]),
            str(row["label_en"]),
        )
    return dict(found)


def _parts(nodes: dict[str, Node]) -> dict[str, str]:
    """Part of an instrument → the instrument."""
    named = [one.node for one in nodes.values() if one.kind == Kind.INSTRUMENT]
    return {name: name[:-1] for name in named if name[-1].isdecimal() and name[:-1] in named}


def _names(store: Store, nodes: dict[int, dict[str, Node]], fiscal_year: int) -> dict[str, str]:
    """Name → node, of instruments, indicators and issues; the year under review has the last word."""
    found = {str(row["name"]): str(row["node"]) for row in queries.typed(store, OtherNames)}
    kinds = (Kind.INDICATOR, Kind.ISSUE, Kind.INSTRUMENT)
    for year in [*sorted(nodes), fiscal_year]:
        for one in nodes.get(year, {}).values():
            if one.kind in kinds and "@" not in one.node:
                found[one.label] = one.node
    return {name: node for name, node in found.items() if len(name) > 3}


def _levels(trend: Sequence[OverallTrend]) -> dict[int, list[str]]:
    """Each year's level by the rule, else as printed."""
    found = {}
    for row in trend:
        said = [row["level_th"]] if isinstance(row["level_th"], str) else []
        if not said and isinstance(row["level_printed"], str):
            said = [row["level_printed"]]
        if said:
            found[int(row["fiscal_year"])] = said
    return found


def _scheme(store: Store, year: int) -> dict[str, str]:
    """The levels of a year: as a reader writes them → their name."""
    rows = queries.typed(store, LevelsOfYear, fiscal_year=year)
    return {str(row["level_th"]): str(row["level_th"]) for row in rows}


def _bare(row: Mapping[Any, Any]) -> str:
    """An agency's name without the words for its kind."""
    name = str(row["agency_name"])
    for word in (
        "องค์การบริหารส่วนตำบล",
        "องค์การบริหารส่วนจังหวัด",
        "เทศบาลตำบล",
        "เทศบาลเมือง",
        "เทศบาลนคร",
        "เทศบาล",
    ):
        if name.startswith(word):
            return name.removeprefix(word).strip()
    return name


def _kin(agency: Agency, register: Sequence[Agencies]) -> list[Agencies]:
    """The agency itself, its predecessors and its successor."""
    kin = {agency["agency_id"]}
    if isinstance(agency["successor_id"], str):
        kin.add(agency["successor_id"])
    kin |= {row["agency_id"] for row in register if row["successor_id"] in kin}
    return [row for row in register if row["agency_id"] in kin]
