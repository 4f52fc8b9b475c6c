"""Letters nobody sees, columns told twice, names of files, and −0: decided at the door, with cell and remedy."""

import io
from pathlib import Path

import openpyxl
import pytest
from conftest import WriteData, frame, workbook_bytes
from hypothesis import given
from hypothesis import strategies as st

from ita import agency_workbook, freshness, measures, memo, workbook
from ita import rows as row_types
from ita.contracts import Refusal, forbidden, typed, visible, without_invisible
from ita.errors import RuleBookError
from ita.ingest import clean, load, quick, sources
from ita.ingest.report import FileReport
from ita.measures import Measure, Plan
from ita.store import Store, open_current

HEAD = "agency_id,fiscal_year,node,score,level,source\n"
ROW = "a1,2565,overall,91.25,,เอกสาร\n"
FORBIDDEN = [
    "\x07",
    "\x1b",
    "\x7f",
    "\x85",
    "\x9f",
    "\u202e",
    "\u2066",
    "\ufff9",
    "\ufffe",
    "\U000e0041",
]
INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\ufeff", "\u00ad"]


def report_of(data: Path, name: str) -> FileReport:
    return next(one for one in load.make(data).files if one.file.endswith(name))


def test_names_places_and_sources_with_letters_no_input_may_hold_are_refused_with_their_cells(
    write_data: WriteData,
) -> None:
    columns = ("agency_id", "agency_name", "agency_type", "district", "province", "source")
    rows, expected = [], []
    for number, letter in enumerate(FORBIDDEN, start=2):
        place = 1 + number % 5
        row = [f"n{number}", f"อบต.ใหม่{number}", "อบต.", "เหนือ", "ทดลอง", "เอกสาร"]
        row[place] = f"ข้าง{letter}ใน"
        rows.append(row)
        expected.append((f"{'ABCDEF'[place]}{number}", f"U+{ord(letter):04X}"))
    text = "\n".join(",".join(row) for row in [columns, *rows])
    data = write_data({"x.csv": HEAD + ROW, "new.csv": text})

    refusals = report_of(data, "new.csv").refusals

    told = [(one.cell, one.expected.rpartition(" ")[2]) for one in refusals]
    assert sorted(told) == sorted(expected)
    assert all(f"ข้าง[{code}]ใน" == one.found for one, (_cell, code) in zip(refusals, told, strict=True))


def test_marks_nobody_sees_are_taken_out_of_names_and_their_owner_is_told(write_data: WriteData) -> None:
    """Copies from the web hold them between Thai words: an officer cannot see them, and has no way to take them out."""
    rows = [f"n{ord(letter)},อบต.{letter}ใหม่{letter}ที่{ord(letter)},อบต.\n" for letter in INVISIBLE]
    data = write_data({"x.csv": HEAD + ROW, "new.csv": "agency_id,agency_name,agency_type\n" + "".join(rows)})

    report = report_of(data, "new.csv")

    assert report.refusals == []
    assert [(one.cell, one.found) for one in report.warnings] == [("B2", f"อบต.ใหม่ที่{ord(INVISIBLE[0])}")]
    assert f"{len(INVISIBLE)} เซลล์" in report.warnings[0].hint
    names = {row["agency_name"] for row in open_current(data).rows("lookup/known_agencies")}
    assert {f"อบต.ใหม่ที่{ord(letter)}" for letter in INVISIBLE} <= names


def test_marks_nobody_sees_in_headings_and_scores_are_mended_without_a_word(write_data: WriteData) -> None:
    text = "agency\u200b_id,fiscal_year\ufeff,node,sc\u00adore\na1,25\u200b65,overall,\u200b91.25\u200b\n"
    data = write_data({"x.csv": text})

    report = report_of(data, "x.csv")

    assert (report.refusals, report.warnings, report.accepted) == ([], [], 1)


def test_an_agency_is_known_by_its_name_whatever_nobody_sees_in_it(write_data: WriteData) -> None:
    data = write_data(
        {"x.csv": "agency_name,fiscal_year,node,score\nเทศบาล\u200bตำบล\u200bกลางน้ำ,2565,overall,80\n"}
    )

    assert report_of(data, "x.csv").refusals == []


def test_names_of_sheets_and_files_are_looked_at_too(write_data: WriteData, tmp_path: Path) -> None:
    rows: list[list[object]] = [["agency_id", "fiscal_year", "node", "score"], ["a1", 2565, "overall", 91.25]]
    book = workbook_bytes({"ผล\u202eคะแนน": rows}, tmp_path)
    data = write_data({"x.xlsx": book, "y\u202e.csv": HEAD + ROW})

    reports = {one.file: one.refusals for one in load.make(data).files}

    assert ["U+202E" in one.expected for one in reports["scores/x.xlsx"]] == [True]
    assert ["U+202E" in one.expected for one in reports["scores/y\u202e.csv"]] == [True]


@pytest.mark.parametrize("letter", ["\u202e", "\u200b"])
def test_the_quick_way_looks_at_letters_as_the_careful_way_does(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, letter: str
) -> None:
    data = write_data({"x.csv": HEAD + f"a1,2565,overall,91.25,,เอก{letter}สาร\n"})
    careful = report_of(data, "x.csv")
    monkeypatch.setattr(quick, "LARGE_BYTES", 0)

    assert report_of(data, "x.csv").refusals == careful.refusals
    assert report_of(data, "x.csv").warnings == careful.warnings


def test_the_rule_book_is_refused_with_file_row_and_code(write_data: WriteData) -> None:
    data = write_data({"x.csv": HEAD + ROW})
    path = data / "reference" / "advice.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ทบทวน", "ทบ\u202eทวน", 1), encoding="utf-8")

    with pytest.raises(RuleBookError, match=r"advice\.csv แถว 2: action_th พบ “ทบ\[U\+202E\]ทวน.* U\+202E"):
        load.make(data)


def test_what_is_typed_into_a_plan_keeps_only_letters_that_can_be_seen(tmp_path: Path) -> None:
    text = "ก\u202eข\u200bค\x07ง"
    plan = Plan(
        "a1",
        2566,
        by=text,
        measures=(Measure("m", "own", "", text, None, text, f"{text}\n{text}2", text, text, text),),
    )

    saved = measures.save(tmp_path, plan).plan

    (one,) = saved.measures
    assert (saved.by, one.activity, one.steps, one.unit) == ("กขคง", "กขคง", "กขคง\nกขคง2", "กขคง")


def test_memo_export_and_workbook_are_written_whatever_letters_still_got_in(write_data: WriteData) -> None:
    """A data folder of before, and a file named so in the folder of scores: nothing in the way of a paper."""
    data = write_data({"x.csv": HEAD + ROW})
    load.make(data)
    build = next((data / "build").glob("ita-*.duckdb"))
    import duckdb

    with duckdb.connect(str(build)) as held:
        held.execute(
            "update agency set short_name = 'อบต.' || chr(7) || chr(8238), district = chr(27) || 'ก'"
        )
        held.execute("update score set source = chr(1) || 'ส', source_file = chr(31)")
    store = Store(build.rename(build.with_name(freshness.build_name(build.name[4:20], build))))
    made = memo.document(store, agency_id="a1", fiscal_year=2565)

    assert memo.docx(made)
    assert memo.pdf(made)
    assert "[U+0007]" in memo.text(made)
    book = workbook.excel(*agency_workbook.agency_tables(store, "a1", 2565, None))
    cells = [
        cell for sheet in openpyxl.load_workbook(io.BytesIO(book)) for row in sheet.values for cell in row
    ]
    assert any("[U+" in str(cell) for cell in cells)
    store.close()


@given(st.text())
def test_nothing_forbidden_is_left_in_what_is_shown_or_typed(text: str) -> None:
    assert forbidden(visible(text)) == forbidden(typed(text)) == ""
    assert without_invisible(typed(text)) == typed(text)


@given(
    st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B))
    | st.sampled_from(["a\tb\nc\r", " "])
)
def test_thai_text_with_tabs_and_lines_is_never_touched(text: str) -> None:
    assert visible(text) == typed(text) == without_invisible(text) == text


@pytest.mark.parametrize("found", ["-0", "-0.00"])
@pytest.mark.parametrize("is_quick", [False, True])
def test_minus_nothing_is_nothing(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, found: str, is_quick: bool
) -> None:
    monkeypatch.setattr(quick, "LARGE_BYTES", 0 if is_quick else quick.LARGE_BYTES)
    data = write_data({"x.csv": HEAD + f"a1,2565,overall,{found},,\n"})
    load.make(data)

    kept = frame(open_current(data), row_types.Scores, agency_id="a1", fiscal_year=2565, node="overall")[
        "score"
    ]

    assert str(float(kept.iloc[0])) == str(clean.score(found)) == "0.0"


def test_a_refusal_shows_the_code_of_what_nobody_sees() -> None:
    refusal = Refusal("ก\x07", "A1", "ข\u202e", "", "")

    assert (refusal.sheet, refusal.found) == ("ก[U+0007]", "ข[U+202E]")
    assert sources.Said().as_json()
