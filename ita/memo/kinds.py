"""Which parts each kind of memo has, in which order."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ita import sentences, wording
from ita.memo import actions, analysis, closing, history, results
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Head, Heading, Paragraph, Signature
from ita.memo.pieces import numbered
from ita.memo.rules import Sentences
from ita.sentences import rows_of

FIRST = 3


def office(agency: dict[str, Any], say: Sentences) -> str:
    """The agency with its district and province, as a letterhead has it."""
    told = {"agency": agency["agency_name"], "district": agency["district"], "province": agency["province"]}
    if isinstance(agency["district"], str) and isinstance(agency["province"], str):
        return say.say("head", "office_district", **told)
    if isinstance(agency["province"], str):
        return say.say("head", "office_province", **told)
    return say.say("head", "office", **told)


def head(sender: str, subject: str, addressee: str, say: Sentences) -> Head:
    """The head of a memo from an office as its letterhead has it, number and date left blank."""
    return Head(
        say.say("head", "memo"),
        (say.say("label", "office"), sender),
        (say.say("label", "number"), BLANK),
        (say.say("label", "date"), BLANK),
        (say.say("label", "subject"), subject),
        (say.say("label", "addressee"), addressee),
    )


def subject(kind: str, facts: Facts, say: Sentences, **more: object) -> str:
    """The subject line of a kind."""
    return say.say(
        "head",
        f"subject_{kind.replace('-', '_')}",
        agency=facts.agency["agency_name"],
        year=wording.year(facts.fiscal_year),
        plan_year=wording.year(facts.plan_year),
        **more,
    )


def origin(facts: Facts, say: Sentences, condition: str = "") -> Paragraph:
    """Why the memo is written."""
    condition = condition or ("made_up" if facts.is_synthetic else "published")
    told = {
        "agency": facts.agency["agency_name"],
        "year": wording.year(facts.fiscal_year),
        "plan_year": wording.year(facts.plan_year),
    }
    return Paragraph(say.say("origin", condition, **told))


def full(facts: Facts, say: Sentences) -> list[Block]:
    """Everything: results, analysis, actions, limits, proposal, signatures."""
    by_issue = analysis.has_issues(facts)
    plan_year = wording.year(facts.plan_year)
    parts: list[tuple[str, Callable[[Facts, Sentences], list[Block]]]] = [
        ("overall", results.overall),
        ("history", history.history),
        ("instruments", results.instruments),
        ("indicators", results.indicators),
        ("lowest", analysis.lowest),
        ("issues" if by_issue else "by_indicator", analysis.groups),
        ("documents", analysis.documents),
        ("recommendations", actions.recommendations),
        ("development", actions.development),
        ("measures", actions.measures),
        ("limits", closing.limits),
    ]
    if facts.ranking.empty and facts.questions.empty:
        told = ("overall", "history", "instruments", "recommendations", "measures", "limits")
        parts = [part for part in parts if part[0] in told]
    made = [(say.say("part", name, plan_year=plan_year), write(facts, say)) for name, write in parts]
    return [
        Heading(say.say("part", "origin")),
        origin(facts, say),
        *numbered(made),
        Heading(say.say("part", "proposal")),
        Paragraph(say.say("closing", "full", plan_year=plan_year)),
        Paragraph(say.say("closing", "ask")),
        *closing.signatures(say, facts.agency),
    ]


def summary(facts: Facts, say: Sentences) -> list[Block]:
    """One page: where we stand, strengths and weaknesses, what to do first."""
    weak = facts.weak.head(FIRST)
    first: list[Block] = []
    for number, row in enumerate(rows_of(weak), start=1):
        first.append(Paragraph(f"{number}) {_first(facts, row, say)}", "item"))
    if not first:
        first = actions.recommendations(facts, say, FIRST)
    return [
        *_led(say.say("summary", "overall"), results.overall(facts, say, is_short=True)),
        *_led(say.say("summary", "history"), history.history(facts, say, is_short=True)),
        *_led(say.say("summary", "instruments"), results.instruments(facts, say, is_short=True)),
        *_led(
            say.say("summary", "strong_weak"),
            results.strengths(facts, say, is_short=True) if len(facts.ranking) else [],
        ),
        *_led(say.say("summary", "advice"), [Paragraph(""), *first] if len(weak) else first),
        Paragraph(say.say("closing", "ask")),
        Signature("", f"{say.say('sign', 'position')} {BLANK}"),
    ]


def _led(title: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the title at the beginning of their first paragraph, which takes less room than a heading."""
    first, *others = blocks or [Paragraph("")]
    return [replace(first, lead=title), *others] if isinstance(first, Paragraph) and blocks else blocks


def _first(facts: Facts, row: dict[str, Any], say: Sentences) -> str:
    name = actions.costing(row, say)
    advice = analysis.advice_of(facts, row["node"])
    if advice is None:
        return say.say("recommendations", "plain", name=name)
    return say.say("summary", "first", name=name, action=sentences.name_of(advice, "action"))


def follow_up(facts: Facts, say: Sentences) -> list[Block]:
    """Each measure with its result so far."""
    return [
        origin(facts, say, "follow_up"),
        *actions.follow_up(facts, say),
        Paragraph(say.say("closing", "follow_up")),
        *closing.signatures(say, facts.agency),
    ]
