"""The files of queries/: their headers, their length, and the functions that ask them."""

import inspect
import re
from pathlib import Path

import pytest

from ita import queries, rows
from ita.store import parameters, query_names

ROOT = Path(__file__).resolve().parent.parent
ASKED = re.findall(r'store\.(?:read|rows)\(\s*"([\w/]+)"', Path(queries.__file__).read_text(encoding="utf-8"))


def test_every_query_is_asked_by_one_function_or_by_the_type_of_its_rows() -> None:
    product = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(ROOT / "ita").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
        if path.name != "rows.py"
    )
    typed = [name for row_type, name in rows.QUERIES.items() if f"rows.{row_type.__name__}" in product]
    asked = [name for name in ASKED if "/" not in name]

    assert len(asked) == len(set(asked))
    assert sorted({*asked, *typed}) == query_names()


@pytest.mark.parametrize("name", ASKED)
def test_a_query_is_asked_by_the_function_of_its_name_with_exactly_its_parameters(name: str) -> None:
    signature = inspect.signature(getattr(queries, name.rpartition("/")[2]))

    assert set(signature.parameters) - {"store"} == parameters(name)


@pytest.mark.parametrize("path", sorted((ROOT / "queries").rglob("*.sql")), ids=lambda path: path.stem)
def test_a_query_says_its_grain(path: Path) -> None:
    assert (
        path.parent.name == "schema" or "-- Grain:" in path.read_text(encoding="utf-8").partition("\n\n")[0]
    )


@pytest.mark.parametrize("path", sorted((ROOT / "queries").rglob("*.sql")), ids=lambda path: path.stem)
def test_a_query_is_short_enough_to_be_read_at_once(path: Path) -> None:
    statements = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]

    assert len(statements) <= 120 or path.parent.name == "schema" or path.stem in ("10_node", "20_edge")


def test_the_steps_of_a_build_are_numbered() -> None:
    steps = sorted(path.name for path in (ROOT / "queries" / "build").iterdir())

    assert [name for name in steps if not re.fullmatch(r"\d\d_\w+\.sql", name)] == []


def test_only_the_room_of_queries_and_what_reads_files_name_a_query_to_the_store() -> None:
    rooms = ("ui", "charts", "memo", "measures", "proofread", "sentences")
    paths = [path for room in rooms for path in (ROOT / "ita" / room).rglob("*.py")]
    paths += [*(ROOT / "pages").glob("*.py"), *(ROOT / "ita").glob("*.py")]
    asking = re.compile(r'\.(?:rows|read)\(\s*f?"[\w/]+"')

    named = {path.name for path in paths if asking.search(path.read_text(encoding="utf-8"))}

    assert named == {"queries.py"}
