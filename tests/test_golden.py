"""Every figure of the real agencies that a page shows, held as text. Written anew only by `make golden`."""

from pathlib import Path

import pytest

from ita import memo, queries, sentences, tables
from ita.rows import (
    Agencies,
    AgencyYears,
    Findings,
    IndicatorRanking,
    InstrumentBreakdown,
    NextLevel,
    OverallStanding,
    OverallTrend,
    Sentences,
)
from ita.store import Store

GOLDEN = Path(__file__).parent / "golden"


def page_figures(store: Store, agency_id: str, year: int) -> list[str]:
    """What overview, instruments and indicators say of one agency-year, as lines."""
    key = {"agency_id": agency_id, "fiscal_year": year}
    voice = sentences.Voice(queries.typed(store, Sentences), "screen")
    instruments = queries.typed(store, InstrumentBreakdown, **key)
    parts = queries.typed(store, InstrumentBreakdown, **key)
    ranking = queries.typed(store, IndicatorRanking, **key)
    trend = queries.typed(store, OverallTrend, agency_id=agency_id)
    lines = [f"## {agency_id} {year}"]
    for row in queries.typed(store, OverallStanding, **key):
        lines += [
            sentences.standing(voice, row, row["agency_id"], parts),
            sentences.history(voice, trend, year),
            sentences.changed(row),
            sentences.place(row) or "ไม่มีอันดับ",
            f"{sentences.level_name(row)} · {sentences.level_note(row)}",
            sentences.next_level(voice, queries.typed(store, NextLevel, **key), parts),
        ]
    for name, rows in (("instrument_breakdown", instruments), ("indicator_ranking", ranking)):
        if any(row["score"] is not None for row in rows):
            texts = tables.shown(name, rows, {}).texts
            lines += [" | ".join(texts.columns), *(" | ".join(row) for row in texts.itertuples(index=False))]
    return [line for line in lines if line]


def test_every_finding_of_the_published_figures_is_as_it_was(
    store: Store, request: pytest.FixtureRequest
) -> None:
    rows = queries.typed(store, Findings)
    lines = [
        f"{row['agency_id']} {row['fiscal_year']} {row['node']} {row['rule']} {row['severity']}: {sentences.finding(row)}"
        for row in rows
    ]
    path = GOLDEN / "findings.txt"
    text = "\n".join(lines)
    if request.config.getoption("--write-golden"):
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("local", [True, False], ids=["local", "other"])
def test_every_published_figure_a_page_shows_is_as_it_was(
    store: Store, local: bool, request: pytest.FixtureRequest
) -> None:
    agencies = queries.typed(store, Agencies, include_synthetic=False)
    chosen = sorted(row["agency_id"] for row in agencies if row["is_local"] == local)
    lines = [
        line
        for agency_id in chosen
        for year in sorted(
            row["fiscal_year"] for row in queries.typed(store, AgencyYears, agency_id=agency_id)
        )
        for line in [*page_figures(store, agency_id, int(year)), ""]
    ]
    path = GOLDEN / f"published-{'local' if local else 'other'}.txt"
    text = "\n".join(lines)
    if request.config.getoption("--write-golden"):
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")


def test_the_memo_of_a_real_agency_is_as_it_was(store: Store, request: pytest.FixtureRequest) -> None:
    text = memo.text(
        memo.document(store, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568, digits="arabic")
    )
    path = GOLDEN / "memo.txt"
    if request.config.getoption("--write-golden"):
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")
