"""Databases built from real files: the project's own data, and small data folders that a test writes itself."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook

from ita import freshness, queries, wording
from ita.ingest import load, reference
from ita.store import Store

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "reference"
# The score files of the repository. What an office lays beside them is its own, and no test reads it.
SCORES = (
    "published/agencies.csv",
    "published/scores.csv",
    "sample/agencies.csv",
    *(f"sample/scores-{year}.csv" for year in range(2564, 2569)),
)
AGENCIES = (
    "agency_id,agency_name,agency_type,district,province,successor_id,successor_from\n"
    "a1,องค์การบริหารส่วนตำบลต้นน้ำ,อบต.,เหนือ,ทดลอง,,\n"
    "a2,เทศบาลตำบลกลางน้ำ,เทศบาลตำบล,เหนือ,ทดลอง,,\n"
    "a3,องค์การบริหารส่วนตำบลปลายน้ำ,อบต.,เหนือ,ทดลอง,,\n"
    "a4,องค์การบริหารส่วนตำบลต้นน้ำ,อบต.,ใต้,ทดลอง,,\n"
)

# What `make check` runs beside the linters: files that need seconds and look at every room.
QUICK = (
    "test_charts",
    "test_clean",
    "test_colours",
    "test_discovery",
    "test_docs",
    "test_messages",
    "test_one_number",
    "test_queries",
    "test_register",
    "test_sentences",
    "test_wording",
    "test_workbook",
)


def draws(night: int) -> int:
    """How many examples a law is held against: so many at night (`make nightly`), a third of them in the gate."""
    return night if os.environ.get("ITA_NIGHT") else max(1, night // 3)


def frame(store: Store, row_type: type, /, **params: Any) -> pd.DataFrame:
    """The rows of a query's answer under its columns, to be looked at as a table."""
    return pd.DataFrame(queries.typed(store, row_type, **params), columns=[*row_type.__annotations__])


WriteData = Callable[[dict[str, str | bytes]], Path]
LayRuleBook = Callable[[Path], None]


def own_files(data: Path) -> None:
    """The data folder of the repository, without what an office put into it."""
    for name in ("reference", "templates"):
        shutil.copytree(ROOT / "data" / name, data / name, dirs_exist_ok=True)
    for name in SCORES:
        (data / "scores" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "data" / "scores" / name, data / "scores" / name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    gone = [name for name in QUICK if not (ROOT / "tests" / f"{name}.py").is_file()]
    if gone:
        raise pytest.UsageError(f"QUICK in conftest.py names {gone}")
    for item in items:
        if item.path.stem in QUICK and not item.get_closest_marker("slow"):
            item.add_marker("quick")


@pytest.fixture(autouse=True)
def _thai() -> Iterator[None]:
    """Every test begins in Thai, whatever the one before it spoke."""
    wording.speak("th")
    yield
    wording.speak("th")


@pytest.fixture(scope="session")
def lay_rule_book(tmp_path_factory: pytest.TempPathFactory) -> LayRuleBook:
    """Lays the rule book into a data folder, with the database kept of it, so that a build is quick."""
    data = tmp_path_factory.mktemp("rule-book") / "data"
    shutil.copytree(REFERENCE, data / "reference")
    (data / "build").mkdir()
    making = data / "build" / ".making-first.duckdb"
    reference.begin(making, data, keep=True).close()
    making.unlink()
    (kept,) = (data / "build").iterdir()

    def lay(target: Path) -> None:
        shutil.copytree(data / "reference", target / "reference", dirs_exist_ok=True)
        (target / "build").mkdir(exist_ok=True)
        with suppress(FileExistsError):
            (target / "build" / kept.name).hardlink_to(kept)

    return lay


@pytest.fixture(scope="session")
def project_data(tmp_path_factory: pytest.TempPathFactory, lay_rule_book: LayRuleBook) -> Path:
    """A copy of the project's own data with a build of its own."""
    data = tmp_path_factory.mktemp("project") / "data"
    lay_rule_book(data)
    own_files(data)
    assert load.make(data).exit_code == 0
    return data


@pytest.fixture(scope="session")
def store(project_data: Path) -> Iterator[Store]:
    """The build of the project's data, opened as the pages open it."""
    opened = Store(next((project_data / "build").glob("ita-*.duckdb")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory, lay_rule_book: LayRuleBook) -> Path:
    """A data folder with four agencies and one score (a1, 2565, overall 91.25), built; tests take copies of it."""
    data = tmp_path_factory.mktemp("small") / "data"
    lay_rule_book(data)
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    score = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"
    (data / "scores" / "x.csv").write_text(score, encoding="utf-8")
    assert load.make(data).exit_code == 0
    return data


@pytest.fixture
def write_data(tmp_path: Path, lay_rule_book: LayRuleBook) -> WriteData:
    """Makes a data folder with the rule book, four agencies in two districts, and the given files under scores/."""

    def write(files: dict[str, str | bytes]) -> Path:
        data = tmp_path / "data"
        lay_rule_book(data)
        for name, content in {"agencies.csv": AGENCIES, **files}.items():
            path = data / "scores" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return data

    return write


@pytest.fixture
def open_data(write_data: WriteData) -> Iterator[Callable[[dict[str, str | bytes]], Store]]:
    """Writes files as `write_data`, builds them and opens the build."""
    opened: list[Store] = []

    def build(files: dict[str, str | bytes]) -> Store:
        report = load.make(write_data(files))
        assert report.build is not None, report.files
        opened.append(Store(report.build))
        return opened[-1]

    yield build
    for one in opened:
        one.close()


def workbook_bytes(sheets: dict[str, list[list[object]]], folder: Path) -> bytes:
    """A workbook with these rows, as a person's Excel would save it."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "made.xlsx"
    book.save(path)
    return path.read_bytes()


@pytest.fixture
def office(small_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built data folder, looked at on every run."""
    data = tmp_path / "data"
    shutil.copytree(small_build, data)
    monkeypatch.setenv("ITA_DATA", str(data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)
    monkeypatch.setattr(freshness, "CHECK_SECONDS", -1.0)
    return data
