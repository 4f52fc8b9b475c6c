"""What the results say: overall, history, instruments, indicators and the lowest of them, each in words and figures."""

from collections.abc import Sequence
from itertools import groupby

from ita import sentences, wording
from ita.memo.facts import Facts, is_below_target
from ita.memo.model import Block, Column, Mark, Paragraph, Row, Table
from ita.memo.pieces import COLOURS, PLAIN, chart, instrument_name, passed, target_of
from ita.rows import IndicatorRanking, InstrumentBreakdown, OverallStanding
from ita.sentences import Voice, alike, indicator_name


def overall(facts: Facts, voice: Voice, *, is_short: bool = False) -> list[Block]:
    """Score, level, target, change, rank, national mean, and, unless it is to be short, what the next level lacks."""
    agency, year = facts.agency["agency_name"], wording.year(facts.fiscal_year)
    row = facts.standing
    if row is None:
        return [Paragraph(voice.say("overall", "none", year=year, agency=agency))]
    said = [sentences.standing(voice, row, agency, facts.instruments)]
    if row["score"] is None:
        return [Paragraph(said[0])]
    said.append(_change(row, voice))
    place = sentences.place(row)
    if place:
        said.append(voice.say("overall", "place", place=place))
    if facts.national is not None and not facts.is_synthetic:
        mean = wording.score(facts.national["mean_score"])
        said.append(voice.say("overall", "national", mean=mean, year=year))
    if not is_short:
        said.append(sentences.next_level(voice, facts.next_level, facts.instruments))
    return [Paragraph(" ".join(filter(None, said)))]


def _change(row: OverallStanding, voice: Voice) -> str:
    if row["previous_year"] is None or row["score_change"] is None:
        return voice.say("overall", "first", year=wording.year(row["fiscal_year"]))
    change = wording.rounded(row["score_change"])
    return voice.say(
        "overall",
        "risen" if change > 0 else "fallen" if change < 0 else "unchanged",
        previous_year=wording.year(row["previous_year"]),
        previous=wording.score(row["previous_score"]),
        change=wording.score(abs(row["score_change"])),
    )


def instruments(facts: Facts, voice: Voice, *, is_short: bool = False) -> list[Block]:
    """The instruments from high to low, which of them costs most, and what each gives."""
    parts = sentences.top_parts(facts.instruments)
    costs = sentences.costs(voice, parts, is_short=is_short)
    known = [row for row in parts if row["score"] is not None]
    if not known:
        return [Paragraph(costs)]
    paragraph = Paragraph(f"{_instruments_ranked(known, voice, is_short=is_short)} {costs}")
    return [paragraph] if is_short else [paragraph, _instrument_table(parts, voice)]


def _instruments_ranked(known: Sequence[InstrumentBreakdown], voice: Voice, *, is_short: bool) -> str:
    def name(row: InstrumentBreakdown) -> str:
        return voice.instrument(row) if is_short else instrument_name(row, voice)

    groups = alike(known)
    if len(known) == 1:
        return voice.say("instruments", "one", only=voice.scored(known, name))
    if len(groups) == 1:
        return voice.say("instruments", "same", score=wording.score(known[0]["score"]))
    told = [voice.scored(group, name) for group in groups]
    return voice.say(
        "instruments",
        "two" if len(groups) == 2 else "many",
        highest=told[0],
        middle=wording.listed(told[1:-1]),
        lowest=told[-1],
    )


def _instrument_table(parts: Sequence[InstrumentBreakdown], voice: Voice) -> Table:
    columns = (
        Column(voice.say("column", "instrument"), 7),
        Column(voice.say("column", "score"), 2, "right"),
        Column(voice.say("column", "weight"), 2, "right"),
        Column(voice.say("column", "contribution"), 2, "right"),
        Column(voice.say("column", "lost"), 2, "right"),
        Column(voice.say("column", "change"), 2.2, "right"),
    )
    rows = tuple(
        Row(
            (
                sentences.marked(instrument_name(row, voice), row),
                wording.score(row["score"]),
                wording.score(None if row["weight"] is None else row["weight"] * 100),
                wording.score(row["contribution"]),
                wording.score(row["points_lost"]),
                wording.change(row["score_change"]),
            )
        )
        for row in parts
    )
    return Table(voice.say("table", "instruments"), columns, rows)


def indicators(facts: Facts, voice: Voice) -> list[Block]:
    """Highest and lowest, strengths and weaknesses, the ranking as chart and table."""
    ranking = facts.ranking
    said = sentences.indicators(voice, ranking)
    if not ranking:
        return [Paragraph(said)]
    blocks: list[Block] = [Paragraph(said), *strengths(facts, voice)]
    unscored = sentences.unscored_indicators(facts.nodes, ranking, facts.fiscal_year)
    if unscored:
        blocks.append(Paragraph(sentences.indicators_missing(voice, unscored)))
    marks = [
        Mark(
            indicator_name(row),
            wording.score(row["score"]),
            row["score"],
            COLOURS.get(row["instrument"] or "", PLAIN),
        )
        for row in ranking
    ]
    caption = voice.say("indicators", "chart")
    blocks.append(chart("bars", caption, marks, target_of(ranking), said, voice))
    return [*blocks, _indicator_table(ranking, voice)]


def strengths(facts: Facts, voice: Voice, *, is_short: bool = False) -> list[Block]:
    """Which indicators reach the target and which do not, each with its score; only the ends where it is to be short."""
    target = target_of(facts.ranking)
    if target is None:
        return [Paragraph(voice.say("indicators", "no_target"))]
    weak = [row for row in facts.ranking if is_below_target(row)]
    strong = [row for row in facts.ranking if row["gap_to_target"] is not None and not is_below_target(row)]
    told = {"target": wording.target(target)}
    if not weak and len(strong) > 1:
        return [Paragraph(voice.say("indicators", "all_strong", count=len(strong), **told))]
    said = [voice.say("indicators", "strong_none", **told)]
    if strong:
        condition = "strong_one" if len(strong) == 1 else "strong_best" if is_short else "strong"
        names = _named(strong, voice, is_short)
        said = [voice.say("indicators", condition, count=len(strong), names=names, **told)]
    if weak:
        condition = "weak_one" if len(weak) == 1 else "weak_lowest" if is_short else "weak"
        names = _named(weak[::-1], voice, is_short)
        said.append(voice.say("indicators", condition, count=len(weak), names=names, **told))
    return [Paragraph(" ".join(said))] if is_short else [Paragraph(one) for one in said]


def _named(rows: Sequence[IndicatorRanking], voice: Voice, is_short: bool) -> str:
    runs = [list(run) for _score, run in groupby(rows, lambda row: wording.score(row["score"]))]
    return wording.listed([voice.scored(run, indicator_name) for run in (runs[:1] if is_short else runs)])


def _indicator_table(ranking: Sequence[IndicatorRanking], voice: Voice) -> Table:
    columns = (
        Column(voice.say("column", "rank"), 1.6, "center"),
        Column(voice.say("column", "indicator"), 7.4),
        Column(voice.say("column", "instrument"), 2.2, "center"),
        Column(voice.say("column", "score"), 2, "right"),
        Column(voice.say("column", "change"), 2.4, "right"),
        Column(voice.say("column", "result"), 2, "center"),
    )
    rows = tuple(
        Row(
            (
                str(row["rank_in_year"]),
                sentences.marked(indicator_name(row), row),
                row["instrument"] or "",
                wording.score(row["score"]),
                wording.change(row["score_change"]),
                passed(row, voice),
            )
        )
        for row in ranking
    )
    return Table(voice.say("table", "indicators"), columns, rows)
