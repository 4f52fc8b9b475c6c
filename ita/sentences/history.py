"""The years before: how a figure moved, where years are missing, which rules changed."""

from collections.abc import Iterable, Sequence

from ita import wording
from ita.rows import NodeTrend, RuleChanges
from ita.sentences.names import AnyRow, Row, alike, name_of
from ita.sentences.voice import Voice
from ita.wording import _

HISTORY_YEARS = 5


def in_order_of_the_newest_year(trend: Sequence[Row]) -> list[str]:
    """The nodes of a trend as the newest year orders them; nodes it no longer has come last."""
    newest_first = sorted(trend, key=lambda row: -int(row["fiscal_year"]))
    return list(dict.fromkeys(str(row["node"]) for row in newest_first))


def window(trend: Sequence[AnyRow], fiscal_year: int) -> list[AnyRow]:
    """The overalls with a score of the five years that end with this one, on this year's scale, oldest first."""
    years = range(fiscal_year - HISTORY_YEARS + 1, fiscal_year + 1)
    scales = {row["scale"] for row in trend if row["fiscal_year"] == fiscal_year}
    inside = [row for row in trend if row["fiscal_year"] in years and not wording.is_missing(row["score"])]
    return [row for row in inside if not scales or row["scale"] in scales]


def history(voice: Voice, trend: Sequence[Row], fiscal_year: int) -> str:
    """Highest, second and lowest year of the five years that end with this one, on this year's scale."""
    scored = window(trend, fiscal_year)
    facts = {
        "first": wording.year(fiscal_year - HISTORY_YEARS + 1),
        "last": wording.year(fiscal_year),
        "count": len(scored),
    }
    if not scored:
        return voice.say("history", "none", **facts)
    groups = alike(scored)
    if len(scored) == 1:
        return voice.say("history", "one", only=_at(voice, groups[0]), **facts)
    return voice.say(
        "history",
        "same" if len(groups) == 1 else "two" if len(groups) == 2 else "many",
        highest=_at(voice, groups[0]),
        second=_at(voice, groups[min(1, len(groups) - 1)]),
        lowest=_at(voice, groups[-1]),
        **facts,
    )


def _at(voice: Voice, tied: Sequence[Row]) -> str:
    score = wording.score(tied[0]["score"])
    years = [wording.year(year) for year in sorted((int(row["fiscal_year"]) for row in tied), reverse=True)]
    if len(years) == 1:
        return voice.say("history", "at", year=years[0], score=score)
    return voice.say("history", "tied", years=wording.listed(years), score=score)


def gaps(voice: Voice, years: Iterable[int], trend: Sequence[Row]) -> str:
    """Which of the years have no result; empty where all have one."""
    known = {row["fiscal_year"] for row in trend if not wording.is_missing(row["score"])}
    missing = [wording.year(year) for year in years if year not in known]
    return voice.say("history", "missing", years=wording.listed(missing)) if missing else ""


def changed(row: Row) -> str:
    """The change with the year it is against; a missing year before is not passed over in silence."""
    if row["previous_year"] is None:
        return _("ไม่มีปีก่อนให้เทียบ")
    return _("{change} จากปี {year}").format(
        change=wording.change(row["score_change"]), year=wording.year(row["previous_year"])
    )


def changes_by_year(changes: Sequence[RuleChanges]) -> dict[int, str]:
    """What changed in the rules, by the fiscal year it holds from."""
    by_year: dict[int, list[str]] = {}
    for row in changes:
        by_year.setdefault(row["fiscal_year"], []).append(name_of(row, "label"))
    return {year: " · ".join(names) for year, names in by_year.items()}


def largest_moves(nodes: Sequence[NodeTrend]) -> str:
    """Which node rose and which fell most in the newest year that has changes."""
    moved = [row for row in nodes if row["score_change"] is not None]
    if not moved:
        return _("ยังไม่มีปีก่อนหน้าให้เทียบ")
    newest = max(row["fiscal_year"] for row in moved)
    ordered = sorted(
        (row for row in moved if row["fiscal_year"] == newest), key=lambda row: row["score_change"] or 0
    )
    fall, rise = (
        ordered[0],
        next(row for row in ordered if row["score_change"] == ordered[-1]["score_change"]),
    )
    year = wording.year(newest)
    up, down = (
        _("{name} ({change})").format(name=name_of(row, "label"), change=wording.change(row["score_change"]))
        for row in (rise, fall)
    )
    if (fall["score_change"] or 0) >= 0:
        return _("ปี {year} เพิ่มมากที่สุดคือ {up} ไม่มีรายการใดลดลง").format(year=year, up=up)
    if (rise["score_change"] or 0) <= 0:
        return _("ปี {year} ลดมากที่สุดคือ {down} ไม่มีรายการใดเพิ่มขึ้น").format(year=year, down=down)
    return _("ปี {year} เพิ่มมากที่สุดคือ {up} ลดมากที่สุดคือ {down}").format(year=year, up=up, down=down)
