"""The trends page: the line of the overall, tables through the years, one question followed by its topic."""

from collections.abc import Mapping, Sequence

from ita import charts, sentences, tables, wording
from ita.headings import title_of
from ita.rows import NationalMeans, OverallTrend, TopicTrend
from ita.sentences import Row
from ita.ui import choices, menu, pieces
from ita.wording import _


def overall(
    trend: Sequence[OverallTrend],
    window: list[int],
    bands: Mapping[float, str],
    changed: Mapping[int, str],
    national: Sequence[NationalMeans],
) -> None:
    """The overall of all years beside the mean of the nation."""
    means = {
        row["fiscal_year"]: row["mean_score"]
        for row in national
        if row["mean_score"] is not None and row["fiscal_year"] in window
    }
    drawn = charts.year_line(
        trend, window, bands, changed, lambda year: menu.address("overview", fiscal_year=str(year)), means
    )
    note = _("เส้นจุด = ค่าเฉลี่ยหน่วยงานทั้งประเทศที่ ป.ป.ช. ประกาศ: {means}").format(
        means=" · ".join(f"{wording.year(year)} {wording.score(mean)}" for year, mean in means.items())
    )
    pieces.picture(drawn, "", "", note if means else "")


def through_the_years(
    name: str,
    trend: Sequence[Row],
    newest: int,
    changed: Mapping[int, str],
    leads: str,
    finding: str,
    about: dict[str, str],
) -> None:
    """Nodes of one kind through the years to `newest`, each a way to its own page; nothing where there is none."""
    if not trend:
        return
    years = tables.window(newest, [row["fiscal_year"] for row in trend])
    drawn = charts.year_table(trend, years, lambda row: _address(leads, row), changed)
    pieces.picture(drawn, finding, title_of(name))
    pieces.numbers(
        name, lambda: tables.by_year(name, trend, years, about), trend if "source" in trend[0] else None
    )


def _address(leads: str, row: Row) -> str:
    chosen = {"instruments": "instrument", "indicators": "node", "issues": "issue"}[leads]
    named = row["issue_id"] if leads == "issues" else row["node"]
    return menu.address(leads, **{chosen: str(named).partition("@")[0]})


def choose_topic(topics: Sequence[TopicTrend]) -> list[TopicTrend]:
    """The history of one question, followed by its topic; only topics with a score are offered. Kept in the link."""
    with_score = {row["node"] for row in topics if row["score"] is not None}
    names: dict[str, str] = {}
    for row in topics:
        if row["node"] in with_score:
            names.setdefault(row["node"], f"{row['instrument']} · {sentences.name_of(row, 'label')}")
    if not names:
        return []
    label = _("ประวัติของข้อคำถาม (ตามเรื่อง แม้รหัสเปลี่ยน)")
    chosen = choices.pick("topic", names, label, next(iter(names)), 480)
    return [row for row in topics if row["node"] == chosen]


def topic(rows: Sequence[TopicTrend], years: list[int], changed: Mapping[int, str]) -> None:
    """One question through the years; where it has a single score, a sentence."""
    if sum(row["score"] is not None for row in rows) < 2:
        pieces.paragraph(sentences.topic_note(rows))
        return
    drawn = charts.year_table(rows, years, lambda row: "", changed)
    pieces.picture(drawn, sentences.topic_note(rows))
