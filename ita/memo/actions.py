"""What to do: recommendations, what would raise next year's score, measures, their follow-up, limits, and who signs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.contracts import BUDDHIST_ERA
from ita.measures import numbered
from ita.memo.analysis import advice_of
from ita.memo.facts import ADVISED, Facts
from ita.memo.model import Block, Column, Paragraph, Row, Table
from ita.memo.pieces import plain, target_of
from ita.memo.rules import Sentences
from ita.sentences import full_name, name_of, node_full_name, rows_of
from ita.terms import Kind
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


def recommendations(facts: Facts, say: Sentences, most: int = ADVISED) -> list[Block]:
    """What each weak question means, what to do and which documents would show it."""
    if facts.questions.empty:
        return [Paragraph(say.say("recommendations", "no_questions"))]
    weak = facts.weak
    if weak.empty:
        return [Paragraph(say.say("recommendations", "none"))]
    below = weak[weak["gap_to_target"] < 0]
    told = below if len(below) else weak
    said = say.say(
        "recommendations",
        "below_one" if len(below) == 1 else "below" if len(below) else "less",
        count=len(told),
        target=plain(target_of(told)),
    )
    if len(told) > most:
        said = f"{said} {say.say('recommendations', 'shown', count=most)}"
    blocks: list[Block] = [Paragraph(said)]
    for number, row in enumerate(rows_of(told.head(most)), start=1):
        blocks.append(Paragraph(f"{number}) {recommended(facts, row, say)}", "item"))
    return blocks


def costing(row: dict[str, Any], say: Sentences) -> str:
    """A question with its score and what it costs the overall, between two bounds where that is not certain."""
    told = {"name": node_full_name(row), "score": wording.score(row["score"])}
    lost = wording.bounds(row["points_lost_low"], row["points_lost_high"])
    if lost == wording.NO_SCORE:
        return say.say("item", "scored", **told)
    return say.say("item", "costing", points=lost, **told)


def recommended(facts: Facts, row: dict[str, Any], say: Sentences) -> str:
    """One question: what its score means, what to do, and the documents that would show it."""
    name = costing(row, say)
    advice = advice_of(facts, row["node"])
    if advice is None:
        return say.say("recommendations", "plain", name=name)
    said = say.say(
        "recommendations",
        "advice",
        name=name,
        meaning=name_of(advice, "meaning"),
        action=name_of(advice, "action"),
    )
    return f"{said} {say.say('recommendations', 'proof', proof=advice['proof'])}" if advice["proof"] else said


def development(facts: Facts, say: Sentences) -> list[Block]:
    """The figures that would raise the overall most, and the fewest of them that give the next level."""
    if facts.gains.empty:
        return [
            Paragraph(
                say.say("development", "unknown" if facts.row is None or not is_made(facts) else "none")
            )
        ]
    told = {"year": wording.year(facts.fiscal_year)}
    said = [_plan(facts, say), _ceilings(facts, say), say.say("development", "assumed", **told)]
    columns = (
        Column(say.say("column", "order"), 1.6, "center"),
        Column(say.say("column", "development"), 7),
        Column(say.say("column", "score"), 1.9, "right"),
        Column(say.say("column", "raise_to"), 1.9, "right"),
        Column(say.say("column", "gain"), 2.1, "right"),
        Column(say.say("column", "unit"), 3.6),
    )
    rows = []
    ordered = facts.gains.sort_values("gain", ascending=False, kind="stable")
    for number, row in enumerate(rows_of(ordered), start=1):
        advice = advice_of(facts, row["lever"].partition("@")[0])
        name = sentences.lever_name(row)
        rows.append(
            Row(
                (
                    f"{number} *" if row["is_chosen"] else str(number),
                    name,
                    wording.score(row["score"]),
                    wording.score(row["ceiling"]),
                    wording.change(row["gain"]),
                    name_of(advice, "unit") if advice else _units(facts, row, say),
                )
            )
        )
    return [
        Paragraph(" ".join(filter(None, said))),
        Table(say.say("table", "development"), columns, tuple(rows)),
    ]


def _ceilings(facts: Facts, say: Sentences) -> str:
    known = facts.gains[facts.gains["peer_ceiling"].notna()]
    if known.empty:
        return say.say("development", "to_full")
    first = rows_of(known)[0]
    where = sentences.area(first)
    return say.say("development", "to_peers", area=where, count=int(known["peer_count"].max()))


def _units(facts: Facts, row: dict[str, Any], say: Sentences) -> str:
    """Who usually answers for the questions short of full marks of an indicator raised whole; else the executive names one."""
    less = facts.weak
    mine = less[less["indicator_id"].astype("str") == str(row["lever"]).partition("@")[0]]
    advised = [advice_of(facts, node) for node in mine["node"]] if row["kind"] == Kind.INDICATOR else []
    units = dict.fromkeys(name_of(one, "unit") for one in advised if one)
    return wording.listed([unit for unit in units if unit]) or say.say("development", "nobody")


def is_made(facts: Facts) -> bool:
    return bool(facts.instruments["score"].notna().any())


def _plan(facts: Facts, say: Sentences) -> str:
    if facts.plan.empty:
        return say.say("development", "best")
    plan = rows_of(facts.plan)[0]
    level = name_of(plan, "level")
    if not plan["is_feasible"] or not plan["step_count"]:
        return say.say("development", "out_of_reach", level=level)
    return say.say(
        "development", "plan", level=level, count=plan["step_count"], score=wording.score(plan["reached"])
    )


def measures(facts: Facts, say: Sentences) -> list[Block]:
    """The saved measures; without any a draft from the advice of the weakest questions, marked as one."""
    count = len(facts.measures)
    if count:
        said = say.say("measures", "saved_one") if count == 1 else say.say("measures", "saved", count=count)
        rows = [
            (
                _subject(row, say),
                _text(row["activity"]),
                numbered(_text(row["steps"])),
                _text(row["unit"]),
                _text(row["period"]),
                _text(row["follow_up_method"]),
            )
            for row in rows_of(facts.measures)
        ]
        return [Paragraph(said), _measure_table(rows, say.say("table", "measures"), say)]
    if facts.proposed.empty:
        full = len(facts.questions) > 0 and facts.weak.empty
        return [Paragraph(say.say("measures", "keep" if full else "empty"))]
    rows = [
        (
            _subject(row, say),
            say.say("measures", "draft", text=_text(row["activity"])),
            numbered(_text(row["steps"])),
            _text(row["unit"]),
            _text(row["period"]),
            _text(row["follow_up_method"]),
        )
        for row in rows_of(facts.proposed)
    ]
    caption = say.say("label", "draft", title=say.say("table", "measures"))
    return [Paragraph(say.say("measures", "proposed")), _measure_table(rows, caption, say)]


def _subject(row: Mapping[str, Any], say: Sentences) -> str:
    name = _text(row["subject_name"])
    if row["subject_kind"] in wording.MEASURE_SUBJECTS and row["subject_kind"] != "own":
        name = full_name(_text(row["subject"]), row["subject_kind"], name)
    if pd.isna(row["score"]):
        return name
    return _over(name, float(row["score"]), say)


def _over(name: str, score: float, say: Sentences) -> str:
    """A name over its score, for a narrow cell."""
    return f"{name}\n{say.say('item', 'points', score=wording.score(score))}"


def _measure_table(rows: Sequence[tuple[str, ...]], caption: str, say: Sentences) -> Table:
    columns = (
        Column(say.say("column", "subject"), 3.1),
        Column(say.say("column", "activity"), 3.0),
        Column(say.say("column", "steps"), 4.9),
        Column(say.say("column", "unit"), 2.2),
        Column(say.say("column", "period"), 2.1),
        Column(say.say("column", "follow_up"), 2.2),
    )
    return Table(caption, columns, tuple(Row(cells) for cells in rows))


def follow_up(facts: Facts, say: Sentences) -> list[Block]:
    """Each measure with what was done in each round, when, and what is suggested."""
    if facts.measures.empty:
        return [Paragraph(say.say("follow_up", "none"))]
    told = facts.follow_ups
    columns = (
        Column(say.say("column", "activity"), 4.6),
        Column(say.say("column", "steps"), 4.6),
        Column(say.say("column", "unit"), 2.6),
        Column(say.say("column", "period"), 2.6),
        Column(say.say("column", "outcome"), 6.4),
        Column(say.say("column", "suggestion"), 4),
    )
    rows = []
    done = 0
    for number, row in enumerate(rows_of(facts.measures), start=1):
        mine = told[told["measure_id"] == row["measure_id"]]
        done += len(mine) > 0
        suggested = dict.fromkeys(filter(None, map(_text, mine["suggestion"])))
        rows.append(
            Row(
                (
                    f"{number}. {_text(row['activity'])}",
                    numbered(_text(row["steps"])),
                    _text(row["unit"]),
                    _text(row["period"]),
                    _outcome(mine, say) or say.say("follow_up", "not_reported"),
                    "\n".join(suggested),
                )
            )
        )
    said = say.say("follow_up", "counted", count=len(rows), done=done)
    return [Paragraph(said), Table("", columns, tuple(rows))]


def _outcome(mine: pd.DataFrame, say: Sentences) -> str:
    lines = []
    for number, rows in mine.groupby("round", sort=True):
        months = f"{number:g}" if isinstance(number, int | float) else _text(number)
        lines.append(say.say("follow_up", "round", round=months))
        for row in rows_of(pd.DataFrame(rows)):
            parts = [_text(row["step"]), _status(row["status"]), _text(row["result"]), _text(row["evidence"])]
            said = " · ".join(filter(None, parts))
            day = thai_date(row["done_on"])
            lines.append(say.say("follow_up", "on", text=said, date=day) if day else said)
    return "\n".join(line for line in lines if line)


def _status(code: str) -> str:
    return _(wording.PROGRESS.get(code, code)) if code else ""
