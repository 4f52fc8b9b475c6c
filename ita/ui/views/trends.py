"""The trends page: the line of the overall, tables through the years, one question followed by its topic."""

from collections.abc import Mapping

import pandas as pd

from ita import charts, sentences, tables, wording
from ita.headings import title_of
from ita.sentences import Row
from ita.ui import choices, menu, pieces
from ita.wording import _


def overall(
    trend: pd.DataFrame,
    window: list[int],
    bands: Mapping[float, str],
    changed: Mapping[int, str],
    national: pd.DataFrame,
) -> None:
    """The overall of all years beside the mean of the nation."""
    means = {
        int(row["fiscal_year"]): float(row["mean_score"])
        for row in sentences.rows_of(national)
        if not wording.is_missing(row["mean_score"]) and row["fiscal_year"] in window
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
    trend: pd.DataFrame,
    newest: int,
    changed: Mapping[int, str],
    leads: str,
    finding: str,
    about: dict[str, str],
) -> None:
    """Nodes of one kind through the years to `newest`, each a way to its own page; nothing where there is none."""
    if trend.empty:
        return
    years = tables.window(newest, trend["fiscal_year"].tolist())
    drawn = charts.year_table(sentences.rows_of(trend), years, lambda row: _address(leads, row), changed)
    pieces.picture(drawn, finding, title_of(name))
    pieces.numbers(
        name, lambda: tables.by_year(name, trend, years, about), trend if "source" in trend else None
    )


def _address(leads: str, row: Row) -> str:
    chosen = {"instruments": "instrument", "indicators": "node", "issues": "issue"}[leads]
    named = row["issue_id"] if leads == "issues" else row["node"]
    return menu.address(leads, **{chosen: str(named).partition("@")[0]})


def choose_topic(topics: pd.DataFrame) -> pd.DataFrame:
    """The history of one question, followed by its topic; only topics with a score are offered. Kept in the link."""
    scored = topics[topics["node"].isin(topics.loc[topics["score"].notna(), "node"])]
    names = {
        row["node"]: f"{row['instrument']} · {sentences.name_of(row, 'label')}"
        for row in sentences.rows_of(scored.drop_duplicates("node"))
    }
    if not names:
        return scored
    label = _("ประวัติของข้อคำถาม (ตามเรื่อง แม้รหัสเปลี่ยน)")
    chosen = choices.pick("topic", names, label, next(iter(names)), 480)
    history: pd.DataFrame = scored[scored["node"] == chosen]
    return history


def topic(rows: pd.DataFrame, years: list[int], changed: Mapping[int, str]) -> None:
    """One question through the years; where it has a single score, a sentence."""
    if rows["score"].notna().sum() < 2:
        pieces.paragraph(sentences.topic_note(rows))
        return
    drawn = charts.year_table(sentences.rows_of(rows), years, lambda row: "", changed)
    pieces.picture(drawn, sentences.topic_note(rows))
