"""What other rooms ask of a file: its cells, or its text. Raises SourceError."""

import base64
from pathlib import Path
from typing import Any

from ita.contracts import MAX_FILE_BYTES, READABLE
from ita.errors import SourceError
from ita.reader import pool
from ita.reader.form_faults import FormError
from ita.reader.papers import PAPERS
from ita.reader.reasons import REASONS, UnreadableError
from ita.words.told import tell


def source_error(unreadable: UnreadableError) -> SourceError:
    """The sentence for a reason, to be said in the language of who reads it."""
    what, hint = (tell(text, **unreadable.facts) for text in REASONS[unreadable.code])
    return SourceError(what, hint)


def ending_of(name: str) -> str:
    """`.csv` of `ผล.CSV`; empty where the name has none."""
    return name[name.rfind(".") :].casefold() if "." in name else ""


def tables(name: str, content: bytes) -> dict[str, Any]:
    """Of a text table, workbook or PDF: `sheets` as `[name, rows]`, `hidden` names, `uncached` cells by sheet.

    Of a PDF also `places`: for each sheet the page and the row of the page of every row.
    """
    _checked(name, content, READABLE)
    return dict(_asked("table", content, ending_of(name)))


def paper(name: str, content: bytes) -> list[tuple[str, str, dict[str, Any]]]:
    """Of a Word, PDF or text file: pieces of text as `[text, end, place]`."""
    _checked(name, content, (*PAPERS, ".doc"))
    return list(_asked("paper", content, ending_of(name)))


def page_picture(content: bytes, page: int, scores: list[tuple[int, int]]) -> bytes:
    """A page (1 is the first) of a PDF of tables as PNG: found cells outlined, `scores` (row and column of the page) shaded."""
    try:
        return base64.b64decode(pool.ask("picture", content, page=page, scores=scores))
    except UnreadableError as unreadable:
        raise source_error(unreadable) from unreadable


def filled_form(form: bytes, values: dict[str, str | bool]) -> bytes:
    """A Word form with its fields filled in; raises FormError for what the form asks and cannot have."""
    try:
        return base64.b64decode(pool.ask("form", form, values=values))
    except UnreadableError as unreadable:
        if unreadable.code != "form":
            raise source_error(unreadable) from unreadable
        facts = {name: str(fact) for name, fact in unreadable.facts.items() if name != "fault"}
        raise FormError(unreadable.facts["fault"], facts) from unreadable


def _checked(name: str, content: bytes, endings: tuple[str, ...]) -> None:
    ending = ending_of(name)
    if ending not in endings:
        raise source_error(
            UnreadableError("file_kind", ending=ending or Path(name).name, endings=" ".join(endings))
        )
    if len(content) > MAX_FILE_BYTES:
        raise source_error(UnreadableError("file_size", megabytes=MAX_FILE_BYTES // 2**20))


def _asked(job: str, content: bytes, ending: str) -> Any:
    try:
        return pool.ask(job, content, ending=ending)
    except UnreadableError as unreadable:
        raise source_error(unreadable) from unreadable
