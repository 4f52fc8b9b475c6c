"""Header, row type and DuckDB tell the same columns of every query, and what is said never to be null never is."""

import inspect
import re
from types import NoneType
from typing import get_args, get_type_hints

import pytest
from conftest import ROOT

from ita import columns, queries, rows
from ita.store import Store, parameters, query_names

VALUES = {"fiscal_year": 2568, "node": "overall", "question_id": "i1", "include_synthetic": True}
AGENCIES = ("sample-sao-climber", "sample-tt-oit", "tt-pakhlok-phuket", "sao-sokkam-seka-buengkan")


def in_header(query: str) -> dict[str, str]:
    """Column → type as the header of the query tells them."""
    sql = (ROOT / "queries" / f"{query}.sql").read_text(encoding="utf-8")
    lines = sql.partition("-- Columns:\n")[2].splitlines()
    told = [re.match(r"--   (\w+) +([\w\[\]]+)", line) for line in lines[: lines.index("")]]
    return {line[1]: line[2] for line in told if line}


@pytest.mark.parametrize("query", query_names())
def test_header_and_row_type_tell_the_columns_a_query_returns(store: Store, query: str) -> None:
    returned = store.columns(query)
    row_type = {name: kind for kind, name in rows.QUERIES.items()}[query]

    # of lists of rows a header tells only that they are such
    plain = {name: re.sub(r"struct\(.*\)", "struct", kind) for name, kind in returned.items()}
    assert in_header(query) == plain
    assert list(get_type_hints(row_type)) == list(returned)


def test_every_file_that_tells_columns_is_as_the_command_writes_it(store: Store) -> None:
    stale = [path.name for path, text in columns.written(store) if path.read_text(encoding="utf-8") != text]

    assert stale == [], "run: python -m ita types"


def test_every_query_has_a_row_type_and_every_row_type_a_query() -> None:
    types = {
        kind for _name, kind in inspect.getmembers(rows, inspect.isclass) if kind.__module__ == "ita.rows"
    }

    assert sorted(rows.QUERIES.values()) == query_names()
    assert types == set(rows.QUERIES)


def test_the_glossary_names_no_column_that_no_query_has(store: Store) -> None:
    returned = set[str]()
    for query in query_names():
        returned |= {told for column in store.columns(query) for told in (column, f"{query}.{column}")}

    assert sorted(columns.glossary().keys() - returned) == []


@pytest.mark.parametrize("query", query_names())
def test_what_is_never_null_is_not_null(store: Store, query: str) -> None:
    row_type = {name: kind for kind, name in rows.QUERIES.items()}[query]
    never = [name for name, kind in get_type_hints(row_type).items() if NoneType not in get_args(kind)]

    for agency_id in AGENCIES:
        asked = {name: VALUES.get(name) for name in parameters(query)}
        asked |= {"agency_id": agency_id} if "agency_id" in asked else {}
        asked |= {"agency_ids": [agency_id]} if "agency_ids" in asked else {}
        found = store.rows(query, **asked)
        assert [name for row in found for name in never if row[name] is None] == []


def test_typed_rows_are_the_rows_of_their_query(store: Store) -> None:
    trend = queries.typed(store, rows.OverallTrend, agency_id="sample-sao-climber")

    assert [row["fiscal_year"] for row in trend] == [2564, 2565, 2566, 2567, 2568]
