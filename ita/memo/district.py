"""The memo of a district: where its agencies stand, their levels, and what is weak in many of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ita import queries, rows, sentences, wording
from ita.memo import closing, pieces
from ita.memo.facts import Facts, is_below_target
from ita.memo.model import BLANK, Block, Column, Mark, Paragraph, Row, Signature, Table
from ita.memo.pieces import COLOURS, numbered
from ita.sentences import Voice, indicator_name, name_in_set
from ita.store import Store
from ita.terms import OVERALL


@dataclass(frozen=True)
class Neighbours:
    """The peers of an agency in one year as the queries tell of them: which set they are, what they have in common, and each.

    `roster` are the agencies the register knows of their place, None where it knows none; `scores` every figure of theirs.
    """

    scope: str
    roster: int | None
    summary: rows.SetSummary | None
    scores: Sequence[rows.SetScores]
    ranked: Sequence[rows.SetSpread]
    levels: Sequence[rows.SetLevels]
    needs: Sequence[rows.SetNeeds]
    spine: Sequence[rows.SetSpine]


def neighbours(store: Store, facts: Facts) -> Neighbours:
    """The agencies of the district, of the province where those are too few; itself alone where it has no peers."""
    key: dict[str, Any] = {"agency_id": facts.agency["agency_id"], "fiscal_year": facts.fiscal_year}
    peers = queries.typed(store, rows.Peers, **key)
    members = [row["agency_id"] for row in peers] or [key["agency_id"]]
    year: dict[str, Any] = {"agency_ids": members, "fiscal_year": facts.fiscal_year}
    ours = {**year, "agency_id": key["agency_id"]}
    return Neighbours(
        (peers[0]["peer_scope"] if peers else None) or "district",
        peers[0]["roster_count"] if peers else None,
        next(iter(queries.typed(store, rows.SetSummary, **ours)), None),
        queries.typed(store, rows.SetScores, **year),
        queries.typed(store, rows.SetSpread, **ours, node=OVERALL),
        queries.typed(store, rows.SetLevels, **year),
        queries.typed(store, rows.SetNeeds, **year),
        queries.typed(store, rows.SetSpine, **ours),
    )


def area(facts: Facts, name: str, voice: Voice) -> str:
    """The district or province as a sentence names it."""
    agency = facts.agency
    if name == "district" and agency["district"]:
        return voice.say(
            "head", "area_district", district=agency["district"], province=agency["province"] or ""
        )
    if agency["province"]:
        return voice.say("head", "area_province", province=agency["province"])
    return str(agency["agency_name"])


def sender(facts: Facts, scope: str, voice: Voice) -> str:
    """The office that tells of the agencies of a district or province: not one of them. An agency of no place tells of itself."""
    agency = facts.agency
    if not agency["province"]:
        return str(agency["agency_name"])
    if scope == "district" and agency["district"]:
        return voice.say("head", "sender_district", district=agency["district"], province=agency["province"])
    return voice.say("head", "sender_province", province=agency["province"])


def district(facts: Facts, found: Neighbours, where: str, voice: Voice) -> list[Block]:
    """Where the agencies of a district stand, their levels and what is weak in many of them."""
    if found.summary is None:
        return [Paragraph(voice.say("district", "none", area=where, year=wording.year(facts.fiscal_year)))]
    ranked = found.ranked
    said = [_district_summary(facts, found, found.summary, where, voice)]
    if len(ranked) > 1:
        said += _passed(ranked, voice)
    parts: list[tuple[str, list[Block]]] = [
        (voice.say("part", "overall"), [Paragraph(" ".join(said)), _district_chart(ranked, said[0], voice)]),
        (voice.say("part", "agencies"), [_agency_table(ranked, voice)]),
        (voice.say("part", "levels"), _levels(found.levels, voice)),
        (voice.say("part", "weaknesses"), _weaknesses(found, voice)),
        (voice.say("part", "spread"), _spread(found.spine, voice)),
    ]
    return [
        *numbered(parts),
        Paragraph(f"{voice.say('closing', 'district')} {voice.say('closing', 'ask')}"),
        Signature("", f"{voice.say('sign', 'position')} {BLANK}"),
        *closing.sources(found.scores, voice=voice),
    ]


def _district_summary(
    facts: Facts, found: Neighbours, summary: rows.SetSummary, where: str, voice: Voice
) -> str:
    """How many agencies have a score, with median and span; of too few, each of them with its score."""
    groups = sentences.alike(found.ranked)
    told: dict[str, Any] = {
        "area": where,
        "year": wording.year(facts.fiscal_year),
        "count": summary["member_count"],
        "scored": summary["scored_count"],
    }
    if len(found.ranked) == 1:
        (only,) = found.ranked
        return voice.say(
            "district", "one", **told, agency=name_in_set(only), score=wording.score(only["score"])
        )
    if summary["median"] is None:
        told["names"] = wording.listed([voice.scored(group, name_in_set) for group in groups])
        if found.roster is None:
            return voice.say("district", "few", **told)
        return voice.say("district", "few_of", **told, roster=found.roster)
    return voice.say(
        "district",
        "summary",
        **told,
        median=wording.score(summary["median"]),
        highest=voice.scored(groups[0], name_in_set),
        lowest=voice.scored(groups[-1], name_in_set),
    )


def _passed(ranked: Sequence[rows.SetSpread], voice: Voice) -> list[str]:
    target = pieces.target_of(ranked)
    if target is None:
        return []
    failed = [row for row in ranked if is_below_target(row)]
    told = {
        "target": wording.target(target),
        "passed": len(ranked) - len(failed),
        "failed": len(failed),
    }
    if not failed:
        return [voice.say("district", "all_passed", **told)]
    if len(failed) == len(ranked):
        return [voice.say("district", "none_passed", **told)]
    return [voice.say("district", "some_passed", names=wording.listed([*map(name_in_set, failed)]), **told)]


def _district_chart(ranked: Sequence[rows.SetSpread], alt: str, voice: Voice) -> Block:
    marks = [
        Mark(name_in_set(row), wording.score(row["score"]), row["score"], COLOURS["IIT"]) for row in ranked
    ]
    target = pieces.target_of(ranked)
    return pieces.chart("bars", voice.say("district", "chart"), marks, target, alt, voice)


def _agency_table(ranked: Sequence[rows.SetSpread], voice: Voice) -> Table:
    """The agencies, highest first; their ranks where they are enough for any."""
    is_ranked = any(row["rank_in_year"] is not None for row in ranked)
    rank = (Column(voice.say("column", "rank"), 1.6, "center"),) if is_ranked else ()
    columns = (
        *rank,
        Column(voice.say("column", "agency"), 5.4),
        Column(voice.say("column", "score"), 2, "right"),
        Column(voice.say("column", "level"), 3.4),
        Column(voice.say("column", "change"), 2.4, "right"),
        Column(voice.say("column", "weak_count"), 2.8, "center"),
    )
    made = []
    for row in ranked:
        place = (str(row["rank_in_year"]),) if is_ranked else ()
        cells = (
            *place,
            name_in_set(row),
            wording.score(row["score"]),
            sentences.level_word(row),
            wording.change(row["score_change"]),
            wording.NO_SCORE if row["weak_count"] is None else str(row["weak_count"]),
        )
        made.append(Row(cells))
    return Table("", columns, tuple(made))


def _levels(levels: Sequence[rows.SetLevels], voice: Voice) -> list[Block]:
    if not levels:
        return []
    columns = (
        Column(voice.say("column", "level"), 8),
        Column(voice.say("column", "agency_count"), 3, "center"),
    )
    made = tuple(Row((sentences.level_word(row), str(row["agency_count"]))) for row in levels)
    return [Table("", columns, made)]


def _weaknesses(found: Neighbours, voice: Voice) -> list[Block]:
    needs = found.needs
    if not found.spine:
        return []
    if not needs:
        return [Paragraph(voice.say("district", "no_weakness"))]
    first = needs[0]
    told = {"count": first["weak_count"], "of": first["scored_count"]}
    tied = sum(row["weak_count"] == first["weak_count"] for row in needs)
    said = (
        voice.say("district", "weakest", name=indicator_name(first), **told)
        if tied == 1
        else voice.say("district", "weakest_tied", tied=tied, **told)
    )
    columns = (
        Column(voice.say("column", "indicator"), 5),
        Column(voice.say("column", "weak_share"), 2.6, "center"),
        Column(voice.say("column", "lowest"), 2, "right"),
        Column(voice.say("column", "who"), 6.4),
    )
    made = tuple(
        Row(
            (
                indicator_name(row),
                sentences.weak_share(row),
                wording.score(row["weakest_score"]),
                sentences.weak_agencies(row),
            )
        )
        for row in needs
    )
    return [Paragraph(said), Table("", columns, made)]


def _spread(spine: Sequence[rows.SetSpine], voice: Voice) -> list[Block]:
    """Each indicator's span and median; without the column of medians where there are too few for any."""
    if not spine:
        return []
    has_middle = any(row["middle"] is not None for row in spine)
    middle = (Column(voice.say("column", "middle"), 2, "right"),) if has_middle else ()
    columns = (
        Column(voice.say("column", "indicator"), 7),
        Column(voice.say("column", "lowest"), 2, "right"),
        *middle,
        Column(voice.say("column", "highest"), 2, "right"),
        Column(voice.say("column", "agency_count"), 2.4, "center"),
    )
    made = tuple(
        Row(
            (
                indicator_name(row),
                wording.score(row["worst"]),
                *((wording.score(row["middle"]),) if has_middle else ()),
                wording.score(row["best"]),
                str(row["count"]),
            )
        )
        for row in spine
    )
    return [Table("", columns, made)]
