"""Documents say what is there."""

import ast
import re
from pathlib import Path

import pytest

from ita.contracts import HEADINGS
from ita.ingest.reference import TABLES
from ita.ui.menu import PAGE_TITLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("stem", list(PAGE_TITLES))
def test_the_readme_lists_every_page_with_its_question(stem: str) -> None:
    _section, title, question = PAGE_TITLES[stem]

    assert f"| {title} | {question} | `pages/{stem}.py` |" in README


def test_every_page_is_in_the_menu() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGE_TITLES)


def test_every_link_in_the_documents_leads_somewhere() -> None:
    for path in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "data" / "README.md",
    ]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


def test_every_command_of_the_readme_exists() -> None:
    from ita.cli import app

    names = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }

    assert set(re.findall(r"python -m ita ([\w-]+)", README)) <= names
    assert names <= set(re.findall(r"ita ([\w-]+)", README))


def test_every_file_of_the_rule_book_is_loaded() -> None:
    assert {path.stem for path in (ROOT / "data" / "reference").glob("*.csv")} == set(TABLES)


def test_the_glossary_explains_every_column_scripts_depend_on() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    columns = "agency_id agency_name agency_type district province fiscal_year node score level status source_file source_sheet source_cell"

    assert [column for column in columns.split() if f"`{column}`" not in glossary] == []


def names_in_use() -> set[str]:
    """Columns of queries and of the rule book, columns files may have, and what code calls its fields and parameters."""
    names = set(HEADINGS.values())
    for path in (ROOT / "data" / "reference").glob("*.csv"):
        names |= set(path.read_text(encoding="utf-8-sig").splitlines()[0].split(","))
    for path in (ROOT / "ita").rglob("*.py"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                names.add(one.target.id)
            elif isinstance(one, ast.arg):
                names.add(one.arg)
    return names


def test_the_glossary_names_nothing_that_is_called_otherwise() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    first_cells = [line.split("|")[1] for line in glossary.splitlines() if line.startswith("| ")]

    explained = {name for cell in first_cells for name in re.findall(r"`([^`]+)`", cell)}

    assert len(explained) > 50
    assert sorted(explained - names_in_use()) == []


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda page: page.stem)
def test_no_page_is_longer_than_a_storyboard(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 60


def test_no_page_writes_raw_html_or_sql() -> None:
    for path in [*(ROOT / "ita").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert "unsafe_allow_html" not in text, path
        assert not re.search(r"[\"'](?:select|insert|update|delete|with) .* (?:from|into|set) ", text), path


def test_no_year_level_or_weight_of_the_rule_book_stands_in_code() -> None:
    for path in [
        *(ROOT / "ita").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
        *(ROOT / "queries").rglob("*.sql"),
    ]:
        # Made-up places have years of their own.
        if path.parent.name == "samples":
            continue
        code = re.sub(
            r'""".*?"""|#[^\n]*|--[^\n]*|"[^"\n]*[ก-๙][^"\n]*"',
            "",
            path.read_text(encoding="utf-8"),
            flags=re.S,
        )
        assert not re.search(r"\b25[5-7]\d\b", code.replace("2555", "")), path
        assert not re.search(r"ผ่านดี|ต้องปรับปรุง|EXCELLENT", code), path


def test_every_test_file_and_target_contributors_are_sent_to_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M)

    named = set(re.findall(r"`(test_\w+\.py)`", text))

    assert len(named) > 10
    assert [name for name in named if not (ROOT / "tests" / name).is_file()] == []
    assert set(re.findall(r"`make ([a-z-]+)`", text + README)) <= set(targets)
