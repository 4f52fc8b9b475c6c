"""What the results say: overall, history, instruments, indicators and the lowest of them, each in words and figures."""

from itertools import groupby
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.memo.facts import Facts
from ita.memo.model import Block, Column, Mark, Paragraph, Row, Table
from ita.memo.pieces import (
    COLOURS,
    PLAIN,
    chart,
    indicator_name,
    instrument_name,
    missing_indicators,
    passed,
    plain,
    scored,
    target_of,
)
from ita.memo.rules import Sentences
from ita.sentences import alike, rows_of


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
    parts = sentences.top_parts(rows_of(facts.instruments))
    below = [one for one in parts if one["gap_to_target"] < 0]
    if below:
        told["weak"] = wording.listed(
            [
                say.say(
                    "item", "scored", name=sentences.name_of(one, "short"), score=wording.score(one["score"])
                )
                for one in below
            ]
        )
    if row["gap_to_target"] >= 0:
        return say.say("overall", "passed_but_weak" if below else "passed", **told)
    return say.say("overall", "failed_by" if below else "failed", **told)


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


def instruments(facts: Facts, say: Sentences, *, is_short: bool = False) -> list[Block]:
    """The instruments from high to low, which of them costs most, and what each gives."""
    parts = sentences.top_parts(rows_of(facts.instruments))
    known = [row for row in parts if not wording.is_missing(row["score"])]
    if not known:
        return [Paragraph(say.say("instruments", "none"))]
    said = [_instruments_ranked(known, say, is_short=is_short)]
    missing = [sentences.name_of(row, "short") for row in parts if wording.is_missing(row["score"])]
    said.append(
        say.say("instruments", "missing", names=wording.listed(missing))
        if missing
        else _costs(known, say, is_short=is_short)
    )
    paragraph = Paragraph(" ".join(said))
    return [paragraph] if is_short else [paragraph, _instrument_table(parts, say)]


def _instruments_ranked(known: list[dict[str, Any]], say: Sentences, *, is_short: bool) -> str:
    def name(row: dict[str, Any]) -> str:
        return sentences.name_of(row, "short") if is_short else instrument_name(row, say)

    groups = alike(known)
    if len(known) == 1:
        return say.say("instruments", "one", only=scored(say, known, name))
    if len(groups) == 1:
        return say.say("instruments", "same", score=wording.score(known[0]["score"]))
    told = [scored(say, group, name) for group in groups]
    return say.say(
        "instruments",
        "two" if len(groups) == 2 else "many",
        highest=told[0],
        middle=wording.listed(told[1:-1]),
        lowest=told[-1],
    )


def _costs(known: list[dict[str, Any]], say: Sentences, *, is_short: bool) -> str:
    worst, *others = sorted(known, key=lambda row: -_points_lost(row))
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


def _points_lost(row: dict[str, Any]) -> float:
    return 0.0 if wording.is_missing(row["points_lost"]) else float(row["points_lost"])


def _instrument_table(parts: list[dict[str, Any]], say: Sentences) -> Table:
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
        for row in parts
    )
    return Table(say.say("table", "instruments"), columns, rows)


def indicators(facts: Facts, say: Sentences) -> list[Block]:
    """Highest and lowest, strengths and weaknesses, the ranking as chart and table."""
    ranking = facts.ranking
    if ranking.empty:
        return [Paragraph(say.say("indicators", "none"))]
    groups = alike(rows_of(ranking))
    if len(ranking) == 1:
        said = say.say("indicators", "one", only=scored(say, groups[0], indicator_name))
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
    runs = [list(run) for _score, run in groupby(rows_of(rows), lambda row: wording.score(row["score"]))]
    return wording.listed([scored(say, run, indicator_name) for run in (runs[:1] if is_short else runs)])


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
