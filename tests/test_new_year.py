"""A year of the rule book begun like another: every file or none, nothing claimed, and what is lacking is named."""

import csv
import errno
import shutil
from collections import Counter
from pathlib import Path

import pytest
from commands import ita
from conftest import LayRuleBook, WriteData, frame

from ita import queries, sentences
from ita.errors import DiskError, ItaError, RuleBookError
from ita.ingest import load, new_year
from ita.rows import IncompleteYears, OverallStanding, Tree
from ita.store import open_current

SCORE = (
    "agency_id,fiscal_year,node,score\na1,2570,IIT,80\na1,2570,EIT1,90\na1,2570,EIT2,100\na1,2570,OIT,70\n"
)


@pytest.fixture
def data(tmp_path: Path, lay_rule_book: LayRuleBook) -> Path:
    lay_rule_book(tmp_path)
    return tmp_path


def rows(data: Path, stem: str) -> list[dict[str, str]]:
    with (data / "reference" / f"{stem}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def texts(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data / "reference").iterdir()}


def test_a_year_begun_like_another_computes_as_that_one_does(write_data: WriteData) -> None:
    data = write_data({"x.csv": SCORE})

    new_year.begin(data, 2570, 2568)

    assert load.make(data).build is not None
    store = open_current(data)
    (row,) = frame(store, OverallStanding, agency_id="a1", fiscal_year=2570).to_dict("records")
    # 0.30 × 80 + 0.15 × 90 + 0.15 × 100 + 0.40 × 70
    assert (row["score"], row["level_th"]) == (pytest.approx(80.5), "ต้องปรับปรุง")
    # parts count alike in every year by a supposition of the program's own, which is less sure still
    assert set(frame(store, Tree, fiscal_year=2570)["confidence"]) == {"assumed", "low"}


def test_every_row_of_the_new_year_is_assumed_and_says_where_it_comes_from(data: Path) -> None:
    before = Counter(row["fiscal_year"] for row in rows(data, "questions"))

    new_year.begin(data, 2570, 2568)

    mine = [row for row in rows(data, "questions") if row["fiscal_year"] == "2570"]
    assert len(mine) == before["2568"]
    assert {(row["confidence"], row["source"]) for row in mine} == {("assumed", "คัดลอกจากปี 2568 ยังไม่ยืนยัน")}
    assert [row["rule"] for row in rows(data, "fiscal_years") if row["fiscal_year"] == "2570"] == ["assumed"]
    levels = [row["level"] for row in rows(data, "levels") if row["fiscal_year_from"] == "2570"]
    assert levels == ["EXCELLENT", "GOOD", "PASS", "IMPROVE", "URGENT"]


def test_the_lines_of_other_years_stay_as_they_were(data: Path) -> None:
    before = texts(data)

    new_year.begin(data, 2570, 2568)

    for name, content in texts(data).items():
        assert content.startswith(before[name]), name


@pytest.mark.parametrize(("fiscal_year", "like"), [(2567, 2568), (2569, 2568), (2570, 2569), (2570, 2575)])
def test_a_year_that_is_there_or_one_without_a_rule_is_refused_and_nothing_is_written(
    data: Path, fiscal_year: int, like: int
) -> None:
    before = texts(data)

    with pytest.raises(ItaError):
        new_year.begin(data, fiscal_year, like)

    assert texts(data) == before


def test_the_same_order_again_changes_nothing(data: Path) -> None:
    new_year.begin(data, 2570, 2568)
    once = texts(data)

    with pytest.raises(ItaError, match=r"มีแถวของปี 2570 แล้ว"):
        new_year.begin(data, 2570, 2567)

    assert texts(data) == once


def test_a_rule_book_that_would_contradict_itself_is_not_written(data: Path) -> None:
    path = data / "reference" / "instruments.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2568,IIT,,30,", "2568,IIT,,31,", 1), encoding="utf-8")
    before = texts(data)

    with pytest.raises(RuleBookError):
        new_year.begin(data, 2570, 2568)

    assert texts(data) == before


def test_a_disk_that_fills_up_half_way_leaves_the_rule_book_as_it_was(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(data)
    failed = []
    whole = new_year.disk.write

    def full_at_levels(path: Path, content: str) -> None:
        if path.name == "levels.csv" and not failed:
            failed.append(path)
            raise OSError(errno.ENOSPC, "full", str(path))
        whole(path, content)

    monkeypatch.setattr(new_year.disk, "write", full_at_levels)

    with pytest.raises(DiskError):
        new_year.begin(data, 2570, 2568)

    assert failed
    assert texts(data) == before


def test_what_a_killed_order_left_is_completed_by_the_next(data: Path) -> None:
    former = shutil.copytree(data / "reference", data / "former")
    new_year.begin(data, 2570, 2568)
    whole = texts(data)
    for stem in ("fiscal_years", "levels"):
        shutil.copy(former / f"{stem}.csv", data / "reference" / f"{stem}.csv")

    new_year.begin(data, 2570, 2568)

    assert texts(data) == whole


def test_the_command_lists_what_a_person_must_confirm_and_add(data: Path) -> None:
    done = ita(data, "new-year", "2570", "--like", "2567")

    assert done.returncode == 0
    assert "instruments.csv: 5 แถวของปี 2570 ยืนยันกับคู่มือ" in done.stdout
    assert "issues.csv: ปี 2567 ไม่มีแถว ต้องเพิ่มเอง" in done.stdout
    assert "national.csv: ไม่คัดลอก" in done.stdout


def test_a_year_without_levels_or_issues_is_named_and_a_whole_one_is_not(write_data: WriteData) -> None:
    data = write_data({"x.csv": SCORE})
    new_year.begin(data, 2570, 2567)
    path = data / "reference" / "levels.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("2570,")), encoding="utf-8")
    load.make(data)

    lacking = queries.typed(open_current(data), IncompleteYears)

    found = [(row["fiscal_year"], row["reference_file"]) for row in lacking]
    # The seven issues are known since 2568 only: the years before lack nothing.
    assert found == [(2570, "issues.csv"), (2570, "levels.csv")]
    assert sentences.incomplete_year(lacking, 2570).endswith("issues.csv levels.csv")
    assert sentences.incomplete_year(lacking, 2568) == ""
