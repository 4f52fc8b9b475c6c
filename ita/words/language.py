"""The language in use, and its texts: Thai stands in the code, English in the catalogue beside it.

`_` says a text, `_n` a text about a count, `N_` only marks one that is said later. `make messages` gathers all three.
"""

import json
import warnings
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).resolve().parent.parent / "locale"
LANGUAGES = {"th": "ไทย", "en": "English"}

_language: ContextVar[str] = ContextVar("language", default="th")


def speak(language: str) -> None:
    """Use this language for every text of the running page or command."""
    _language.set(language if language in LANGUAGES else "th")


def language() -> str:
    """The language in use: `th` or `en`."""
    return _language.get()


def _(text: str) -> str:
    """The text in the language in use; the Thai itself, and a warning, where it has no other."""
    return _forms(text)[-1]


def _n(text: str, count: int) -> str:
    """The text about `count` things in the language in use, its blanks not yet filled: Thai has one form for any number,
    English one of its own for 1."""
    forms = _forms(text)
    return forms[0] if count == 1 else forms[-1]


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """The text as it stands: it is said in the language in use where it is shown."""
    return text


def _forms(text: str) -> tuple[str, ...]:
    if language() == "th" or not text:
        return (text,)
    forms = catalogue(language()).get(text)
    if forms is None:
        warnings.warn(f"no {language()} for {text!r}", stacklevel=3)
        return (text,)
    return forms


@cache
def catalogue(code: str) -> dict[str, tuple[str, ...]]:
    """Thai text → its forms in another language, read once: of one thing and of more where the text counts."""
    return read(LOCALES / code / "LC_MESSAGES" / "ita.po")


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """The translated texts of a catalogue as `make messages` writes it; one without its translation is left out."""
    entries: list[dict[str, str]] = []
    keyword = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        said, quote, rest = line.partition('"')
        keyword = said.strip() or keyword
        if said.strip() == "msgid":
            entries.append({})
        # A catalogue writes a text as JSON does: \" \\ \n \t.
        entries[-1][keyword] = entries[-1].get(keyword, "") + json.loads(quote + rest)
    forms = {
        entry["msgid"]: tuple(text for keyword, text in entry.items() if keyword.startswith("msgstr"))
        for entry in entries
    }
    return {text: said for text, said in forms.items() if text and all(said)}
