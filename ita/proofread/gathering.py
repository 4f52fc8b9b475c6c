"""The facts of one agency and year, asked of the store."""

from collections import defaultdict
from typing import Any

import pandas as pd

from ita import queries
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


def _ranks(store: Store, agency_id: str, fiscal_year: int) -> dict[str, tuple[int, int]]:
    """Rank and number of agencies in the district or the province, whichever the agency is ranked among."""
    rows = queries.frame(store, OverallStanding, agency_id=agency_id, fiscal_year=fiscal_year)
    return {
        str(row["peer_scope"]): (int(row["peer_rank"]), int(row["peer_count"]))
        for row in rows.to_dict("records")
        if not pd.isna(row["peer_rank"])
    }


def gather(store: Store, *, agency_id: str, fiscal_year: int) -> Facts:
    """The facts of one agency and year; raises ChoiceError for an agency without any figure."""
    mine = [
        {str(name): cell for name, cell in row.items()}
        for row in queries.frame(store, Agency, agency_id=agency_id).to_dict("records")
    ]
    if not mine:
        raise ChoiceError(f"ไม่พบหน่วยงาน “{agency_id}” ในข้อมูลชุดนี้", "ตรวจรหัส หรือนำเข้าคะแนนของหน่วยงานก่อน")
    register = queries.frame(store, Agencies, include_synthetic=True).to_dict("records")
    kin = _kin(mine[0], register)
    rows = queries.frame(store, LineageScores, agency_id=agency_id).to_dict("records")
    figures = {
        (int(row["fiscal_year"]), str(row["node"])): Figure(float(row["score"]), bool(row["is_computed"]))
        for row in rows
    }
    rule_book = queries.frame(store, FiscalYears).set_index("fiscal_year")
    target = rule_book["target"].get(fiscal_year)
    nodes = _nodes(queries.frame(store, YearNodes))
    tree = queries.frame(store, Tree, fiscal_year=fiscal_year)
    top = tree[tree["parent"] == OVERALL]
    issues = defaultdict(list)
    for row in queries.frame(store, IssueQuestions, agency_id=agency_id, fiscal_year=fiscal_year).to_dict(
        "records"
    ):
        issues[f"issue{row['issue_id']}"].append(str(row["node"]))
    return Facts(
        agency=mine[0],
        fiscal_year=fiscal_year,
        target=None if target is None or pd.isna(target) else float(target),
        figures=figures,
        nodes=nodes,
        names=_names(store, nodes, fiscal_year),
        levels=_levels(queries.frame(store, OverallTrend, agency_id=agency_id)),
        schemes={year: _scheme(store, year) for year in sorted({*nodes, fiscal_year})},
        national={
            int(row["fiscal_year"]): float(row["mean_score"])
            for row in queries.frame(store, NationalMeans).to_dict("records")
        },
        ranks=_ranks(store, agency_id, fiscal_year),
        weights={row["child"]: float(row["weight"]) * 100 for row in top.to_dict("records")},
        parts=_parts(nodes.get(fiscal_year, {})),
        issues=dict(issues),
        districts=frozenset(row["district"] for row in register if isinstance(row["district"], str)),
        provinces=frozenset(queries.frame(store, Provinces)["province"])
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
        scales={int(str(year)): str(scale) for year, scale in rule_book["scale"].items()},
    )


def _nodes(rows: pd.DataFrame) -> dict[int, dict[str, Node]]:
    found: dict[int, dict[str, Node]] = defaultdict(dict)
    for row in rows.to_dict("records"):
        number = row["indicator_id"]
        found[int(row["fiscal_year"])][str(row["node"])] = Node(
            str(row["node"]),
            str(row["kind"]),
            row["instrument"] if isinstance(row["instrument"], str) else "",
            None if number is None or pd.isna(number) else int(number),
            row["part"] if isinstance(row["part"], str) else "",
            str(row["label_th"]),
            str(row["label_en"]),
        )
    return dict(found)


def _parts(nodes: dict[str, Node]) -> dict[str, str]:
    """Part of an instrument → the instrument."""
    named = [one.node for one in nodes.values() if one.kind == Kind.INSTRUMENT]
    return {name: name[:-1] for name in named if name[-1].isdigit() and name[:-1] in named}


def _names(store: Store, nodes: dict[int, dict[str, Node]], fiscal_year: int) -> dict[str, str]:
    """Name → node, of instruments, indicators and issues; the year under review has the last word."""
    found = {
        str(row["name"]): str(row["node"]) for row in queries.frame(store, OtherNames).to_dict("records")
    }
    kinds = (Kind.INDICATOR, Kind.ISSUE, Kind.INSTRUMENT)
    for year in [*sorted(nodes), fiscal_year]:
        for one in nodes.get(year, {}).values():
            if one.kind in kinds and "@" not in one.node:
                found[one.label] = one.node
    return {name: node for name, node in found.items() if len(name) > 3}


def _levels(trend: pd.DataFrame) -> dict[int, list[str]]:
    """Each year's level by the rule, else as printed."""
    found = {}
    for row in trend.to_dict("records"):
        said = [row["level_th"]] if isinstance(row["level_th"], str) else []
        if not said and isinstance(row["level_printed"], str):
            said = [row["level_printed"]]
        if said:
            found[int(row["fiscal_year"])] = said
    return found


def _scheme(store: Store, year: int) -> dict[str, str]:
    """The levels of a year: as a reader writes them → their name."""
    rows = queries.frame(store, LevelsOfYear, fiscal_year=year).to_dict("records")
    return {str(row["level_th"]): str(row["level_th"]) for row in rows}


def _bare(row: dict[Any, Any]) -> str:
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


def _kin(agency: dict[str, Any], register: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """The agency itself, its predecessors and its successor."""
    kin = {agency["agency_id"]}
    if isinstance(agency["successor_id"], str):
        kin.add(agency["successor_id"])
    kin |= {row["agency_id"] for row in register if row["successor_id"] in kin}
    return [row for row in register if row["agency_id"] in kin]
