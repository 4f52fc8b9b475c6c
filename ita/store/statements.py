"""The files of queries/ as statements, and rows as plain dicts."""

import re
from functools import cache
from typing import Any

import duckdb

from ita.config import QUERIES

# What DuckDB raises once a database met a file it could not read or write, and for such a file itself.
BROKEN = (duckdb.InternalException, duckdb.FatalException)
_MAY_BE_NULL = re.compile(r"\$(\w+) \(null:")


@cache
def sql(name: str) -> str:
    """The text of queries/<name>.sql."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@cache
def statement(name: str) -> duckdb.Statement:
    """The query read by DuckDB once: a fifth of what a small question costs."""
    (parsed,) = duckdb.extract_statements(sql(name))
    return parsed


def query_names() -> list[str]:
    """Every question a reader may put to the store: the files directly in queries/ that take no part in a build."""
    return sorted(path.stem for path in QUERIES.glob("*.sql"))


def parameters(name: str) -> set[str]:
    """The named parameters of queries/<name>.sql."""
    return set(statement(name).named_parameters)


@cache
def may_be_left_out(name: str) -> frozenset[str]:
    """The named parameters of queries/<name>.sql that are null where they are not given, by its header."""
    return frozenset(_MAY_BE_NULL.findall(sql(name).partition("\n\n")[0]))


def plain_rows(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """What the cursor still holds; missing values are None."""
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
