"""What the results say: overall, history, instruments, indicators and the lowest of them, each in words and figures."""

from dataclasses import replace
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.memo.facts import Facts
from ita.memo.model import Block, Chart, Column, Mark, Paragraph, Row, Table
from ita.memo.rules import Sentences
from ita.sentences import HISTORY_YEARS, alike, rows_of

COLOURS = {"IIT": "#0072B2", "EIT": "#009E73", "EIT1": "#009E73", "EIT2": "#009E73", "OIT": "#E69F00"}
PLAIN = "#54606B"
SHORT_CHART = 1.9  # cm


def target_of(rows: pd.DataFrame) -> float | None:
    """The target the rows are set against; None where there is none."""
    known = rows["target"].dropna() if "target" in rows else pd.Series(dtype=float)
    return float(known.iloc[0]) if len(known) else None


def plain(target: float | None) -> str:
    """A target as people say it: 85, not 85.00."""
    return wording.NO_SCORE if target is None or pd.isna(target) else f"{target:g}"


def scored(say: Sentences, rows: pd.DataFrame, name: Any) -> str:
    """Names with one score they share, or one name with its score."""
    told = rows_of(rows)
    score = wording.score(told[0]["score"])
    if len(told) == 1:
        return say.say("item", "scored", name=name(told[0]), score=score)
    return say.say("item", "tied", names=wording.listed([name(row) for row in told]), score=score)


def overall(facts: Facts, say: Sentences, *, is_short: bool = False) -> list[Block]:
    """Score, level, target, change, rank, national mean, and, unless it is to be short, what the next level lacks."""
    agency, year = facts.agency["agency_name"], wording.year(facts.fiscal_year)
    row = facts.row
    if row is None:
        return [Paragraph(say.say("overall", "none", year=year, agency=agency))]
    level = sentences.level_word(row)
    if wording.is_missing(row["score"]):
        return [Paragraph(say.say("overall", "level_only", year=year, agency=agency, level=level))]
    said = [_standing(facts, row, say, agency, level), _change(facts, row, say)]
    place = sentences.place(row)
    if place:
        said.append(say.say("overall", "place", place=place))
    national = facts.national[facts.national["fiscal_year"] == facts.fiscal_year]
    if len(national) and not facts.is_synthetic:
        mean = wording.score(national["mean_score"].iloc[0])
        said.append(say.say("overall", "national", mean=mean, year=year))
    if len(facts.next_level) and not is_short:
        lacks = [
            say.say(
                "overall",
                "lack",
                node=_node(facts, one["node"], say),
                points=wording.score(one["points_short"]),
            )
            for one in rows_of(facts.next_level)
        ]
        name = sentences.name_of(rows_of(facts.next_level)[0], "level")
        said.append(say.say("overall", "next_level", level=name, lacks=wording.listed(lacks)))
    return [Paragraph(" ".join(said))]


def _node(facts: Facts, node: str, say: Sentences) -> str:
    rows = rows_of(facts.instruments[facts.instruments["instrument"] == node])
    return sentences.name_of(rows[0], "short") if rows else sentences.full_name(node, "overall", "")


def _standing(facts: Facts, row: dict[str, Any], say: Sentences, agency: str, level: str) -> str:
    told: dict[str, Any] = {
        "year": wording.year(facts.fiscal_year),
        "agency": agency,
        "score": wording.score(row["score"]),
    }
    if wording.is_missing(row["target"]):
        return say.say("overall", "no_target", **told)
    told |= {
        "level": level,
        "target": plain(row["target"]),
        "short": wording.score(abs(row["gap_to_target"])),
    }
    parts = sentences.top_parts(facts.instruments)
    below = parts[parts["gap_to_target"] < 0]
    if len(below):
        told["weak"] = wording.listed(
            [
                say.say(
                    "item", "scored", name=sentences.name_of(one, "short"), score=wording.score(one["score"])
                )
                for one in rows_of(below)
            ]
        )
    if row["gap_to_target"] >= 0:
        return say.say("overall", "passed_but_weak" if len(below) else "passed", **told)
    return say.say("overall", "failed_by" if len(below) else "failed", **told)


def _change(facts: Facts, row: dict[str, Any], say: Sentences) -> str:
    if pd.isna(row["previous_year"]) or wording.is_missing(row["score_change"]):
        return say.say("overall", "first", year=wording.year(facts.fiscal_year))
    change = wording.rounded(row["score_change"])
    return say.say(
        "overall",
        "risen" if change > 0 else "fallen" if change < 0 else "unchanged",
        previous_year=wording.year(int(row["previous_year"])),
        previous=wording.score(row["previous_score"]),
        change=wording.score(abs(row["score_change"])),
    )


def window(facts: Facts) -> pd.DataFrame:
    """The overall of the five years that end with this one, on this year's scale."""
    trend = facts.trend
    first = facts.fiscal_year - HISTORY_YEARS + 1
    told = trend[trend["fiscal_year"].between(first, facts.fiscal_year) & trend["score"].notna()]
    scale = trend.loc[trend["fiscal_year"] == facts.fiscal_year, "scale"]
    return told[told["scale"] == scale.iloc[0]] if len(scale) else told


def history(facts: Facts, say: Sentences, *, is_short: bool = False) -> list[Block]:
    """Highest, second and lowest year in words, a chart, and the years as a table."""
    told = window(facts)
    first = facts.fiscal_year - HISTORY_YEARS + 1
    years = {"first": wording.year(first), "last": wording.year(facts.fiscal_year)}
    if told.empty:
        return [Paragraph(say.say("history", "none", **years))]
    if len(told) == 1:
        return [Paragraph(say.say("history", "one", only=_at(told, say)))]
    groups = alike(told)
    condition = "same" if len(groups) == 1 else "two" if len(groups) == 2 else "many"
    said = [
        say.say(
            "history",
            condition,
            **years,
            count=len(told),
            highest=_at(groups[0], say),
            second=_at(groups[1], say) if len(groups) > 1 else "",
            lowest=_at(groups[-1], say),
        )
    ]
    present = [int(year) for year in told["fiscal_year"]]
    missing = [year for year in range(min(present), facts.fiscal_year + 1) if year not in present]
    if missing:
        said.append(
            say.say("history", "missing", years=wording.listed([wording.year(one) for one in missing]))
        )
    changes = facts.rule_changes[
        facts.rule_changes["fiscal_year"].between(min(present) + 1, facts.fiscal_year)
    ]
    if len(changes) and is_short:
        said.append(say.say("history", "rules_short"))
    elif len(changes):
        named = [
            say.say(
                "history",
                "change",
                year=wording.year(one["fiscal_year"]),
                change=sentences.name_of(one, "label"),
            )
            for one in rows_of(changes)
        ]
        said.append(say.say("history", "rules", changes=" · ".join(named)))
    paragraph, drawn = Paragraph(" ".join(said)), _history_chart(told, changes, say, said[0])
    if is_short:
        return [paragraph, replace(drawn, height=SHORT_CHART)]
    return [paragraph, drawn, _history_table(told, say)]


def _at(rows: pd.DataFrame, say: Sentences) -> str:
    score = wording.score(rows["score"].iloc[0])
    years = [wording.year(int(year)) for year in sorted(rows["fiscal_year"], reverse=True)]
    if len(years) == 1:
        return say.say("history", "at", year=years[0], score=score)
    return say.say("history", "tied", years=wording.listed(years), score=score)


def _history_chart(told: pd.DataFrame, changes: pd.DataFrame, say: Sentences, alt: str) -> Chart:
    by_year = {int(row["fiscal_year"]): row for row in rows_of(told)}
    changed = set(changes["fiscal_year"])
    marks = []
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        score = row["score"] if row else None
        name = sentences.marked(wording.score(score), row) if row else wording.NO_SCORE
        marks.append(Mark(wording.year(year), name, score, COLOURS["IIT"], "|" if year in changed else ""))
    return chart("columns", say.say("history", "chart"), marks, target_of(told), alt, say)


def chart(
    kind: Any, caption: str, marks: list[Mark], target: float | None, alt: str, say: Sentences
) -> Chart:
    """A chart with the target's line where there is one."""
    said = "" if target is None else say.say("label", "target", target=plain(target))
    return Chart(kind, caption, tuple(marks), target, said, alt)


def _history_table(told: pd.DataFrame, say: Sentences) -> Table:
    columns = (
        Column(say.say("column", "year"), 3, "center"),
        Column(say.say("column", "score"), 3, "right"),
        Column(say.say("column", "level"), 5),
        Column(say.say("column", "change"), 4, "right"),
    )
    rows = tuple(
        Row(
            (
                wording.year(int(row["fiscal_year"])),
                sentences.marked(wording.score(row["score"]), row),
                sentences.level_word(row),
                wording.change(row["score_change"]),
            )
        )
        for row in rows_of(told)
    )
    return Table(say.say("table", "history"), columns, rows)


def instrument_name(row: dict[str, Any], say: Sentences) -> str:
    """The instrument's full name with its letters; a part by its name alone."""
    label = sentences.name_of(row, "label")
    if isinstance(row["part_of"], str):
        return label
    return say.say("instruments", "name", label=label, code=row["instrument"])


def instruments(facts: Facts, say: Sentences, *, is_short: bool = False) -> list[Block]:
    """The instruments from high to low, which of them costs most, and what each gives."""
    parts = sentences.top_parts(facts.instruments)
    known = parts[parts["score"].notna()]
    if known.empty:
        return [Paragraph(say.say("instruments", "none"))]
    said = [_instruments_ranked(known, say, is_short=is_short)]
    missing = [sentences.name_of(row, "short") for row in rows_of(parts[parts["score"].isna()])]
    said.append(
        say.say("instruments", "missing", names=wording.listed(missing))
        if missing
        else _costs(known, say, is_short=is_short)
    )
    paragraph = Paragraph(" ".join(said))
    return [paragraph] if is_short else [paragraph, _instrument_table(parts, say)]


def _instruments_ranked(known: pd.DataFrame, say: Sentences, *, is_short: bool) -> str:
    def name(row: dict[str, Any]) -> str:
        return sentences.name_of(row, "short") if is_short else instrument_name(row, say)

    groups = alike(known)
    if len(known) == 1:
        return say.say("instruments", "one", only=scored(say, known, name))
    if len(groups) == 1:
        return say.say("instruments", "same", score=wording.score(known["score"].iloc[0]))
    told = [scored(say, group, name) for group in groups]
    return say.say(
        "instruments",
        "two" if len(groups) == 2 else "many",
        highest=told[0],
        middle=wording.listed(told[1:-1]),
        lowest=told[-1],
    )


def _costs(known: pd.DataFrame, say: Sentences, *, is_short: bool) -> str:
    worst, *others = rows_of(known.sort_values("points_lost", ascending=False, kind="stable"))
    if wording.rounded(worst["points_lost"]) == 0:
        return say.say("instruments", "full")
    told = {"worst": sentences.name_of(worst, "short"), "points": wording.score(worst["points_lost"])}
    if is_short or not others or wording.rounded(others[0]["points_lost"]) == 0:
        return say.say("instruments", "costs", **told)
    return say.say(
        "instruments",
        "costs_two",
        **told,
        second=sentences.name_of(others[0], "short"),
        second_points=wording.score(others[0]["points_lost"]),
    )


def _instrument_table(parts: pd.DataFrame, say: Sentences) -> Table:
    columns = (
        Column(say.say("column", "instrument"), 7),
        Column(say.say("column", "score"), 2, "right"),
        Column(say.say("column", "weight"), 2, "right"),
        Column(say.say("column", "contribution"), 2, "right"),
        Column(say.say("column", "lost"), 2, "right"),
        Column(say.say("column", "change"), 2.2, "right"),
    )
    rows = tuple(
        Row(
            (
                sentences.marked(instrument_name(row, say), row),
                wording.score(row["score"]),
                wording.score(row["weight"] * 100),
                wording.score(row["contribution"]),
                wording.score(row["points_lost"]),
                wording.change(row["score_change"]),
            )
        )
        for row in rows_of(parts)
    )
    return Table(say.say("table", "instruments"), columns, rows)


def indicator_name(row: dict[str, Any]) -> str:
    """The indicator with its number."""
    return sentences.full_name(str(row["indicator_id"]), "indicator", sentences.name_of(row, "label"))


def indicators(facts: Facts, say: Sentences) -> list[Block]:
    """Highest and lowest, strengths and weaknesses, the ranking as chart and table."""
    ranking = facts.ranking
    if ranking.empty:
        return [Paragraph(say.say("indicators", "none"))]
    groups = alike(ranking)
    if len(ranking) == 1:
        said = say.say("indicators", "one", only=scored(say, ranking, indicator_name))
    elif len(groups) == 1:
        said = say.say(
            "indicators", "same", count=len(ranking), score=wording.score(ranking["score"].iloc[0])
        )
    else:
        ends = [scored(say, group, indicator_name) for group in (groups[0], groups[-1])]
        said = say.say("indicators", "many", highest=ends[0], lowest=ends[1])
    blocks: list[Block] = [Paragraph(said), *strengths(facts, say)]
    missing = missing_indicators(facts)
    if missing:
        blocks.append(Paragraph(say.say("indicators", "missing", names=wording.listed(missing))))
    marks = [
        Mark(
            indicator_name(row),
            wording.score(row["score"]),
            row["score"],
            COLOURS.get(row["instrument"], PLAIN),
        )
        for row in rows_of(ranking)
    ]
    caption = say.say("indicators", "chart")
    blocks.append(chart("bars", caption, marks, target_of(ranking), said, say))
    return [*blocks, _indicator_table(ranking, say)]


def missing_indicators(facts: Facts) -> list[str]:
    """Names of the year's indicators without a score."""
    nodes = facts.nodes[~facts.nodes["node"].str.contains("@")]
    absent = nodes[~nodes["node"].isin(facts.ranking["node"])].assign(indicator_id=lambda rows: rows["node"])
    return [indicator_name(row) for row in rows_of(absent)]


def strengths(facts: Facts, say: Sentences, *, is_short: bool = False) -> list[Block]:
    """Which indicators reach the target and which do not, each with its score; only the ends where it is to be short."""
    ranking, target = facts.ranking, target_of(facts.ranking)
    if target is None:
        return [Paragraph(say.say("indicators", "no_target"))]
    strong, weak = ranking[ranking["gap_to_target"] >= 0], ranking[ranking["gap_to_target"] < 0]
    told = {"target": plain(target)}
    if weak.empty and len(strong) > 1:
        return [Paragraph(say.say("indicators", "all_strong", count=len(strong), **told))]
    said = [say.say("indicators", "strong_none", **told)]
    if len(strong):
        condition = "strong_one" if len(strong) == 1 else "strong_best" if is_short else "strong"
        said = [
            say.say("indicators", condition, count=len(strong), names=_named(strong, say, is_short), **told)
        ]
    if len(weak):
        condition = "weak_one" if len(weak) == 1 else "weak_lowest" if is_short else "weak"
        lowest_first = weak.iloc[::-1]
        said.append(
            say.say(
                "indicators", condition, count=len(weak), names=_named(lowest_first, say, is_short), **told
            )
        )
    return [Paragraph(" ".join(said))] if is_short else [Paragraph(one) for one in said]


def _named(rows: pd.DataFrame, say: Sentences, is_short: bool) -> str:
    runs = _in_runs(rows)
    return wording.listed([scored(say, run, indicator_name) for run in (runs[:1] if is_short else runs)])


def _in_runs(rows: pd.DataFrame) -> list[pd.DataFrame]:
    written = rows["score"].map(wording.score)
    return [rows[written == one] for one in dict.fromkeys(written)]


def passed(row: dict[str, Any], say: Sentences) -> str:
    """Passed or not by the target; a dash where that cannot be told."""
    if wording.is_missing(row["gap_to_target"]):
        return wording.NO_SCORE
    return say.say("label", "passed" if row["gap_to_target"] >= 0 else "failed")


def _indicator_table(ranking: pd.DataFrame, say: Sentences) -> Table:
    columns = (
        Column(say.say("column", "rank"), 1.6, "center"),
        Column(say.say("column", "indicator"), 7.4),
        Column(say.say("column", "instrument"), 2.2, "center"),
        Column(say.say("column", "score"), 2, "right"),
        Column(say.say("column", "change"), 2.4, "right"),
        Column(say.say("column", "result"), 2, "center"),
    )
    rows = tuple(
        Row(
            (
                str(row["rank_in_year"]),
                sentences.marked(indicator_name(row), row),
                row["instrument"],
                wording.score(row["score"]),
                wording.change(row["score_change"]),
                passed(row, say),
            )
        )
        for row in rows_of(ranking)
    )
    return Table(say.say("table", "indicators"), columns, rows)
