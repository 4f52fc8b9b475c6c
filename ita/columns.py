"""What columns each query returns: told in the query's header and typed in ita/rows.py, both written from DuckDB's word.

Types are DuckDB's; unit and what a null means stand once per column in queries/columns.csv.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ita.config import QUERIES, ROOT
from ita.store import Store, query_names

ROWS_FILE = ROOT / "ita" / "rows.py"
NEVER = "never"
_PYTHON = {"varchar": "str", "double": "float", "integer": "int", "bigint": "int", "boolean": "bool"}
_COLUMNS = re.compile(r"-- Columns:\n(?:--   .*\n)+")
_PARAMS = re.compile(r"-- Params:.*\n(?:--  +.*\n)*")
_HEAD = '''"""One row type per query, made of its columns by `python -m ita types`: not to be changed by hand."""

from typing import TypedDict
'''


class Column(NamedTuple):
    """A column of a query: DuckDB's type in small letters, its unit, and what a null in it means."""

    kind: str
    unit: str
    null_means: str


def glossary() -> dict[str, tuple[str, str]]:
    """Column → unit and what a null means, as queries/columns.csv has them; `query.column` where one query differs."""
    with (QUERIES / "columns.csv").open(encoding="utf-8", newline="") as table:
        return {row["column"]: (row["unit"], row["null_means"]) for row in csv.DictReader(table)}


def written(store: Store) -> Iterator[tuple[Path, str]]:
    """Each file that tells columns, with the text it must have."""
    known = glossary()
    columns = {name: _told(name, store.columns(name), known) for name in query_names()}
    for name, told in columns.items():
        path = QUERIES / f"{name}.sql"
        yield path, _with_columns(path.read_text(encoding="utf-8"), told)
    types = [_row_type(name, told) for name, told in columns.items()]
    pairs = [f'    {_class_name(name)}: "{name}",' for name in columns]
    mapping = (
        "# Row type → the query whose rows it is of.\nQUERIES: dict[type, str] = {\n"
        + "\n".join(pairs)
        + "\n}\n"
    )
    yield ROWS_FILE, "\n\n".join([_HEAD, *types, mapping])


def write(store: Store) -> list[Path]:
    """Write the files that do not have their text; returns them."""
    changed = [(path, text) for path, text in written(store) if not _has(path, text)]
    for path, text in changed:
        path.write_text(text, encoding="utf-8")
    return [path for path, _text in changed]


def _has(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _told(query: str, columns: dict[str, str], known: dict[str, tuple[str, str]]) -> dict[str, Column]:
    """Each column's type, unit and what a null means."""
    nothing = ("", "")
    return {
        name: Column(kind, *known.get(f"{query}.{name}", known.get(name, nothing)))
        for name, kind in columns.items()
    }


def _with_columns(sql: str, columns: dict[str, Column]) -> str:
    width, kind_width = max(map(len, columns)), max(len(column.kind) for column in columns.values())
    lines = []
    for name, column in columns.items():
        null = {"": "", NEVER: "never null"}.get(column.null_means, f"null: {column.null_means}")
        said = "; ".join(filter(None, [column.unit, null]))
        lines.append(f"--   {name:{width}}  {column.kind:{kind_width}}  {said}".rstrip() + "\n")
    bare = _COLUMNS.sub("", sql)
    end = next(_PARAMS.finditer(bare)).end()
    return bare[:end] + "-- Columns:\n" + "".join(lines) + bare[end:]


def _class_name(query: str) -> str:
    return "".join(word.capitalize() for word in query.split("_"))


def _row_type(query: str, columns: dict[str, Column]) -> str:
    lines = [f"class {_class_name(query)}(TypedDict):", f'    """A row of queries/{query}.sql."""', ""]
    for name, column in columns.items():
        maybe = "" if column.null_means == NEVER else " | None"
        lines.append(f"    {name}: {_PYTHON[column.kind]}{maybe}")
    return "\n".join(lines) + "\n"
