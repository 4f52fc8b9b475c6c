"""Rooms a stranger finds: no circle of imports, no file too long to read, and documents that name every room."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita.ui.menu import PAGE_TITLES

ROOT = Path(__file__).resolve().parent.parent
LONGEST, LONGEST_PAGE = 300, 60
# Longer than a file may be, and how long each may stay until it is parted. This list may only shrink.
TOO_LONG = {
    "tests/test_measures.py": 341,
    "tests/bench.py": 338,
    "tests/test_disk.py": 554,
    "tests/test_pages.py": 413,
    "tests/layouts.py": 407,
    "tests/test_imports.py": 387,
    "tests/test_browser.py": 337,
    "tests/test_measures_pages.py": 322,
}
PRODUCT = [*(ROOT / "ita").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
MADE = ROOT / "ita" / "rows.py"  # written by `ita types`
HELD = [
    ROOT / "dashboard.py",
    *(path for path in PRODUCT if path != MADE),
    *(ROOT / "tests").glob("*.py"),
    *(ROOT / "queries").rglob("*.sql"),
]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path, modules: set[str]) -> Iterator[str]:
    """Modules of ours a file imports, anywhere in it: at its top, inside a function, or for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in modules)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written from the root"
            for one in node.names:
                inside = f"{node.module}.{one.name}"
                if inside in modules or node.module in modules:
                    yield inside if inside in modules else str(node.module)


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Groups of names that lead to one another."""
    reached: dict[str, set[str]] = {}
    for start in arrows:
        seen: set[str] = set()
        ahead = list(arrows[start])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += arrows.get(name, ())
        reached[start] = seen
    in_circle = {name for name in arrows if name in reached[name]}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached.get(other, ())))
        for name in in_circle
    }
    return [list(group) for group in sorted(groups)]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_circle_is_found_and_a_fork_is_none() -> None:
    assert circles({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}) == []
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}}) == [["b", "c"], ["d"]]


def test_no_modules_import_one_another_in_a_circle() -> None:
    modules = {module_name(path): path for path in PRODUCT}

    assert circles({name: set(imported(path, set(modules))) for name, path in modules.items()}) == []


def test_no_file_is_longer_than_a_sitting() -> None:
    held = {path.relative_to(ROOT).as_posix(): lines(path) for path in HELD}

    assert {name: count for name, count in held.items() if count > max(LONGEST, TOO_LONG.get(name, 0))} == {}


def test_the_list_of_long_files_only_shrinks() -> None:
    assert [name for name in TOO_LONG if not (ROOT / name).is_file() or lines(ROOT / name) <= LONGEST] == []


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda page: page.stem)
def test_a_page_is_no_longer_than_a_storyboard(page: Path) -> None:
    assert lines(page) <= LONGEST_PAGE


def test_the_pages_of_the_menu_and_the_pages_there_are_are_the_same() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGE_TITLES)


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda page: page.stem)
def test_a_page_takes_what_it_alone_needs_from_the_view_of_its_name(page: Path) -> None:
    views = re.findall(r"^from ita\.ui\.views import (\w+) as view$", page.read_text(encoding="utf-8"), re.M)

    assert views in ([], [page.stem])


def named_in_the_tree(indent: int) -> dict[str, set[str]]:
    """Rooms of the tree in architecture.md at this depth, by the room of `ita` whose line stands above them."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    tree = text.partition("```\n")[2].partition("```")[0].partition("\nita/")[2]
    named: dict[str, set[str]] = {}
    above = ""
    for line in tree.splitlines()[1:]:
        depth = len(line) - len(line.lstrip())
        rooms = set(re.split(r"\s{2,}", line.strip())[0].split(" | "))
        if depth == 2:
            above = next((one for one in ("ui", "proofread", "ingest") if one in rooms), "")
        if depth == indent and depth:
            named.setdefault(above if depth > 2 else "", set()).update(rooms)
    return named


def rooms_of(folder: Path) -> set[str]:
    found = {path.stem for path in folder.glob("*.py")} | {
        path.parent.name for path in folder.glob("*/__init__.py")
    }
    return found - {"__init__", "__main__"}


def test_the_tree_in_architecture_names_every_room_and_no_other() -> None:
    assert named_in_the_tree(2) == {"": rooms_of(ROOT / "ita")}
    assert named_in_the_tree(4) == {
        room: rooms_of(ROOT / "ita" / room) for room in ("ui", "proofread", "ingest")
    }
