"""The memo of a district: where its agencies stand, their levels, and what is weak in many of them."""

from typing import Any

import pandas as pd

from ita import comparison, queries, sentences, wording
from ita.memo import closing, pieces
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Column, Mark, Paragraph, Row, Signature, Table
from ita.memo.pieces import COLOURS, numbered
from ita.memo.rules import Sentences
from ita.sentences import rows_of
from ita.store import Store
from ita.terms import OVERALL, Kind

SETS = ("district", "province")


def neighbours(store: Store, facts: Facts) -> tuple[str, pd.DataFrame, int]:
    """The agencies of the district, of the province where it stands alone: which set, their scores, how many they are."""
    key: dict[str, Any] = {"agency_id": facts.agency["agency_id"], "fiscal_year": facts.fiscal_year}
    sets = queries.comparators(store, **key)
    for name in SETS:
        members = sets.loc[sets["set_name"] == name, "agency_id"].tolist()
        if members:
            rows = queries.set_scores(store, agency_ids=members, fiscal_year=facts.fiscal_year)
            return name, rows, len(members)
    rows = queries.set_scores(store, agency_ids=[key["agency_id"]], fiscal_year=facts.fiscal_year)
    return SETS[0], rows, 1


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


def district(facts: Facts, rows: pd.DataFrame, members: int, where: str, say: Sentences) -> list[Block]:
    """Where the agencies of a district stand, their levels and what is weak in many of them."""
    found = comparison.summary(rows, members)
    year = wording.year(facts.fiscal_year)
    if found is None:
        return [Paragraph(say.say("district", "none", area=where, year=year))]
    ranked = rows[rows["node"] == OVERALL].sort_values(
        ["score", "short_name"], ascending=[False, True], kind="stable"
    )
    if len(ranked) == 1:
        one = rows_of(ranked)[0]
        said = [
            say.say(
                "district",
                "one",
                area=where,
                year=year,
                agency=one["short_name"],
                score=wording.score(one["score"]),
            )
        ]
    else:
        groups = sentences.alike(ranked)
        said = [
            say.say(
                "district",
                "summary",
                area=where,
                year=year,
                count=found.count,
                scored=found.scored,
                median=wording.score(found.median),
                highest=pieces.scored(say, groups[0], _short_name),
                lowest=pieces.scored(say, groups[-1], _short_name),
            ),
            *_passed(ranked, say),
        ]
    parts: list[tuple[str, list[Block]]] = [
        (say.say("part", "overall"), [Paragraph(" ".join(said)), _district_chart(ranked, said[0], say)]),
        (say.say("part", "agencies"), [_agency_table(ranked, rows, say)]),
        (say.say("part", "levels"), _levels(rows, say)),
        (say.say("part", "weaknesses"), _weaknesses(rows, say)),
        (say.say("part", "spread"), _spread(rows, say)),
    ]
    return [
        *numbered(parts),
        Paragraph(f"{say.say('closing', 'district')} {say.say('closing', 'ask')}"),
        Signature("", f"{say.say('sign', 'position')} {BLANK}"),
        *closing.sources(rows, say=say),
    ]


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


def _agency_table(ranked: pd.DataFrame, rows: pd.DataFrame, say: Sentences) -> Table:
    indicators = rows[rows["kind"] == Kind.INDICATOR]
    weak = indicators[indicators["gap_to_target"] < 0].groupby("agency_id").size()
    known = indicators.groupby("agency_id").size()
    columns = (
        Column(say.say("column", "rank"), 1.6, "center"),
        Column(say.say("column", "agency"), 5.4),
        Column(say.say("column", "score"), 2, "right"),
        Column(say.say("column", "level"), 3.4),
        Column(say.say("column", "change"), 2.4, "right"),
        Column(say.say("column", "weak_count"), 2.8, "center"),
    )
    made = []
    for row in rows_of(ranked):
        place = int((ranked["score"] > row["score"]).sum()) + 1
        agency = row["agency_id"]
        count = str(weak.get(agency, 0)) if agency in known else wording.NO_SCORE
        level = sentences.level_word(row)
        cells = (
            str(place),
            row["short_name"],
            wording.score(row["score"]),
            level,
            wording.change(row["score_change"]),
        )
        made.append(Row((*cells, count)))
    return Table("", columns, tuple(made))


def _levels(rows: pd.DataFrame, say: Sentences) -> list[Block]:
    levels = comparison.levels(rows)
    if levels.empty:
        return []
    columns = (Column(say.say("column", "level"), 8), Column(say.say("column", "agency_count"), 3, "center"))
    made = tuple(Row((sentences.level_word(row), str(row["agency_count"]))) for row in rows_of(levels))
    return [Table("", columns, made)]


def _weaknesses(rows: pd.DataFrame, say: Sentences) -> list[Block]:
    needs = comparison.needs(rows)
    if not (rows["kind"] == Kind.INDICATOR).any():
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
                row["agencies"],
            )
        )
        for row in rows_of(needs)
    )
    return [Paragraph(said), Table("", columns, made)]


def _spread(rows: pd.DataFrame, say: Sentences) -> list[Block]:
    spine = comparison.spine(rows, "")
    if spine.empty:
        return []
    columns = (
        Column(say.say("column", "indicator"), 7),
        Column(say.say("column", "lowest"), 2, "right"),
        Column(say.say("column", "middle"), 2, "right"),
        Column(say.say("column", "highest"), 2, "right"),
        Column(say.say("column", "agency_count"), 2.4, "center"),
    )
    made = tuple(
        Row(
            (
                pieces.indicator_name(row),
                wording.score(row["worst"]),
                wording.score(row["middle"]),
                wording.score(row["best"]),
                str(row["count"]),
            )
        )
        for row in rows_of(spine)
    )
    return [Table("", columns, made)]
