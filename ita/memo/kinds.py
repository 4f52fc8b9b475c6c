"""Which parts each kind of memo has, in which order."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from ita import comparison, queries, sentences, wording
from ita.memo import actions, analysis, results
from ita.memo.facts import Facts
from ita.memo.model import BLANK, Block, Column, Head, Heading, Mark, Paragraph, Row, Signature, Table
from ita.memo.results import COLOURS
from ita.memo.rules import Sentences
from ita.sentences import rows_of
from ita.store import Store
from ita.terms import OVERALL, Kind

SETS = ("district", "province")
FIRST = 3


def office(agency: dict[str, Any], say: Sentences) -> str:
    """The agency with its district and province, as a letterhead has it."""
    told = {"agency": agency["agency_name"], "district": agency["district"], "province": agency["province"]}
    if isinstance(agency["district"], str) and isinstance(agency["province"], str):
        return say.say("head", "office_district", **told)
    if isinstance(agency["province"], str):
        return say.say("head", "office_province", **told)
    return say.say("head", "office", **told)


def head(agency: dict[str, Any], subject: str, addressee: str, say: Sentences) -> Head:
    """The head of a memo, number and date left blank."""
    return Head(
        say.say("head", "memo"),
        (say.say("label", "office"), office(agency, say)),
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


def numbered(parts: list[tuple[str, list[Block]]]) -> list[Block]:
    """Parts under numbered headings; a part without anything is left out."""
    blocks: list[Block] = []
    for number, (title, inside) in enumerate([part for part in parts if part[1]], start=1):
        blocks += [Heading(f"{number}. {title}"), *inside]
    return blocks


def full(facts: Facts, say: Sentences) -> list[Block]:
    """Everything: results, analysis, actions, limits, proposal, signatures."""
    by_issue = analysis.has_issues(facts)
    plan_year = wording.year(facts.plan_year)
    parts: list[tuple[str, Callable[[Facts, Sentences], list[Block]]]] = [
        ("overall", results.overall),
        ("history", results.history),
        ("instruments", results.instruments),
        ("indicators", results.indicators),
        ("lowest", analysis.lowest),
        ("issues" if by_issue else "by_indicator", analysis.groups),
        ("documents", analysis.documents),
        ("recommendations", actions.recommendations),
        ("development", actions.development),
        ("measures", actions.measures),
        ("limits", actions.limits),
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
        *actions.signatures(say, facts.agency),
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
        *_led(say.say("summary", "history"), results.history(facts, say, is_short=True)),
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
        *actions.signatures(say, facts.agency),
    ]


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
                highest=results.scored(say, groups[0], _short_name),
                lowest=results.scored(say, groups[-1], _short_name),
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
        *actions.sources(rows, say=say),
    ]


def _short_name(row: dict[str, Any]) -> str:
    return str(row["short_name"])


def _passed(ranked: pd.DataFrame, say: Sentences) -> list[str]:
    target = results.target_of(ranked)
    if target is None:
        return []
    failed = ranked[ranked["gap_to_target"] < 0]
    told = {"target": results.plain(target), "passed": len(ranked) - len(failed), "failed": len(failed)}
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
    target = results.target_of(ranked)
    return results.chart("bars", say.say("district", "chart"), marks, target, alt, say)


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
        say.say("district", "weakest", name=results.indicator_name(first), **told)
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
                results.indicator_name(row),
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
                results.indicator_name(row),
                wording.score(row["worst"]),
                wording.score(row["middle"]),
                wording.score(row["best"]),
                str(row["count"]),
            )
        )
        for row in rows_of(spine)
    )
    return [Table("", columns, made)]
