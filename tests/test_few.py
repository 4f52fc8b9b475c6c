"""Of fewer than five agencies no rank, median, quartile, mean or percentage is told, on any page or paper."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, LayRuleBook
from registers import figures, register
from streamlit.testing.v1 import AppTest
from test_pages import texts

from ita import agency_workbook, memo
from ita.ingest import load
from ita.store import Store

NUMBERS = range(1, 11)
# What is told of enough agencies only.
STATISTICS = re.compile(
    r"อันดับ \d+ จาก|อันดับ [๐-๙]+ จาก|ค่ากลาง \d|ค่าเฉลี่ย \d|ครึ่งกลาง \d|แห่ง \(\d+\.\d\d%\)|\d+ จาก \d+ \(เท่ากัน"
)


@pytest.fixture(scope="module", params=[1, 2, 4])
def few(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, lay_rule_book: LayRuleBook
) -> Path:
    """A province of so many agencies with figures, of seven in the register."""
    scores = {
        f"p{number}": {"overall": 91.0 + number} | {str(n): 80.0 + number + n for n in NUMBERS}
        for number in range(1, request.param + 1)
    }
    data = tmp_path_factory.mktemp("few") / "data"
    lay_rule_book(data)
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(register({"เหนือ": 4, "ใต้": 3}), encoding="utf-8")
    (data / "scores" / "x.csv").write_text(figures(2565, scores), encoding="utf-8")
    assert load.make(data).exit_code == 0
    return data


@pytest.fixture
def store(few: Path) -> Iterator[Store]:
    opened = Store(next((few / "build").glob("ita-*.duckdb")))
    yield opened
    opened.close()


def test_no_memo_and_no_workbook_tells_a_statistic_of_few(store: Store) -> None:
    said = [
        memo.text(memo.document(store, agency_id="p1", fiscal_year=2565, kind=kind, digits="arabic"))
        for kind in memo.KINDS
    ]
    sheets = agency_workbook.agency_tables(store, "p1", 2565)
    (spine,) = [sheet for sheet in sheets if sheet.name == "spine"]

    assert [found for text in said for found in STATISTICS.findall(text)] == []
    assert "ค่ากลาง\t" not in said[-1]
    assert "อันดับ\t" not in said[-1]
    assert set(spine.frame["ค่ากลาง"].isna()) == {True}


@pytest.mark.parametrize(
    ("page", "view"),
    [
        ("overview", "now"),
        ("indicators", "now"),
        ("questions", "now"),
        ("comparison", "now"),
        ("comparison", "moves"),
        ("room", "now"),
    ],
)
def test_no_page_tells_a_statistic_of_few(
    few: Path, monkeypatch: pytest.MonkeyPatch, page: str, view: str
) -> None:
    monkeypatch.setenv("ITA_DATA", str(few))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params.update({"agency": "p1", "fiscal_year": "2565", "view": view})
    app.switch_page(f"pages/{page}.py").run()

    assert not app.exception
    said = texts(app).replace("\\", "")
    assert STATISTICS.findall(said) == []
    charts = str([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")])
    assert "ค่ากลาง" not in charts
