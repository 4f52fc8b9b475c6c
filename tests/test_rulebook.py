"""The rule book kept as a database: a build that starts from it holds what one made from the files holds."""

import shutil
from pathlib import Path

import duckdb
import pytest
from conftest import AGENCIES, REFERENCE

from ita.errors import RuleBookError
from ita.ingest import load

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with nothing built in it: four agencies and one score of each of two years."""
    data = tmp_path / "data"
    shutil.copytree(REFERENCE, data / "reference")
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    scores = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\na1,2566,IIT,80\n"
    (data / "scores" / "x.csv").write_text(scores, encoding="utf-8")
    return data


def kept(data: Path) -> list[Path]:
    return sorted((data / "build").glob("rulebook-*"))


def rows(data: Path) -> Rows:
    """Every row of every table of the build that is made now."""
    build = load.make(data).build
    assert build is not None
    with duckdb.connect(str(build), read_only=True) as opened:
        tables = [name for (name,) in opened.execute("select table_name from duckdb_tables()").fetchall()]
        assert {"node", "edge", "leaf_weight", "leverage", "question_issues", "figure"} <= set(tables)
        return {name: sorted(opened.table(name).fetchall(), key=repr) for name in tables}


def write_over(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_build_from_the_kept_rule_book_holds_the_same_rows(data: Path) -> None:
    from_files = rows(data)
    (book,) = kept(data)
    made_at = book.stat().st_mtime_ns

    from_kept = rows(data)

    assert from_kept == from_files
    assert [path.stat().st_mtime_ns for path in kept(data)] == [made_at]


def test_another_rule_book_takes_the_place_of_the_one_kept(data: Path) -> None:
    load.make(data)
    (former,) = kept(data)
    write_over(data / "reference" / "provinces.csv", "Phuket", "Pearl of the South")

    names = [row[1] for row in rows(data)["province"]]

    (book,) = kept(data)
    assert book != former
    assert ("Pearl of the South" in names, "Phuket" in names) == (True, False)


def test_a_damaged_rule_book_is_made_anew(data: Path) -> None:
    whole = rows(data)
    (book,) = kept(data)
    content = bytearray(book.read_bytes())
    content[len(content) // 2] ^= 0xFF
    book.write_bytes(content)

    mended = rows(data)

    assert mended == whole
    assert [path.read_bytes() for path in kept(data)] != [bytes(content)]


def test_a_rule_book_that_contradicts_itself_is_refused_each_time_and_never_kept(data: Path) -> None:
    write_over(data / "reference" / "provinces.csv", "province,", "somewhere,")

    for _time in range(2):
        with pytest.raises(RuleBookError, match=r"provinces\.csv"):
            load.make(data)

    assert kept(data) == []


def test_a_rule_book_changed_while_it_was_read_is_not_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ita.ingest import reference

    whole = reference.load

    def slow_load(build: reference.Build, folder: Path) -> None:
        whole(build, folder)
        write_over(folder / "provinces.csv", "Phuket", "Pearl of the South")

    monkeypatch.setattr(reference, "load", slow_load)

    load.make(data)

    assert kept(data) == []
