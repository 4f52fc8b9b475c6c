"""What to do: recommendations, what would raise next year's score, measures, their follow-up, limits, and who signs."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.contracts import BUDDHIST_ERA
from ita.measures import numbered
from ita.memo.facts import ADVISED, Facts, is_below_target
from ita.memo.model import Block, Column, Paragraph, Row, Table
from ita.memo.pieces import target_of
from ita.rows import Levers, QuestionRanking
from ita.sentences import Voice, full_name, name_of, node_full_name
from ita.terms import OVERALL, Kind
from ita.wording import _
from ita.words import thai


def thai_date(found: Any) -> str:
    """A day as letters write it, `9 กุมภาพันธ์ 2566`, of a date or an ISO text; any other text as it stands."""
    text = _text(found)
    try:
        day = date.fromisoformat(text[:10])
        if day.year > BUDDHIST_ERA + 1900:
            day = day.replace(year=day.year - BUDDHIST_ERA)
    except ValueError:
        return text
    return thai.day(day, "long")


def _text(found: Any) -> str:
    """What somebody typed, without marks that no page can print."""
    if found is None or pd.isna(found):
        return ""
    return "".join(one if one == "\n" or one.isprintable() else " " for one in str(found)).strip()


def recommendations(facts: Facts, voice: Voice, most: int = ADVISED) -> list[Block]:
    """What each weak question means, what to do and which documents would show it."""
    if not facts.questions:
        return [Paragraph(voice.say("recommendations", "no_questions"))]
    weak = facts.weak
    if not weak:
        return [Paragraph(voice.say("recommendations", "none"))]
    below = [row for row in weak if is_below_target(row)]
    told = below or weak
    said = voice.say(
        "recommendations",
        "below_one" if len(below) == 1 else "below" if below else "less",
        count=len(told),
        target=wording.target(target_of(told)),
    )
    if len(told) > most:
        said = f"{said} {voice.say('recommendations', 'shown', count=most)}"
    blocks: list[Block] = [Paragraph(said)]
    for number, row in enumerate(told[:most], start=1):
        blocks.append(Paragraph(f"{number}) {recommended(facts, row, voice)}", "item"))
    return blocks


def costing(row: QuestionRanking, voice: Voice) -> str:
    """A question with its score and what it costs the overall, between two bounds where that is not certain."""
    told = {"name": node_full_name(row), "score": wording.score(row["score"])}
    lost = wording.bounds(row["points_lost_low"], row["points_lost_high"])
    if lost == wording.NO_SCORE:
        return voice.say("item", "scored", **told)
    return voice.say("item", "costing", points=lost, **told)


def recommended(facts: Facts, row: QuestionRanking, voice: Voice) -> str:
    """One question: what its score means, what to do, and the documents that would show it."""
    name = costing(row, voice)
    advice = facts.advice.get(row["node"])
    if advice is None:
        return voice.say("recommendations", "plain", name=name)
    said = voice.say(
        "recommendations",
        "advice",
        name=name,
        meaning=name_of(advice.first, "meaning"),
        action=name_of(advice.first, "action"),
    )
    return f"{said} {voice.say('recommendations', 'proof', proof=advice.proof)}" if advice.proof else said


def development(facts: Facts, voice: Voice) -> list[Block]:
    """The figures that would raise the overall most, and the fewest of them that give the next level."""
    if not facts.gains:
        is_unknown = facts.standing is None or not facts.has_instruments
        return [Paragraph(voice.say("development", "unknown" if is_unknown else "none"))]
    said = [
        _plan(facts, voice),
        sentences.ceilings(voice, facts.levers),
        voice.say("development", "assumed", year=wording.year(facts.fiscal_year)),
    ]
    columns = (
        Column(voice.say("column", "order"), 1.6, "center"),
        Column(voice.say("column", "development"), 7),
        Column(voice.say("column", "score"), 1.9, "right"),
        Column(voice.say("column", "raise_to"), 1.9, "right"),
        Column(voice.say("column", "gain"), 2.1, "right"),
        Column(voice.say("column", "unit"), 3.6),
    )
    rows = []
    for number, row in enumerate(facts.gains, start=1):
        advice = facts.advice.get(row["lever"].partition("@")[0])
        rows.append(
            Row(
                (
                    f"{number} *" if facts.raised(row["lever"]) else str(number),
                    sentences.lever_name(row),
                    wording.score(row["score"]),
                    wording.score(row["ceiling"]),
                    wording.change(row["gain"]),
                    name_of(advice.first, "unit") if advice else _units(facts, row, voice),
                )
            )
        )
    return [Paragraph(" ".join(said)), Table(voice.say("table", "development"), columns, tuple(rows))]


def _units(facts: Facts, row: Levers, voice: Voice) -> str:
    """Who usually answers for the questions short of full marks of an indicator raised whole; else the executive names one."""
    mine = [one for one in facts.weak if str(one["indicator_id"]) == row["lever"].partition("@")[0]]
    advised = [facts.advice.get(one["node"]) for one in mine] if row["kind"] == Kind.INDICATOR else []
    units = dict.fromkeys(name_of(one.first, "unit") for one in advised if one)
    return wording.listed([unit for unit in units if unit]) or voice.say("development", "nobody")


def _plan(facts: Facts, voice: Voice) -> str:
    if facts.way is None:
        return voice.say("development", "best")
    level, steps = name_of(facts.way.level, "level"), facts.way.route.steps
    if not facts.way.is_sure or not steps:
        return voice.say("development", "out_of_reach", level=level)
    return voice.say(
        "development",
        "plan",
        level=level,
        count=len(steps),
        score=wording.score(facts.way.route.reached[OVERALL]),
    )


def measures(facts: Facts, voice: Voice) -> list[Block]:
    """The saved measures; without any a draft from the advice of the weakest questions, marked as one."""
    count = len(facts.measures)
    if count:
        said = (
            voice.say("measures", "saved_one") if count == 1 else voice.say("measures", "saved", count=count)
        )
        rows = [
            (
                _subject(row, voice),
                _text(row["activity"]),
                numbered(_text(row["steps"])),
                _text(row["unit"]),
                _text(row["period"]),
                _text(row["follow_up_method"]),
            )
            for row in facts.measures
        ]
        return [Paragraph(said), _measure_table(rows, voice.say("table", "measures"), voice)]
    if not facts.proposed:
        full = facts.questions and not facts.weak
        return [Paragraph(voice.say("measures", "keep" if full else "empty"))]
    rows = [
        (
            _subject(row, voice),
            voice.say("measures", "draft", text=_text(row["activity"])),
            numbered(_text(row["steps"])),
            _text(row["unit"]),
            _text(row["period"]),
            _text(row["follow_up_method"]),
        )
        for row in facts.proposed
    ]
    caption = voice.say("label", "draft", title=voice.say("table", "measures"))
    return [Paragraph(voice.say("measures", "proposed")), _measure_table(rows, caption, voice)]


def _subject(row: Mapping[str, Any], voice: Voice) -> str:
    name = _text(row["subject_name"])
    if row["subject_kind"] in wording.MEASURE_SUBJECTS and row["subject_kind"] != "own":
        name = full_name(_text(row["subject"]), row["subject_kind"], name)
    if pd.isna(row["score"]):
        return name
    return _over(name, float(row["score"]), voice)


def _over(name: str, score: float, voice: Voice) -> str:
    """A name over its score, for a narrow cell."""
    return f"{name}\n{voice.say('item', 'points', score=wording.score(score))}"


def _measure_table(rows: Sequence[tuple[str, ...]], caption: str, voice: Voice) -> Table:
    columns = (
        Column(voice.say("column", "subject"), 3.1),
        Column(voice.say("column", "activity"), 3.0),
        Column(voice.say("column", "steps"), 4.9),
        Column(voice.say("column", "unit"), 2.2),
        Column(voice.say("column", "period"), 2.1),
        Column(voice.say("column", "follow_up"), 2.2),
    )
    return Table(caption, columns, tuple(Row(cells) for cells in rows))


def follow_up(facts: Facts, voice: Voice) -> list[Block]:
    """Each measure with what was done in each round, when, and what is suggested."""
    if not facts.measures:
        return [Paragraph(voice.say("follow_up", "none"))]
    columns = (
        Column(voice.say("column", "activity"), 4.6),
        Column(voice.say("column", "steps"), 4.6),
        Column(voice.say("column", "unit"), 2.6),
        Column(voice.say("column", "period"), 2.6),
        Column(voice.say("column", "outcome"), 6.4),
        Column(voice.say("column", "suggestion"), 4),
    )
    rows = []
    done = 0
    for number, row in enumerate(facts.measures, start=1):
        mine = [report for report in facts.follow_ups if report["measure_id"] == row["measure_id"]]
        done += bool(mine)
        suggested = dict.fromkeys(filter(None, (_text(report["suggestion"]) for report in mine)))
        rows.append(
            Row(
                (
                    f"{number}. {_text(row['activity'])}",
                    numbered(_text(row["steps"])),
                    _text(row["unit"]),
                    _text(row["period"]),
                    _outcome(mine, voice) or voice.say("follow_up", "not_reported"),
                    "\n".join(suggested),
                )
            )
        )
    said = voice.say("follow_up", "counted", count=len(rows), done=done)
    return [Paragraph(said), Table("", columns, tuple(rows))]


def _outcome(reports: Sequence[sentences.Row], voice: Voice) -> str:
    lines = []
    told = sorted(
        (row for row in reports if not wording.is_missing(row["round"])), key=lambda row: row["round"]
    )
    for months, of_round in groupby(told, lambda row: row["round"]):
        lines.append(voice.say("follow_up", "round", round=f"{months:g}"))
        for row in of_round:
            parts = [_text(row["step"]), _status(row["status"]), _text(row["result"]), _text(row["evidence"])]
            said = " · ".join(filter(None, parts))
            day = thai_date(row["done_on"])
            lines.append(voice.say("follow_up", "on", text=said, date=day) if day else said)
    return "\n".join(line for line in lines if line)


def _status(code: str) -> str:
    return _(wording.PROGRESS.get(code, code)) if code else ""
