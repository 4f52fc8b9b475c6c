"""The years before, in the memo: sentence, chart and table."""

from collections.abc import Sequence
from dataclasses import replace

from ita import sentences, wording
from ita.memo.facts import Facts
from ita.memo.model import Block, Chart, Column, Mark, Paragraph, Row, Table
from ita.memo.pieces import COLOURS, chart, target_of
from ita.rows import OverallTrend, RuleChanges
from ita.sentences import HISTORY_YEARS, Voice

SHORT_CHART = 1.9  # cm


def history(facts: Facts, voice: Voice, *, is_short: bool = False) -> list[Block]:
    """Highest, second and lowest year in words, what the office notes on the years, a chart, and the years as a table."""
    first, *others = _years(facts, voice, is_short=is_short)
    return [first, *([] if is_short else _notes(facts, voice)), *others]


def _notes(facts: Facts, voice: Voice) -> list[Block]:
    """The office's own notes on the five years, in one paragraph."""
    years = range(facts.fiscal_year - HISTORY_YEARS + 1, facts.fiscal_year + 1)
    told = [
        voice.say("history", "note", year=wording.year(year), text=facts.notes[year])
        for year in years
        if year in facts.notes
    ]
    return [Paragraph(voice.say("history", "notes", notes=" · ".join(told)))] if told else []


def _years(facts: Facts, voice: Voice, *, is_short: bool) -> list[Block]:
    scored = sentences.window(facts.trend, facts.fiscal_year)
    history = sentences.history(voice, facts.trend, facts.fiscal_year)
    if len(scored) < 2:
        return [Paragraph(history)]
    first_year = scored[0]["fiscal_year"]
    said = [history, sentences.gaps(voice, range(first_year, facts.fiscal_year + 1), scored)]
    changes = [row for row in facts.rule_changes if first_year < row["fiscal_year"] <= facts.fiscal_year]
    if changes and is_short:
        said.append(voice.say("history", "rules_short"))
    elif changes:
        named = [
            voice.say(
                "history",
                "change",
                year=wording.year(row["fiscal_year"]),
                change=sentences.name_of(row, "label"),
            )
            for row in changes
        ]
        said.append(voice.say("history", "rules", changes=" · ".join(named)))
    paragraph = Paragraph(" ".join(filter(None, said)))
    drawn = _history_chart(scored, changes, voice, history)
    if is_short:
        return [paragraph, replace(drawn, height=SHORT_CHART)]
    return [paragraph, drawn, _history_table(scored, voice)]


def _history_chart(
    scored: Sequence[OverallTrend], changes: Sequence[RuleChanges], voice: Voice, alt: str
) -> Chart:
    by_year = {row["fiscal_year"]: row for row in scored}
    changed = {row["fiscal_year"] for row in changes}
    marks = []
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        score = row["score"] if row else None
        name = sentences.marked(wording.score(score), row) if row else wording.NO_SCORE
        marks.append(Mark(wording.year(year), name, score, COLOURS["IIT"], "|" if year in changed else ""))
    return chart("columns", voice.say("history", "chart"), marks, target_of(scored), alt, voice)


def _history_table(scored: Sequence[OverallTrend], voice: Voice) -> Table:
    columns = (
        Column(voice.say("column", "year"), 3, "center"),
        Column(voice.say("column", "score"), 3, "right"),
        Column(voice.say("column", "level"), 5),
        Column(voice.say("column", "change"), 4, "right"),
    )
    rows = tuple(
        Row(
            (
                wording.year(row["fiscal_year"]),
                sentences.marked(wording.score(row["score"]), row),
                sentences.level_word(row),
                wording.change(row["score_change"]),
            )
        )
        for row in scored
    )
    return Table(voice.say("table", "history"), columns, rows)
