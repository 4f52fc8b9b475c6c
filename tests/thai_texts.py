"""How `make messages` finds the texts readers meet: written in place as the first argument of `_`, `_n` or `N_`.

Babel's own way takes every string inside the call for a text, also the key in `_(WORDS["key"])`.
"""

import ast
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO


def texts(
    file: BinaryIO, keywords: Collection[str], _tags: Collection[str], options: dict[str, Any]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Line, name of the call, text and no comments of each."""
    for call in ast.walk(ast.parse(file.read())):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in keywords):
            continue
        if call.args and isinstance(call.args[0], ast.Constant):
            yield call.lineno, call.func.id, str(call.args[0].value), []
