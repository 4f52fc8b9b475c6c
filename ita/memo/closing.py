"""How a memo ends: what its figures cannot say, where they come from, and who signs."""

from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.memo.actions import is_made
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Paragraph, Signature
from ita.memo.pieces import missing_indicators
from ita.memo.rules import Sentences
from ita.sentences import name_of, rows_of

MOST_FINDINGS = 8


def limits(facts: Facts, say: Sentences) -> list[Block]:
    """What is missing, assumed, computed, made up or contradictory, and where the figures come from."""
    year = wording.year(facts.fiscal_year)
    said: list[str] = []
    if facts.is_synthetic:
        said.append(say.say("limits", "made_up"))
    rule = facts.year["rule"]
    if facts.ranking.empty and not is_made(facts):
        said.append(say.say("limits", "only_overall"))
    elif missing := missing_indicators(facts):
        said.append(say.say("limits", "indicators", names=wording.listed(missing)))
    computed = [say.say("part", "overall")] if facts.row and facts.row["is_computed"] else []
    computed += [
        row["instrument"]
        for row in rows_of(facts.instruments)
        if row["is_computed"] and not wording.is_missing(row["score"])
    ]
    computed += [
        sentences.full_name(str(row["indicator_id"]), "indicator", name_of(row, "label"))
        for row in rows_of(facts.ranking.sort_values("indicator_id"))
        if row["is_computed"]
    ]
    if computed:
        said.append(say.say("limits", "computed", names=wording.listed(computed)))
    if rule in ("assumed", "unknown"):
        said.append(say.say("limits", rule, year=year))
    if len(facts.instruments):
        known = dict(
            zip(facts.instruments["instrument"], facts.instruments["weight_confidence"], strict=True)
        )
        said.append(say.say("limits", "weights", sure=sentences.weights_sure(known)))
    found = sentences.stories(facts.findings)["story_text"].tolist()
    said += [say.say("limits", "finding", text=text) for text in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        said.append(say.say("limits", "more", count=len(found) - MOST_FINDINGS))
    said += [say.say("limits", "published"), say.say("limits", "agency", blank=BLANK)]
    blocks: list[Block] = [
        Paragraph(f"{number}) {text}", "item") for number, text in enumerate(said, start=1)
    ]
    return [*blocks, *sources(facts.standing, facts.ranking, facts.questions, say=say)]


def sources(*frames: pd.DataFrame, say: Sentences) -> list[Block]:
    """The documents and files the figures were read from."""
    named: dict[str, None] = {}
    for frame in frames:
        for column in ("source", "source_file"):
            if column in frame:
                named |= dict.fromkeys(frame[column].dropna())
    return (
        [Paragraph(say.say("limits", "sources", sources=" · ".join(list(named)[:4])), "source")]
        if named
        else []
    )


def signatures(say: Sentences, agency: dict[str, Any]) -> list[Block]:
    """The one who prepared it and the blanks for the opinions of the superiors, names left open."""
    return [
        Signature("", f"{say.say('sign', 'position')} {BLANK}"),
        Signature(say.say("sign", "clerk_opinion"), say.say("sign", "clerk")),
        Signature(say.say("sign", "deputy_opinion"), say.say("sign", "deputy")),
        Signature(say.say("sign", "executive_opinion"), addressee(agency, say)),
    ]


def addressee(agency: dict[str, Any], say: Sentences) -> str:
    """The executive a memo of this agency is for."""
    kind = agency["agency_type"] if say.has("addressee", str(agency["agency_type"])) else "other"
    place = str(agency["short_name"]).partition(".")[2] or agency["agency_name"]
    return say.say("addressee", kind, place=place, agency=agency["agency_name"])
