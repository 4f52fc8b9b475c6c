"""How a memo ends: what its figures cannot say, where they come from, and who signs."""

from collections.abc import Sequence

from ita import sentences, wording
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Paragraph, Signature
from ita.rows import Agency
from ita.sentences import Voice

MOST_FINDINGS = 8
MOST_SOURCES = 4


def limits(facts: Facts, voice: Voice) -> list[Block]:
    """What is missing, assumed, computed, made up or contradictory, and where the figures come from."""
    year = wording.year(facts.fiscal_year)
    said: list[str] = []
    if facts.is_synthetic:
        said.append(voice.say("limits", "made_up"))
    if not facts.ranking and not facts.has_instruments:
        said.append(voice.say("limits", "only_overall"))
    elif missing := sentences.unscored_indicators(facts.nodes, facts.ranking, facts.fiscal_year):
        said.append(voice.say("limits", "indicators", names=wording.listed(missing)))
    computed = [voice.say("part", "overall")] if facts.standing and facts.standing["is_computed"] else []
    computed += [
        row["instrument"] or ""
        for row in facts.instruments
        if row["is_computed"] and row["score"] is not None
    ]
    by_number = sorted(facts.ranking, key=lambda row: row["indicator_id"] or 0)
    computed += [sentences.indicator_name(row) for row in by_number if row["is_computed"]]
    if computed:
        said.append(voice.say("limits", "computed", names=wording.listed(computed)))
    if facts.rule in ("assumed", "unknown"):
        said.append(voice.say("limits", facts.rule, year=year))
    if facts.instruments:
        sure = {str(row["instrument"]): row["weight_confidence"] for row in facts.instruments}
        said.append(voice.say("limits", "weights", sure=sentences.weights_sure(sure)))
    found = [one["story_text"] for one in sentences.stories(facts.findings)]
    said += [voice.say("limits", "finding", text=text) for text in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        said.append(voice.say("limits", "more", count=len(found) - MOST_FINDINGS))
    said += [voice.say("limits", "published"), voice.say("limits", "agency", blank=BLANK)]
    blocks: list[Block] = [
        Paragraph(f"{number}) {text}", "item") for number, text in enumerate(said, start=1)
    ]
    standing = [facts.standing] if facts.standing else []
    return [*blocks, *sources(standing, facts.ranking, facts.questions, voice=voice)]


def sources(*answers: Sequence[sentences.Row], voice: Voice) -> list[Block]:
    """The documents and files the figures were read from."""
    named = [
        dict.fromkeys(row[column] for row in answer if row[column])
        for answer in answers
        for column in ("source", "source_file")
    ]
    first = [*dict.fromkeys(name for names in named for name in names)][:MOST_SOURCES]
    return [Paragraph(voice.say("limits", "sources", sources=" · ".join(first)), "source")] if first else []


def signatures(voice: Voice, agency: Agency) -> list[Block]:
    """The one who prepared it and the blanks for the opinions of the superiors, names left open."""
    return [
        Signature("", f"{voice.say('sign', 'position')} {BLANK}"),
        Signature(voice.say("sign", "clerk_opinion"), voice.say("sign", "clerk")),
        Signature(voice.say("sign", "deputy_opinion"), voice.say("sign", "deputy")),
        Signature(voice.say("sign", "executive_opinion"), addressee(agency, voice)),
    ]


def addressee(agency: Agency, voice: Voice) -> str:
    """The executive a memo of this agency is for."""
    agency_type = agency["agency_type"] or ""
    kind = agency_type if voice.has("addressee", agency_type) else "other"
    place = str(agency["short_name"]).partition(".")[2] or agency["agency_name"]
    return voice.say("addressee", kind, place=place, agency=agency["agency_name"])
