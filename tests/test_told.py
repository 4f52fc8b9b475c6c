"""A refusal is kept so that it can be said in the language of whoever reads it."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import ita
from conftest import ROOT, WriteData, workbook_bytes
from layouts import examples, write
from layouts_across import across

from ita import disk, queries, sentences, wording
from ita.contracts import Refusal
from ita.errors import DiskError, RuleBookError
from ita.ingest import imports, load
from ita.ingest.layouts import RECOGNISERS
from ita.ingest.sources import Said
from ita.rows import Refusals
from ita.store import Store
from ita.words.told import Told, packed, say, tell, unpacked

WRONG = "agency_name,district,fiscal_year,node,score\nอบต.ต้นน้ำ,เหนือ,2565,overall,เก้าสิบ\nอบต.ไม่มีจริง,,2565,overall,90\n"


@pytest.fixture
def built(write_data: WriteData) -> Iterator[tuple[load.BuildReport, list[Refusals]]]:
    good = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"
    report = load.make(write_data({"ผล.csv": WRONG, "good.csv": good}))
    assert report.build is not None
    store = Store(report.build)
    yield report, queries.typed(store, Refusals)
    store.close()


@pytest.fixture
def refusals(built: tuple[load.BuildReport, list[Refusals]]) -> list[Refusals]:
    return built[1]


def test_the_refusals_of_a_build_are_said_in_english(refusals: list[Refusals]) -> None:
    wording.speak("en")

    said = {row["cell"]: row for row in sentences.refusals(refusals)}
    assert said["E2"]["found"] == "เก้าสิบ"
    assert said["E2"]["expected"] == "a number 0–100"
    assert said["E2"]["hint"] == "A score is a number 0–100; leave the cell empty where there is none"
    assert said["A3"]["expected"] == "There is no agency “อบต.ไม่มีจริง” in the register"


def test_the_same_refusals_are_thai_for_thai_readers(refusals: list[Refusals]) -> None:
    said = {row["cell"]: row for row in sentences.refusals(refusals)}

    assert said["E2"]["expected"] == "ตัวเลข 0–100"
    assert sentences.refusals(refusals) == refusals


def test_a_refusal_in_hand_reads_as_it_does_from_the_build(
    built: tuple[load.BuildReport, list[Refusals]],
) -> None:
    report, refusals = built
    (refused,) = [file for file in report.files if file.refusals]
    wording.speak("en")

    in_hand = sentences.refusal_rows(refused.file, refused.refusals)
    from_build = [{name: row[name] for name in in_hand[0]} for row in sentences.refusals(refusals)]
    assert sorted(in_hand, key=lambda row: row["cell"]) == sorted(from_build, key=lambda row: row["cell"])


def test_a_told_text_within_another_is_said_with_it() -> None:
    value = tell("{score} ตาม {place}", score=tell("ว่าง"), place="ผล\u202e.csv")
    assert value == "ว่าง ตาม ผล[U+202E].csv"
    again = unpacked(packed(found=value, hint="เดิม"))

    wording.speak("en")
    assert {name: say(text) for name, text in again.items()} == {"found": "empty by ผล[U+202E].csv"}
    assert again["found"] == value


def test_a_text_that_was_not_told_stays_as_it_stands() -> None:
    wording.speak("en")

    assert say("อบต.ก้าวงาม") == "อบต.ก้าวงาม"
    assert packed(found="อบต.ก้าวงาม") is None
    assert unpacked(None) == {}


def test_a_list_in_a_text_is_said_text_by_text_and_kept_as_a_list() -> None:
    value = tell("{score} ตาม {place}", score=(tell("ว่าง"), "90"), place="ผล.csv")
    assert value == "ว่าง; 90 ตาม ผล.csv"
    again = unpacked(packed(found=value))["found"]

    wording.speak("en")
    assert say(again) == "empty; 90 by ผล.csv"


def test_a_line_break_in_a_fact_does_not_take_the_other_language_away() -> None:
    wording.speak("en")

    refusal = Refusal("", "E2", tell("{score} ตาม {place}", score="90", place="ก\nข"), "", "")
    assert say(refusal.found) == "90 by ก\nข"


DOUBLED = "agency_id,fiscal_year,node,score,คะแนนที่ได้\na1,2565,IIT,90,\na1,2565,overall,,91\n"


def test_two_columns_of_one_meaning_are_told_in_english_with_both_their_cells(write_data: WriteData) -> None:
    report = load.make(write_data({"ผล.csv": DOUBLED}))
    (refusal,) = next(file.refusals for file in report.files if file.refusals)
    assert refusal.found == "“score” (D1) และ “คะแนนที่ได้” (E1) D3 = ว่าง E3 = 91"

    wording.speak("en")
    assert say(refusal.found) == "“score” (D1) and “คะแนนที่ได้” (E1): D3 = empty, E3 = 91"
    assert say(refusal.expected) == "one column for each meaning"


PLAIN = {
    "tidy": "agency_id,fiscal_year,node,score\na1,2566,overall,80\n",
    "agencies": "agency_id,agency_name,agency_type\nz1,องค์การบริหารส่วนตำบลใหม่,องค์การบริหารส่วนตำบล\n",
}


@pytest.mark.parametrize("layout", RECOGNISERS)
def test_how_a_table_was_understood_is_said_in_english(
    small_build: Path, tmp_path: Path, layout: str
) -> None:
    shown = [one for one in [*examples(), *across()] if one.layout == layout]
    given = [imports.given(write(one, tmp_path, "csv"), Said(**one.said)) for one in shown]
    if layout in PLAIN:
        path = tmp_path / "plain.csv"
        path.write_text(PLAIN[layout], encoding="utf-8")
        given.append(imports.given(path))
    tables = [table for one in imports.propose(small_build, given) for table in one.report.tables]
    assert {table.layout for table in tables} == {layout}

    wording.speak("en")
    for text in [text for table in tables for text in [*table.evidence, *table.notes]]:
        assert isinstance(text, Told)
        assert re.match("[A-Z]", say(text))


def test_a_hidden_sheet_is_told_in_english(small_build: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "ผล.xlsx"
    rows: list[list[object]] = [["agency_id", "fiscal_year", "node", "score"], ["a1", 2566, "overall", 80]]
    path.write_bytes(workbook_bytes({"ผล": rows, "เดิม": [["x"]]}, tmp_path))
    book = load_workbook(path)
    book["เดิม"].sheet_state = "hidden"
    book.save(path)

    (one,) = imports.propose(small_build, [imports.given(path)])
    wording.speak("en")
    assert [say(warning.found) for warning in one.report.warnings] == ["Hidden sheets were not read: เดิม"]


def test_a_rule_book_that_does_not_hold_is_told_in_english_with_file_and_row(
    small_build: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(small_build, tmp_path / "data")
    years = data / "reference" / "fiscal_years.csv"
    lines = years.read_text(encoding="utf-8").splitlines()
    years.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")

    with pytest.raises(RuleBookError) as told:
        load.make(data)
    wording.speak("en")
    row = len(lines) + 1
    assert say(told.value.what) == (
        "The rule book in data/reference contradicts itself: "
        f"fiscal_years.csv row {row}: repeats an earlier row (fiscal_year)"
    )


def test_a_full_disk_is_told_in_english() -> None:
    wording.speak("en")

    assert isinstance(disk.full(Path("x")), DiskError)
    assert (
        say(disk.full(Path("x")).what) == "The disk is full: x could not be written, so nothing has changed"
    )


def test_an_import_with_a_damaged_record_stays_told_when_it_is_undone(
    small_build: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(small_build, tmp_path / "data")
    path = tmp_path / "ใหม่.csv"
    path.write_text("agency_id,fiscal_year,node,score\na2,2565,overall,80\n", encoding="utf-8")
    imports.take_in(data, [imports.given(path)])
    (record,) = (data / "scores" / "imported").glob("*.json")
    record.write_text("{", encoding="utf-8")
    name = record.name.removesuffix(".json")

    (before,) = imports.journal(data)
    imports.undo(data, before["id"])
    (undone,) = imports.journal(data)
    wording.speak("en")
    assert undone["undone_at"]
    for entry in (before, undone):
        assert entry["file"] == f"{name} (บันทึกข้างไฟล์เสียหาย)"
        assert say(entry["file"]) == f"{name} (the record beside the file is damaged)"


def test_a_command_asked_in_english_fails_in_english(tmp_path: Path) -> None:
    done = ita(tmp_path, "memo", "--agency", "a1", "--fiscal-year", "2565", "-o", "x.txt", "--lang", "en")

    assert done.returncode == 2
    assert "There are no score files in " in done.stderr


THAI = re.compile("[\u0e01-\u0e5b]")
MARKED = ("N_", "_", "_n")


def thai_of(node: ast.AST) -> Iterator[str]:
    """Thai texts of an expression that are not marked for the catalogue."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKED:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and THAI.search(node.value):
        yield node.value
    for inside in ast.iter_child_nodes(node):
        yield from thai_of(inside)


def test_no_refusal_and_no_failure_of_reading_is_thai_alone() -> None:
    rooms = [path for room in ("ingest", "store", "reader") for path in (ROOT / "ita" / room).rglob("*.py")]
    alone = [
        f"{path.name}:{node.lineno} {text}"
        for path in [*rooms, *(ROOT / "ita" / name for name in ("disk.py", "config.py", "register.py"))]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and re.search(r"Refusal$|Error$|^tell$", ast.unparse(node.func))
        for text in thai_of(node)
    ]
    assert alone == []
