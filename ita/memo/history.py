"""The years before, in the memo: sentence, chart and table."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from ita import sentences, wording
from ita.memo.facts import Facts
from ita.memo.model import Block, Chart, Column, Mark, Paragraph, Row, Table
from ita.memo.pieces import COLOURS, chart, target_of
from ita.memo.rules import Sentences
from ita.sentences import HISTORY_YEARS, alike, rows_of

SHORT_CHART = 1.9  # cm


def window(facts: Facts) -> pd.DataFrame:
    """The overall of the five years that end with this one, on this year's scale."""
    trend = facts.trend
    first = facts.fiscal_year - HISTORY_YEARS + 1
    told = trend[trend["fiscal_year"].between(first, facts.fiscal_year) & trend["score"].notna()]
    scale = trend.loc[trend["fiscal_year"] == facts.fiscal_year, "scale"]
    return told[told["scale"] == scale.iloc[0]] if len(scale) else told


def history(facts: Facts, say: Sentences, *, is_short: bool = False) -> list[Block]:
    """Highest, second and lowest year in words, what the office notes on the years, a chart, and the years as a table."""
    first, *others = _years(facts, say, is_short=is_short)
    return [first, *([] if is_short else _notes(facts, say)), *others]


def _notes(facts: Facts, say: Sentences) -> list[Block]:
    """The office's own notes on the five years, in one paragraph."""
    years = range(facts.fiscal_year - HISTORY_YEARS + 1, facts.fiscal_year + 1)
    told = [
        say.say("history", "note", year=wording.year(year), text=facts.notes[year])
        for year in years
        if year in facts.notes
    ]
    return [Paragraph(say.say("history", "notes", notes=" · ".join(told)))] if told else []


def _years(facts: Facts, say: Sentences, *, is_short: bool) -> list[Block]:
    told = window(facts)
    first = facts.fiscal_year - HISTORY_YEARS + 1
    years = {"first": wording.year(first), "last": wording.year(facts.fiscal_year)}
    if told.empty:
        return [Paragraph(say.say("history", "none", **years))]
    if len(told) == 1:
        return [Paragraph(say.say("history", "one", only=_at(rows_of(told), say)))]
    groups = alike(rows_of(told))
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


def _at(rows: Sequence[sentences.Row], say: Sentences) -> str:
    score = wording.score(rows[0]["score"])
    years = [wording.year(year) for year in sorted((int(row["fiscal_year"]) for row in rows), reverse=True)]
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
