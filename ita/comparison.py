"""A set of agencies beside one another: what is common, how far apart they are, who needs help with what.

Plain arithmetic over the rows of queries/set_scores.sql. Agencies without a figure are left out of its counts, never last.
"""

from dataclasses import dataclass

import pandas as pd

from ita.terms import OVERALL, Kind


@dataclass(frozen=True)
class Summary:
    """What a set has in common in one year; scores in points of 0–100."""

    count: int
    scored: int
    passed: int
    median: float
    lowest: float
    highest: float


def summary(rows: pd.DataFrame, members: int) -> Summary | None:
    """Counts and middle of the overall; None where nobody has one."""
    overall = rows[rows["node"] == OVERALL]
    if overall.empty:
        return None
    return Summary(
        members,
        len(overall),
        int((overall["gap_to_target"] >= 0).sum()),
        float(overall["score"].median()),
        float(overall["score"].min()),
        float(overall["score"].max()),
    )


def spine(rows: pd.DataFrame, agency_id: str) -> pd.DataFrame:
    """Per indicator: worst, first quartile, median, third quartile and best of the set, how many, and our score."""
    indicators = rows[rows["kind"] == Kind.INDICATOR]
    if indicators.empty:
        return pd.DataFrame()
    grouped = indicators.groupby("node", sort=False)["score"]
    found = indicators.drop_duplicates("node").set_index("node")
    found = found[["indicator_id", "instrument", "label_th", "label_en", "target"]].assign(
        worst=grouped.min(),
        first_quartile=grouped.quantile(0.25),
        middle=grouped.median(),
        third_quartile=grouped.quantile(0.75),
        best=grouped.max(),
        count=grouped.size(),
    )
    ours = indicators[indicators["agency_id"] == agency_id].set_index("node")["score"]
    return found.assign(score=ours).reset_index().sort_values("indicator_id").reset_index(drop=True)


def matrix(rows: pd.DataFrame, shown: str) -> pd.DataFrame:
    """Agencies down and indicators across, the overall first; `shown` is the column in the cells. Best overall first."""
    told = rows[(rows["node"] == OVERALL) | (rows["kind"] == Kind.INDICATOR)]
    names = dict(zip(told["agency_id"], told["short_name"], strict=True))
    nodes = [*dict.fromkeys(told.sort_values(["sort_order"], kind="stable")["node"].map(str))]
    cells = told.pivot(index="agency_id", columns="node", values=shown).reindex(columns=nodes)
    order = told[told["node"] == OVERALL].set_index("agency_id")["score"]
    cells = cells.assign(by=order).sort_values("by", ascending=False, na_position="last").drop(columns="by")
    cells.insert(0, "short_name", [names[one] for one in cells.index])
    return cells.reset_index()


def needs(rows: pd.DataFrame) -> pd.DataFrame:
    """Indicators below target: how many of how many agencies, the lowest of them, most common first."""
    indicators = rows[rows["kind"] == Kind.INDICATOR]
    weak = indicators[indicators["gap_to_target"] < 0]
    if weak.empty:
        return pd.DataFrame()
    of = indicators.groupby("node").size()
    lowest = weak.sort_values("score", kind="stable").drop_duplicates("node").set_index("node")
    names = weak.sort_values("score", kind="stable").groupby("node")["short_name"].agg(" · ".join)
    found = (
        lowest[["indicator_id", "kind", "label_th", "label_en", "score"]]
        .rename(columns={"score": "weakest_score"})
        .assign(weak_count=weak.groupby("node").size(), scored_count=of, agencies=names)
    )
    return found.reset_index().sort_values(["weak_count", "indicator_id"], ascending=[False, True])


def levels(rows: pd.DataFrame) -> pd.DataFrame:
    """How many agencies reached which level, best first by their scores."""
    overall = rows[(rows["node"] == OVERALL)]
    known = overall.assign(
        level_th=overall["level_th"].fillna(overall["level_printed"]),
        level_en=overall["level_en"].fillna(overall["level_printed"]),
    )
    known = known[known["level_th"].notna()]
    if known.empty:
        return pd.DataFrame()
    grouped = known.groupby(["level_th", "level_en", "level_symbol"], dropna=False)
    found = grouped["score"].agg(agency_count="size", best="max").reset_index()
    return found.sort_values("best", ascending=False).assign(level_printed=None)
