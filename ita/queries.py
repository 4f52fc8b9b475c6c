"""The only room that asks the store: a question is the row type of its file in queries/, its parameters are the file's.

`typed` gives rows. A parameter whose header says `(null: …)` may be left out.
Read the .sql header for grain and rules. The files of queries/lookup/ that pages need have functions of their names; the others
serve the reading of files.
"""

from typing import Any, TypeVar, cast

from ita import rows
from ita.store import Store, may_be_left_out

Row = TypeVar("Row")


def typed(store: Store, row_type: type[Row], /, **params: Any) -> list[Row]:
    """The rows of the query that `row_type`, one of `ita.rows`, is of; a missing value is None.

    Raises StoreError for a value the query cannot take, a parameter it lacks and one it does not know.
    """
    name = rows.QUERIES[row_type]
    return cast(list[Row], store.rows(name, **_all(name, params)))


def _all(name: str, params: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(may_be_left_out(name)) | params


def known_agencies(store: Store) -> list[dict[str, Any]]:
    """Every agency of the register, with or without figures, to say which of them a file means."""
    return store.rows("lookup/known_agencies")


def type_prefixes(store: Store) -> list[dict[str, Any]]:
    """The types of agencies with the beginnings of their names."""
    return store.rows("lookup/type_prefixes")
