"""A set of agencies beside one another: what is common, how far apart they are, who needs help with what.

Plain arithmetic over the rows of queries/set_scores.sql. Agencies without a figure are left out of its counts, never last.
"""

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from ita.terms import OVERALL, Kind

SMALL_SPREAD = 2
NAME, AGENCY = "name", "agency"


@dataclass(frozen=True)
class Summary:
    """What a set has in common in one year; scores in points of 0–100. `passed` is None in a year without a target."""

    count: int
    scored: int
    passed: int | None
    median: float
    mean: float
    lowest: float
    first_quartile: float
    third_quartile: float
    highest: float

    @property
    def share(self) -> float | None:
        """Those at the target or above among those with a result, 0–1; None without a target."""
        return None if self.passed is None else self.passed / self.scored

    @property
    def is_narrow(self) -> bool:
        """Several agencies, all so near one another that their order says little."""
        return self.scored > 1 and self.highest - self.lowest <= SMALL_SPREAD


def middle(scores: pd.Series) -> float:
    """The median of scores of two decimals, to the machine what it is on paper: between 90.62 and 90.71 lies 90.665."""
    return round(float(scores.median()), 9)


def summary(rows: pd.DataFrame, members: int) -> Summary | None:
    """Counts and middle of the overall; None where nobody has one."""
    overall = rows[rows["node"] == OVERALL]
    if overall.empty:
        return None
    return Summary(
        members,
        len(overall),
        int((overall["gap_to_target"] >= 0).sum()) if overall["gap_to_target"].notna().any() else None,
        middle(overall["score"]),
        float(overall["score"].mean()),
        float(overall["score"].min()),
        float(overall["score"].quantile(0.25)),
        float(overall["score"].quantile(0.75)),
        float(overall["score"].max()),
    )


def dots(rows: pd.DataFrame, agency_id: str, node: str) -> pd.DataFrame:
    """Every agency with a score on one node, highest first, with its rank among them; ours marked."""
    known = rows[rows["node"] == node]
    return known.assign(
        is_chosen=known["agency_id"] == agency_id,
        rank_in_year=known["score"].rank(method="min", ascending=False),
    ).sort_values("score", ascending=False, kind="stable")


def years(history: pd.DataFrame, members: int) -> pd.DataFrame:
    """The summary of each fiscal year, with the indicator most of them were weak in and who rose most; newest first.

    A rise is against the year before it on the same scale; weak is below the target of the year.
    """
    told = []
    for fiscal_year, rows in history.groupby("fiscal_year"):
        found = summary(rows, members)
        if found is None:
            continue
        weak = needs(rows)
        risen = rows[(rows["node"] == OVERALL) & (rows["score_change"] > 0)]
        best = risen.sort_values("score_change", ascending=False, kind="stable").head(1).to_dict("records")
        told.append(
            asdict(found)
            | {
                "fiscal_year": fiscal_year,
                "share": found.share,
                "weak": _most_common(weak),
                "risen": best,
                "levels": levels(rows).to_dict("records"),
            }
        )
    return pd.DataFrame(told[::-1])


def _most_common(weak: pd.DataFrame) -> list[dict[str, Any]]:
    """The indicators most agencies are weak in; several where they tie."""
    if weak.empty:
        return []
    found: list[dict[str, Any]] = weak[weak["weak_count"] == weak["weak_count"].max()].to_dict("records")
    return found


def moves(history: pd.DataFrame, node: str, then: int, now: int) -> pd.DataFrame:
    """Score of one node in two fiscal years and the change between them in points, most risen first.

    Only agencies with both.
    """
    rows = history[history["node"] == node]
    first, last = (rows[rows["fiscal_year"] == year].set_index("agency_id") for year in (then, now))
    both = last.join(first["score"].rename("score_then"), how="inner").rename(columns={"score": "score_now"})
    both = both.assign(score_change=both["score_now"] - both["score_then"]).reset_index()
    both = both.drop(columns=["label_th", "label_en", "indicator_id", "instrument"])
    return both.sort_values("score_change", ascending=False, kind="stable").reset_index(drop=True)


def lines(history: pd.DataFrame, node: str, agency_id: str, last: int, most: int) -> pd.DataFrame:
    """One node of each agency through the years up to `last`, ours first, then the highest of the newest year; `most` agencies."""
    rows = history[(history["node"] == node) & (history["fiscal_year"] <= last)]
    newest = rows.sort_values(["fiscal_year", "score"], ascending=False, kind="stable")
    order = [
        *dict.fromkeys([*newest.loc[newest["agency_id"] == agency_id, "agency_id"], *newest["agency_id"]])
    ]
    kept = rows[rows["agency_id"].isin(order[:most])]
    return kept.assign(
        node=kept["agency_id"],
        kind=AGENCY,
        instrument="",
        indicator_id=None,
        label_th=kept["short_name"],
        label_en=kept["short_name"],
        place=[order.index(one) for one in kept["agency_id"]],
    ).sort_values(["fiscal_year", "place"], kind="stable")


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
        middle=grouped.apply(middle),
        third_quartile=grouped.quantile(0.75),
        best=grouped.max(),
        count=grouped.size(),
    )
    ours = indicators[indicators["agency_id"] == agency_id].set_index("node")["score"]
    return found.assign(score=ours).reset_index().sort_values("indicator_id").reset_index(drop=True)


def matrix(rows: pd.DataFrame, shown: str, by: str = OVERALL) -> pd.DataFrame:
    """Agencies down and indicators across, the overall first; `shown` is the column in the cells.

    Ordered by the score on the node `by`, best first and those without one last, or by name.
    """
    told = rows[(rows["node"] == OVERALL) | (rows["kind"] == Kind.INDICATOR)]
    names = dict(zip(told["agency_id"], told["short_name"], strict=True))
    nodes = [*dict.fromkeys(told.sort_values(["sort_order"], kind="stable")["node"].map(str))]
    cells = told.pivot(index="agency_id", columns="node", values=shown).reindex(columns=nodes)
    order = told[told["node"] == by].set_index("agency_id")["score"]
    if by == NAME:
        order = pd.Series({agency: -place for place, agency in enumerate(names)})
    cells = cells.assign(by=order).sort_values("by", ascending=False, na_position="last", kind="stable")
    cells = cells.drop(columns="by")
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
