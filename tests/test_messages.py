"""Every Thai text a reader can meet has its English, with the same blanks to fill."""

import string
import tomllib
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from ita import headings, wording
from ita.wording import _, _n
from ita.words.language import LOCALES, catalogue, read

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = LOCALES / "en" / "LC_MESSAGES" / "ita.po"
KEYWORDS = {"_": None, "N_": None, "_n": (1, 1)}


@pytest.fixture(scope="module")
def spoken() -> dict[str, bool]:
    """Each text that is said or marked, and whether it counts something."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    methods = [(one["pattern"], one["method"]) for one in settings["tool"]["babel"]["mappings"]]
    texts: dict[str, bool] = {}
    for room in ("ita", "pages"):
        for _file, _line, text, _comments, _context in extract_from_dir(
            ROOT / room, methods, keywords=KEYWORDS
        ):
            one = text if isinstance(text, str) else text[0]
            texts[one] = texts.get(one, False) or not isinstance(text, str)
    return texts


@pytest.fixture(scope="module")
def english() -> dict[str, tuple[str, ...]]:
    return catalogue("en")


def blanks(text: str) -> set[str | None]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_every_text_has_its_english(spoken: dict[str, bool], english: dict[str, tuple[str, ...]]) -> None:
    missing = [text for text in spoken if text not in english]
    assert not missing, "run `make messages` and write the English of\n" + "\n".join(missing)


def test_the_catalogue_holds_no_text_that_nobody_says(
    spoken: dict[str, bool], english: dict[str, tuple[str, ...]]
) -> None:
    left = sorted(set(english) - set(spoken))
    assert not left, "run `make messages`: nobody says\n" + "\n".join(left)


def test_a_text_that_counts_has_two_forms_and_any_other_one(
    spoken: dict[str, bool], english: dict[str, tuple[str, ...]]
) -> None:
    assert {text: len(english[text]) for text in spoken} == {
        text: 2 if counts else 1 for text, counts in spoken.items()
    }


def test_both_languages_have_the_same_blanks(english: dict[str, tuple[str, ...]]) -> None:
    assert [
        text for text, forms in english.items() if any(blanks(text) != blanks(one) for one in forms)
    ] == []


def test_the_catalogue_is_read_as_babel_reads_it(tmp_path: Path) -> None:
    with CATALOGUE.open("rb") as file:
        written = read_po(file)
    written.add(('แถว\t"{count}"\n\\', "แถว"), ('a "row"\n', "rows\\"))
    written.add("ยังไม่มีคำแปล", "")
    wrapped = tmp_path / "ita.po"
    with wrapped.open("wb") as file:
        write_po(file, written, width=40)

    with wrapped.open("rb") as file:
        expected = {
            message.id if isinstance(message.id, str) else message.id[0]: (message.string,)
            if isinstance(message.string, str)
            else tuple(message.string)
            for message in read_po(file)
            if message.id and message.id != "ยังไม่มีคำแปล"
        }
    assert read(wrapped) == expected


def test_a_text_without_english_is_told_of_and_said_in_thai() -> None:
    wording.speak("en")

    with pytest.warns(UserWarning, match="no en for 'ไม่มีในรายการ'"):
        assert _("ไม่มีในรายการ") == "ไม่มีในรายการ"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "Confirm 0 files"), (1, "Confirm 1 file"), (2, "Confirm 2 files")]
)
def test_english_has_a_form_of_its_own_for_one(count: int, said: str) -> None:
    wording.speak("en")

    assert _n("ยืนยันนำเข้า {count} ไฟล์", count).format(count=count) == said


def test_thai_has_one_form_for_any_count() -> None:
    assert [_n("ยืนยันนำเข้า {count} ไฟล์", count) for count in (1, 2)] == ["ยืนยันนำเข้า {count} ไฟล์"] * 2


def test_every_column_and_table_has_its_words_in_both_languages() -> None:
    folder = ROOT / "ita" / "words"
    for name in ("columns.csv", "tables.csv"):
        for row in headings.rows_of(folder / name).values():
            assert row["th"].strip(), (name, row["name"])
            assert row["en"].strip(), (name, row["name"])


def test_a_name_stands_once_among_the_columns_and_once_among_the_tables() -> None:
    for name in ("columns.csv", "tables.csv"):
        lines = (ROOT / "ita" / "words" / name).read_text(encoding="utf-8").splitlines()
        names = [line.partition(",")[0] for line in lines]
        assert len(names) == len(set(names)), name


def test_the_columns_of_every_table_have_headings() -> None:
    assert {column for _title, columns in headings.TABLES.values() for column in columns} <= set(
        headings.COLUMNS
    )


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_table_says_the_same_heading_of_two_columns(language: str) -> None:
    wording.speak(language)
    for name, (_title, columns) in headings.TABLES.items():
        said = [headings.heading_of(column) for column in columns]
        assert len(said) == len(set(said)), (name, said)
