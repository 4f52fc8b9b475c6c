"""Every Thai text a reader can meet has its English, with the same blanks to fill."""

import ast
import gettext
import io
import string
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ita import headings, wording
from ita.config import LOCALES
from ita.reader.reasons import REASONS
from ita.ui import asking, comparing, composing, frame, intake

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = LOCALES / "en" / "LC_MESSAGES" / "ita.po"


def spoken() -> list[str]:
    """Texts given to `_`, written in place or in one of the tables of words."""
    found: dict[str, None] = {}
    for path in [*(ROOT / "ita").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
                for argument in call.args:
                    if isinstance(argument, ast.Constant):
                        found[argument.value] = None
    words = [wording.CONFIDENCE, wording.STATUS, wording.LAYOUTS, wording.BASES, wording.SURENESS]
    words += [wording.SEVERITIES, wording.PLANS, wording.MATCHES, wording.PAIRS]
    words += [intake.FIELDS, asking.LIMITS, comparing.CELLS, comparing.VIEWS, wording.SETS]
    words += [composing.KINDS, composing.DIGITS]
    words += [wording.MEASURE_SUBJECTS, wording.PROGRESS, wording.DRAFT_KINDS]
    found |= dict.fromkeys(text for table in words for text in table.values())
    found |= dict.fromkeys(heading for heading, _kind in headings.COLUMNS.values())
    found |= dict.fromkeys(title for title, _columns in headings.TABLES.values())
    found |= dict.fromkeys(text for texts in frame.PAGE_TITLES.values() for text in texts)
    found |= dict.fromkeys(text for texts in REASONS.values() for text in texts)
    return list(found)


def blanks(text: str) -> set[str | None]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_text_has_its_english(english: dict[str, str]) -> None:
    assert [text for text in spoken() if not english.get(text)] == []


def test_the_catalogue_holds_no_text_that_nobody_says(english: dict[str, str]) -> None:
    assert sorted(set(english) - set(spoken())) == []


def test_both_languages_have_the_same_blanks(english: dict[str, str]) -> None:
    assert [text for text in english if blanks(text) != blanks(english[text])] == []


def test_the_compiled_catalogue_is_that_of_the_written_one(english: dict[str, str]) -> None:
    written = io.BytesIO()
    with CATALOGUE.open("rb") as file:
        write_mo(written, read_po(file))
    written.seek(0)
    fresh = gettext.GNUTranslations(written)
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    assert all(compiled.gettext(text) == fresh.gettext(text) for text in english)
