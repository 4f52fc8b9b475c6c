"""The memo of a district: where its agencies stand, their levels, and what is weak in many of them."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ita import queries, rows, sentences, wording
from ita.memo import closing, pieces
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Column, Mark, Paragraph, Row, Signature, Table
from ita.memo.pieces import COLOURS, numbered
from ita.memo.rules import Sentences
from ita.sentences import rows_of
from ita.store import Store
from ita.terms import OVERALL


@dataclass(frozen=True)
class Neighbours:
    """The peers of an agency in one year as the queries tell of them: which set they are, what they have in common, and each.

    `roster` are the agencies the register knows of their place, None where it knows none; `scores` every figure of theirs.
    """

    scope: str
    roster: int | None
    summary: dict[str, Any] | None
    scores: pd.DataFrame
    ranked: pd.DataFrame
    levels: pd.DataFrame
    needs: pd.DataFrame
    spine: pd.DataFrame


def neighbours(store: Store, facts: Facts) -> Neighbours:
    """The agencies of the district, of the province where those are too few; itself alone where it has no peers."""
    key: dict[str, Any] = {"agency_id": facts.agency["agency_id"], "fiscal_year": facts.fiscal_year}
    peers = queries.frame(store, rows.Peers, **key)
    members = peers["agency_id"].tolist() or [key["agency_id"]]
    year: dict[str, Any] = {"agency_ids": members, "fiscal_year": facts.fiscal_year}
    ranked = queries.frame(store, rows.SetSpread, **year, node=OVERALL, agency_id=key["agency_id"])
    known = rows_of(peers)
    return Neighbours(
        known[0]["peer_scope"] if known else "district",
        int(known[0]["roster_count"]) if known and not wording.is_missing(known[0]["roster_count"]) else None,
        next(iter(rows_of(queries.frame(store, rows.SetSummary, **year, agency_id=key["agency_id"]))), None),
        queries.frame(store, rows.SetScores, **year),
        sentences.told_apart(ranked),
        queries.frame(store, rows.SetLevels, **year),
        queries.frame(store, rows.SetNeeds, **year),
        queries.frame(store, rows.SetSpine, **year, agency_id=key["agency_id"]),
    )


def area(facts: Facts, name: str, say: Sentences) -> str:
    """The district or province as a sentence names it."""
    agency = facts.agency
    if name == "district" and isinstance(agency["district"], str):
        return say.say(
            "head", "area_district", district=agency["district"], province=agency["province"] or ""
        )
    if isinstance(agency["province"], str):
        return say.say("head", "area_province", province=agency["province"])
    return str(agency["agency_name"])


def sender(facts: Facts, scope: str, say: Sentences) -> str:
    """The office that tells of the agencies of a district or province: not one of them. An agency of no place tells of itself."""
    agency = facts.agency
    if not isinstance(agency["province"], str):
        return str(agency["agency_name"])
    if scope == "district" and isinstance(agency["district"], str):
        return say.say("head", "sender_district", district=agency["district"], province=agency["province"])
    return say.say("head", "sender_province", province=agency["province"])


def district(facts: Facts, found: Neighbours, where: str, say: Sentences) -> list[Block]:
    """Where the agencies of a district stand, their levels and what is weak in many of them."""
    if found.summary is None:
        return [Paragraph(say.say("district", "none", area=where, year=wording.year(facts.fiscal_year)))]
    ranked = found.ranked
    said = [_district_summary(facts, found, where, say)]
    if len(ranked) > 1:
        said += _passed(ranked, say)
    parts: list[tuple[str, list[Block]]] = [
        (say.say("part", "overall"), [Paragraph(" ".join(said)), _district_chart(ranked, said[0], say)]),
        (say.say("part", "agencies"), [_agency_table(ranked, say)]),
        (say.say("part", "levels"), _levels(found.levels, say)),
        (say.say("part", "weaknesses"), _weaknesses(found, say)),
        (say.say("part", "spread"), _spread(found.spine, say)),
    ]
    return [
        *numbered(parts),
        Paragraph(f"{say.say('closing', 'district')} {say.say('closing', 'ask')}"),
        Signature("", f"{say.say('sign', 'position')} {BLANK}"),
        *closing.sources(found.scores, say=say),
    ]


def _district_summary(facts: Facts, found: Neighbours, where: str, say: Sentences) -> str:
    """How many agencies have a score, with median and span; of too few, each of them with its score."""
    summary: dict[str, Any] = found.summary or {}
    groups = sentences.alike(rows_of(found.ranked))
    told: dict[str, Any] = {
        "area": where,
        "year": wording.year(facts.fiscal_year),
        "count": summary["member_count"],
        "scored": summary["scored_count"],
    }
    if len(found.ranked) == 1:
        (only,) = rows_of(found.ranked)
        return say.say(
            "district", "one", **told, agency=only["short_name"], score=wording.score(only["score"])
        )
    if wording.is_missing(summary["median"]):
        told["names"] = wording.listed([pieces.scored(say, group, _short_name) for group in groups])
        if found.roster is None:
            return say.say("district", "few", **told)
        return say.say("district", "few_of", **told, roster=found.roster)
    return say.say(
        "district",
        "summary",
        **told,
        median=wording.score(summary["median"]),
        highest=pieces.scored(say, groups[0], _short_name),
        lowest=pieces.scored(say, groups[-1], _short_name),
    )


def _short_name(row: dict[str, Any]) -> str:
    return str(row["short_name"])


def _passed(ranked: pd.DataFrame, say: Sentences) -> list[str]:
    target = pieces.target_of(ranked)
    if target is None:
        return []
    failed = ranked[ranked["gap_to_target"] < 0]
    told = {"target": pieces.plain(target), "passed": len(ranked) - len(failed), "failed": len(failed)}
    if failed.empty:
        return [say.say("district", "all_passed", **told)]
    if len(failed) == len(ranked):
        return [say.say("district", "none_passed", **told)]
    return [say.say("district", "some_passed", names=wording.listed(failed["short_name"].tolist()), **told)]


def _district_chart(ranked: pd.DataFrame, alt: str, say: Sentences) -> Block:
    marks = [
        Mark(row["short_name"], wording.score(row["score"]), row["score"], COLOURS["IIT"])
        for row in rows_of(ranked)
    ]
    target = pieces.target_of(ranked)
    return pieces.chart("bars", say.say("district", "chart"), marks, target, alt, say)


def _agency_table(ranked: pd.DataFrame, say: Sentences) -> Table:
    """The agencies, highest first; their ranks where they are enough for any."""
    is_ranked = bool(ranked["rank_in_year"].notna().any())
    rank = (Column(say.say("column", "rank"), 1.6, "center"),) if is_ranked else ()
    columns = (
        *rank,
        Column(say.say("column", "agency"), 5.4),
        Column(say.say("column", "score"), 2, "right"),
        Column(say.say("column", "level"), 3.4),
        Column(say.say("column", "change"), 2.4, "right"),
        Column(say.say("column", "weak_count"), 2.8, "center"),
    )
    made = []
    for row in rows_of(ranked):
        place = (str(int(row["rank_in_year"])),) if is_ranked else ()
        weak = wording.NO_SCORE if wording.is_missing(row["weak_count"]) else str(int(row["weak_count"]))
        cells = (
            *place,
            row["short_name"],
            wording.score(row["score"]),
            sentences.level_word(row),
            wording.change(row["score_change"]),
            weak,
        )
        made.append(Row(cells))
    return Table("", columns, tuple(made))


def _levels(levels: pd.DataFrame, say: Sentences) -> list[Block]:
    if levels.empty:
        return []
    columns = (Column(say.say("column", "level"), 8), Column(say.say("column", "agency_count"), 3, "center"))
    made = tuple(Row((sentences.level_word(row), str(row["agency_count"]))) for row in rows_of(levels))
    return [Table("", columns, made)]


def _weaknesses(found: Neighbours, say: Sentences) -> list[Block]:
    needs = found.needs
    if found.spine.empty:
        return []
    if needs.empty:
        return [Paragraph(say.say("district", "no_weakness"))]
    first = rows_of(needs)[0]
    told = {"count": first["weak_count"], "of": first["scored_count"]}
    tied = int((needs["weak_count"] == first["weak_count"]).sum())
    said = (
        say.say("district", "weakest", name=pieces.indicator_name(first), **told)
        if tied == 1
        else say.say("district", "weakest_tied", tied=tied, **told)
    )
    columns = (
        Column(say.say("column", "indicator"), 5),
        Column(say.say("column", "weak_share"), 2.6, "center"),
        Column(say.say("column", "lowest"), 2, "right"),
        Column(say.say("column", "who"), 6.4),
    )
    made = tuple(
        Row(
            (
                pieces.indicator_name(row),
                sentences.weak_share(row),
                wording.score(row["weakest_score"]),
                sentences.weak_agencies(row),
            )
        )
        for row in rows_of(needs)
    )
    return [Paragraph(said), Table("", columns, made)]


def _spread(spine: pd.DataFrame, say: Sentences) -> list[Block]:
    """Each indicator's span and median; without the column of medians where there are too few for any."""
    if spine.empty:
        return []
    has_middle = bool(spine["middle"].notna().any())
    middle = (Column(say.say("column", "middle"), 2, "right"),) if has_middle else ()
    columns = (
        Column(say.say("column", "indicator"), 7),
        Column(say.say("column", "lowest"), 2, "right"),
        *middle,
        Column(say.say("column", "highest"), 2, "right"),
        Column(say.say("column", "agency_count"), 2.4, "center"),
    )
    made = tuple(
        Row(
            (
                pieces.indicator_name(row),
                wording.score(row["worst"]),
                *((wording.score(row["middle"]),) if has_middle else ()),
                wording.score(row["best"]),
                str(row["count"]),
            )
        )
        for row in rows_of(spine)
    )
    return [Table("", columns, made)]
