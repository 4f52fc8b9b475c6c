"""What nobody may forget: a chart that Plotly has not seen, a page whose number no test knows. Both are looked for."""

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import test_charts
from conftest import ROOT
from test_browser import PAGES
from test_charts import assert_drawn
from test_pages import opened, texts

from ita import charts
from ita.store import Store

STEMS = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def test_every_chart_is_drawn_from_real_data_and_accepted_by_plotly(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {name for name in charts.__all__ if inspect.isfunction(getattr(charts, name))}
    drawn: set[str] = set()

    def checked(name: str, draw: Callable[..., charts.Figure]) -> Callable[..., charts.Figure]:
        def draw_and_check(*given: Any, **more: Any) -> charts.Figure:
            figure = draw(*given, **more)
            assert_drawn(name, figure)
            drawn.add(name)
            return figure

        return draw_and_check

    for name in names:
        monkeypatch.setattr(charts, name, checked(name, getattr(charts, name)))

    for agency_id in test_charts.AGENCIES:
        test_charts.figures(store, agency_id)

    assert names - drawn == set(), "give it an example in figures() of tests/test_charts.py"


def test_every_page_has_a_number_that_the_browser_test_looks_for() -> None:
    assert {name or "overview" for name in PAGES} == set(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_every_page_gives_its_number(stem: str, project_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    words, _menu, number = PAGES["" if stem == "overview" else stem]

    app = opened(stem, **dict(word.split("=") for word in words.split("&")))

    drawn = [json.loads(chart.proto.spec)["data"] for chart in app.get("plotly_chart")]
    tables = [frame.value.to_string() for frame in app.dataframe]
    assert number in "\n".join([texts(app), json.dumps(drawn, ensure_ascii=False), *tables])
