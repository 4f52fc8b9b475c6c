"""The files of queries/: their headers, their length, and how they are asked."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ita import queries, rows
from ita.store import Store, may_be_left_out, parameters, query_names

ROOT = Path(__file__).resolve().parent.parent
LOOKUPS = re.findall(r'store\.rows\(\s*"([\w/]+)"', Path(queries.__file__).read_text(encoding="utf-8"))
BY_TYPE = {row_type.__name__: name for row_type, name in rows.QUERIES.items()}


class Asked(NamedTuple):
    """A question in the code: where, which query, and the parameters it names; `is_open` where more come by `**`."""

    where: str
    query: str
    named: frozenset[str]
    is_open: bool


def questions(text: str, where: str = "") -> Iterator[Asked]:
    """Every question that a file of Python puts to the store, by the type of its rows."""
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if ast.unparse(call.func) != "queries.typed":
            continue
        named = {one.arg for one in call.keywords if one.arg is not None}
        row_type = ast.unparse(call.args[1]).removeprefix("rows.")
        yield Asked(
            f"{where}:{call.lineno}", BY_TYPE[row_type], frozenset(named), len(named) < len(call.keywords)
        )


def wrong(one: Asked) -> bool:
    known, needed = parameters(one.query), parameters(one.query) - may_be_left_out(one.query)
    return not one.named <= known or not (one.is_open or needed <= one.named)


IN_PRODUCT = [
    one
    for path in [*(ROOT / "ita").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    for one in questions(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
]


def test_every_query_is_asked_by_the_type_of_its_rows() -> None:
    assert sorted({one.query for one in IN_PRODUCT}) == query_names()


def test_a_query_is_asked_with_exactly_its_parameters() -> None:
    assert [one for one in IN_PRODUCT if wrong(one)] == []


@pytest.mark.parametrize(
    ("asked", "is_wrong"),
    [
        ("agency_id=a, fiscal_year=y", False),
        ("agency=a, fiscal_year=y", True),
        ("agency_id=a", True),
        ("**key", False),
        ("**key, node=n", True),
    ],
)
def test_a_question_with_other_parameters_than_its_file_has_is_seen(asked: str, *, is_wrong: bool) -> None:
    (found,) = questions(f"queries.typed(store, rows.Levers, {asked})")

    assert wrong(found) == is_wrong


@pytest.mark.parametrize("name", LOOKUPS)
def test_a_lookup_is_asked_by_the_function_of_its_name_with_exactly_its_parameters(name: str) -> None:
    signature = inspect.signature(getattr(queries, name.rpartition("/")[2]))

    assert set(signature.parameters) - {"store"} == parameters(name)


@pytest.mark.parametrize("name", query_names())
def test_what_may_be_left_out_is_a_parameter_of_the_query(name: str) -> None:
    assert may_be_left_out(name) <= parameters(name)


def test_what_is_left_out_leaves_nothing_out_of_the_answer(store: Store) -> None:
    everything = queries.typed(store, rows.Scores)
    of_a_year = queries.typed(store, rows.Scores, fiscal_year=2568)

    assert [row for row in everything if row["fiscal_year"] == 2568] == of_a_year


def test_the_header_names_the_parameters_of_its_query() -> None:
    told = {}
    for name in query_names():
        header = (ROOT / "queries" / f"{name}.sql").read_text(encoding="utf-8").partition("-- Columns:")[0]
        told[name] = set(re.findall(r"\$(\w+)", header.partition("-- Params:")[2]))

    assert told == {name: parameters(name) for name in query_names()}


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
