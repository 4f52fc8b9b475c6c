"""Which parts each kind of memo has, in which order."""

from collections.abc import Callable
from dataclasses import replace

from ita import sentences, wording
from ita.memo import actions, analysis, closing, history, results
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Head, Heading, Paragraph, Signature
from ita.memo.pieces import numbered
from ita.rows import Agency, QuestionRanking
from ita.sentences import Voice

FIRST = 3


def office(agency: Agency, voice: Voice) -> str:
    """The agency with its district and province, as a letterhead has it."""
    told = {"agency": agency["agency_name"], "district": agency["district"], "province": agency["province"]}
    if agency["district"] and agency["province"]:
        return voice.say("head", "office_district", **told)
    if agency["province"]:
        return voice.say("head", "office_province", **told)
    return voice.say("head", "office", **told)


def head(sender: str, subject: str, addressee: str, voice: Voice) -> Head:
    """The head of a memo from an office as its letterhead has it, number and date left blank."""
    return Head(
        voice.say("head", "memo"),
        (voice.say("label", "office"), sender),
        (voice.say("label", "number"), BLANK),
        (voice.say("label", "date"), BLANK),
        (voice.say("label", "subject"), subject),
        (voice.say("label", "addressee"), addressee),
    )


def subject(kind: str, facts: Facts, voice: Voice, **more: object) -> str:
    """The subject line of a kind."""
    return voice.say(
        "head",
        f"subject_{kind.replace('-', '_')}",
        agency=facts.agency["agency_name"],
        year=wording.year(facts.fiscal_year),
        plan_year=wording.year(facts.plan_year),
        **more,
    )


def origin(facts: Facts, voice: Voice, condition: str = "") -> Paragraph:
    """Why the memo is written."""
    condition = condition or ("made_up" if facts.is_synthetic else "published")
    told = {
        "agency": facts.agency["agency_name"],
        "year": wording.year(facts.fiscal_year),
        "plan_year": wording.year(facts.plan_year),
    }
    return Paragraph(voice.say("origin", condition, **told))


def full(facts: Facts, voice: Voice) -> list[Block]:
    """Everything: results, analysis, actions, limits, proposal, signatures."""
    by_issue = analysis.has_issues(facts)
    plan_year = wording.year(facts.plan_year)
    parts: list[tuple[str, Callable[[Facts, Voice], list[Block]]]] = [
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
    if not facts.ranking and not facts.questions:
        told = ("overall", "history", "instruments", "recommendations", "measures", "limits")
        parts = [part for part in parts if part[0] in told]
    made = [(voice.say("part", name, plan_year=plan_year), write(facts, voice)) for name, write in parts]
    return [
        Heading(voice.say("part", "origin")),
        origin(facts, voice),
        *numbered(made),
        Heading(voice.say("part", "proposal")),
        Paragraph(voice.say("closing", "full", plan_year=plan_year)),
        Paragraph(voice.say("closing", "ask")),
        *closing.signatures(voice, facts.agency),
    ]


def summary(facts: Facts, voice: Voice) -> list[Block]:
    """One page: where we stand, strengths and weaknesses, what to do first."""
    weak = facts.weak[:FIRST]
    first: list[Block] = []
    for number, row in enumerate(weak, start=1):
        first.append(Paragraph(f"{number}) {_first(facts, row, voice)}", "item"))
    if not first:
        first = actions.recommendations(facts, voice, FIRST)
    return [
        *_led(voice.say("summary", "overall"), results.overall(facts, voice, is_short=True)),
        *_led(voice.say("summary", "history"), history.history(facts, voice, is_short=True)),
        *_led(voice.say("summary", "instruments"), results.instruments(facts, voice, is_short=True)),
        *_led(
            voice.say("summary", "strong_weak"),
            results.strengths(facts, voice, is_short=True) if facts.ranking else [],
        ),
        *_led(voice.say("summary", "advice"), [Paragraph(""), *first] if weak else first),
        Paragraph(voice.say("closing", "ask")),
        Signature("", f"{voice.say('sign', 'position')} {BLANK}"),
    ]


def _led(title: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the title at the beginning of their first paragraph, which takes less room than a heading."""
    first, *others = blocks or [Paragraph("")]
    return [replace(first, lead=title), *others] if isinstance(first, Paragraph) and blocks else blocks


def _first(facts: Facts, row: QuestionRanking, voice: Voice) -> str:
    name = actions.costing(row, voice)
    advice = facts.advice.get(row["node"])
    if advice is None:
        return voice.say("recommendations", "plain", name=name)
    return voice.say("summary", "first", name=name, action=sentences.name_of(advice.first, "action"))


def follow_up(facts: Facts, voice: Voice) -> list[Block]:
    """Each measure with its result so far."""
    return [
        origin(facts, voice, "follow_up"),
        *actions.follow_up(facts, voice),
        Paragraph(voice.say("closing", "follow_up")),
        *closing.signatures(voice, facts.agency),
    ]
