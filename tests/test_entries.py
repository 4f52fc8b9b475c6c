"""Notes on years and checklists of documents: revisions as files, two people at once, and what the papers say of them."""

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hostile_texts import NAME, TEXTS
from hypothesis import given, settings
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from ita import agency_workbook, measures, memo, workbook
from ita.errors import ItaError
from ita.measures import Entries, Shelf
from ita.measures.entries import merged
from ita.store import Store

CLIMBER = {"agency_id": "sample-sao-climber", "fiscal_year": 2568}
SHELVES = {"notes": measures.notes("a1"), "checklist-2569": measures.checklist("a1", 2569)}
of_each = pytest.mark.parametrize("shelf", SHELVES.values(), ids=SHELVES)


def keep(
    data: Path, shelf: Shelf[Entries], by: str = "ก", base: Entries | None = None, **texts: str
) -> Entries:
    """Saved as an edit of the base, else of the newest revision."""
    base = base or measures.newest_entries(data, shelf)
    edit = replace(base, by=by, based_on=base.revision).having({**base.content, **texts})
    saved = measures.keep(data, shelf, edit)
    assert not saved.conflicts
    return saved.plan


@of_each
def test_what_is_saved_is_read_back_as_it_was(tmp_path: Path, shelf: Shelf[Entries]) -> None:
    keep(tmp_path, shelf, k1="เปลี่ยนนายก")

    found = measures.newest_entries(tmp_path, shelf)

    assert (found.revision, found.by, found.based_on, found.content) == (1, "ก", 0, {"k1": "เปลี่ยนนายก"})
    assert found.at.endswith("+07:00")


@of_each
def test_a_revision_is_a_file_of_its_own_and_never_overwritten(tmp_path: Path, shelf: Shelf[Entries]) -> None:
    keep(tmp_path, shelf, k1="ก")
    path = tmp_path / "measures" / "a1" / shelf.empty.place / "0001.json"
    written = path.read_bytes()

    keep(tmp_path, shelf, k1="ข")

    assert path.read_bytes() == written
    assert [one.revision for one in measures.kept(tmp_path, shelf)] == [2, 1]


@of_each
def test_the_same_again_makes_no_revision(tmp_path: Path, shelf: Shelf[Entries]) -> None:
    keep(tmp_path, shelf, k1="ก")

    assert keep(tmp_path, shelf, by="ข", k1="ก ").revision == 1


@of_each
def test_a_text_taken_out_is_gone_from_the_next_revision_only(tmp_path: Path, shelf: Shelf[Entries]) -> None:
    keep(tmp_path, shelf, k1="ก", k2="ข")

    keep(tmp_path, shelf, k1="")

    assert [one.content for one in measures.kept(tmp_path, shelf)] == [{"k2": "ข"}, {"k1": "ก", "k2": "ข"}]


@of_each
def test_nobody_saves_without_a_name(tmp_path: Path, shelf: Shelf[Entries]) -> None:
    with pytest.raises(ItaError, match="ใครบันทึก"):
        keep(tmp_path, shelf, by=" ", k1="ก")


@pytest.mark.parametrize("agency_id", ["../a1", "a/b", "", ".hidden", "a\\b"])
def test_an_agency_id_cannot_leave_the_folder(tmp_path: Path, agency_id: str) -> None:
    with pytest.raises(ItaError, match="โฟลเดอร์"):
        measures.notes_by_year(tmp_path, agency_id)


@of_each
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("0002.json", "{", "เสียหาย"),
        ("0002.json", "[]", "เสียหาย"),
        ("0002.json", '{"format": "ita-measures-1"}', "เสียหาย"),
        ("0002.json", "[" * 100_000, "เสียหาย"),
        ("note.txt", "x", "ไม่ใช่ไฟล์"),
        ("0002.json", None, "รุ่นอื่น"),
    ],
)
def test_a_broken_or_foreign_file_is_told_and_the_rest_still_serves(
    tmp_path: Path, shelf: Shelf[Entries], name: str, content: str | None, said: str
) -> None:
    keep(tmp_path, shelf, k1="ก")
    folder = tmp_path / "measures" / "a1" / shelf.empty.place
    first = (folder / "0001.json").read_text(encoding="utf-8")
    (folder / name).write_text(content or first, encoding="utf-8")
    os.utime(folder / name, (0, 0))

    (fault,) = measures.unusable(tmp_path, shelf)

    assert said in fault.what
    assert keep(tmp_path, shelf, k1="ข").revision == (3 if name == "0002.json" else 2)


@pytest.mark.parametrize("flaw", [{"texts": {"2566": 1}}, {"texts": ["2566"]}, {"revision": "1"}, {"at": ""}])
def test_a_file_that_holds_something_else_is_a_broken_one(tmp_path: Path, flaw: dict[str, object]) -> None:
    shelf = measures.notes("a1")
    keep(tmp_path, shelf, **{"2566": "ก"})
    path = tmp_path / "measures" / "a1" / "notes" / "0001.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | flaw), encoding="utf-8")

    assert measures.newest_entries(tmp_path, shelf).revision == 0


@of_each
def test_two_people_at_different_texts_are_both_kept_and_told(tmp_path: Path, shelf: Shelf[Entries]) -> None:
    first = keep(tmp_path, shelf, k1="ก")
    keep(tmp_path, shelf, by="ข", base=first, k2="ข")

    edit = replace(first, by="ค", based_on=1).having({"k1": "ก", "k3": "ค"})
    saved = measures.keep(tmp_path, shelf, edit)

    assert saved.plan.content == {"k1": "ก", "k2": "ข", "k3": "ค"}
    assert [(one.measure_id, one.theirs) for one in saved.merged_with] == [("k2", "ข")]


@of_each
@pytest.mark.parametrize(("choice", "text"), [("theirs", "ข"), ("ours", "ค")])
def test_one_text_changed_differently_is_a_conflict_that_is_decided(
    tmp_path: Path, shelf: Shelf[Entries], choice: str, text: str
) -> None:
    first = keep(tmp_path, shelf, k1="ก")
    keep(tmp_path, shelf, by="ข", base=first, k1="ข")
    edit = replace(first, by="ค", based_on=1).having({"k1": "ค"})

    (conflict,) = measures.keep(tmp_path, shelf, edit).conflicts
    assert (conflict.before, conflict.theirs, conflict.ours) == ("ก", "ข", "ค")
    assert measures.newest_entries(tmp_path, shelf).revision == 2

    measures.keep(tmp_path, shelf, edit, {"k1": choice})
    assert measures.newest_entries(tmp_path, shelf).content == {"k1": text}


texts = some.dictionaries(some.sampled_from(["1", "2", "3"]), some.sampled_from(["", "ก", "ข"]))


@settings(max_examples=200, deadline=None)
@given(texts, texts, texts)
def test_no_edit_is_lost_without_being_told(before: dict, theirs: dict, ours: dict) -> None:
    sides = [Entries("a1", "notes").having(one) for one in (before, theirs, ours)]

    found, conflicts = merged(*sides, {})

    told = {one.measure_id for one in conflicts}
    for side in sides[1:]:
        for key in "123":
            text = side.content.get(key, "")
            if text != sides[0].content.get(key, "") and key not in told:
                assert dict(found.texts).get(key, "") == text


def test_a_note_is_one_line_of_visible_letters_and_not_too_long(tmp_path: Path) -> None:
    keep(tmp_path, measures.notes("a1"), **{"2566": " เปลี่ยน\n\tนายก\u200b " + "ก" * 300})

    note = measures.notes_by_year(tmp_path, "a1")[2566]

    assert note.startswith("เปลี่ยน นายก ก")
    assert len(note) == 200


def test_the_memo_tells_the_notes_of_its_five_years_in_the_part_on_history(store: Store) -> None:
    notes = {2550: "นานแล้ว", 2566: "เปลี่ยนนายก", 2568: NAME}

    lines = memo.text(memo.document(store, **CLIMBER, digits="arabic", notes=notes)).splitlines()

    (told,) = [line for line in lines if "บันทึกของหน่วยงาน" in line]
    assert told.endswith(f"พ.ศ. 2566 เปลี่ยนนายก · พ.ศ. 2568 {NAME}")
    assert "นานแล้ว" not in told
    after = lines[lines.index(told) :]
    assert any("คะแนนภาพรวมรายปี" in line for line in after)
    assert memo.docx(memo.document(store, **CLIMBER, notes=notes))
    assert memo.pdf(memo.document(store, **CLIMBER, notes=notes))


def test_the_workbook_has_the_notes_beside_the_years_and_on_its_cover(store: Store) -> None:
    notes = {2566: "=1+1", 2568: "เปลี่ยนนายก"}

    sheets = agency_workbook.agency_tables(store, **CLIMBER, notes=notes)
    book = openpyxl.load_workbook(io.BytesIO(workbook.excel(*sheets)))

    head, *rows = book["คะแนนภาพรวมรายปี"].iter_rows()
    (column,) = [cell.column - 1 for cell in head if cell.value == "บันทึกของหน่วยงาน"]
    told = {row[0].value: row[column] for row in rows}
    assert {year: cell.value for year, cell in told.items() if cell.value} == notes
    assert told[2566].data_type == "s"
    cover = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows(max_col=2)}
    assert cover["บันทึกของหน่วยงาน"] == "2566 =1+1 · 2568 เปลี่ยนนายก"


def _page() -> None:
    from ita.ui.views import notes

    notes.show("a1")
    notes.edit("a1", [2566, 2568])


def test_a_note_is_typed_saved_and_shown_letter_by_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITA_DATA", str(tmp_path))
    app = AppTest.from_function(_page)
    app.session_state["notes_box"] = True
    app.run()

    hostile = f"{TEXTS[0]} {TEXTS[2]} {TEXTS[6]}"
    app.text_input[1].set_value(hostile)
    app.text_input(key="saved_by").set_value("สมชาย").run()
    app.button(key="save_notes").click().run()

    assert not app.exception
    assert measures.notes_by_year(tmp_path, "a1") == {2566: hostile}
    shown = app.get("html")[0].proto.body
    assert "<li><b>2566</b>" in shown
    assert "<img" not in shown
    assert "&lt;img src=x" in shown


def test_two_people_at_one_note_choose_between_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(tmp_path))
    app = AppTest.from_function(_page)
    app.session_state["notes_box"] = True
    app.run()
    app.text_input[1].set_value("ของเรา").run()
    keep(tmp_path, measures.notes("a1"), by="ก้อย", **{"2566": "ของเขา"})

    app.text_input(key="saved_by").set_value("สมชาย").run()
    app.button(key="save_notes").click().run()
    assert app.button(key="save_decided_texts").disabled
    app.radio[0].set_value("ours").run()
    app.button(key="save_decided_texts").click().run()

    assert not app.exception
    assert measures.notes_by_year(tmp_path, "a1") == {2566: "ของเรา"}
