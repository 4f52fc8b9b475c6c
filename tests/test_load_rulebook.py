"""Imports from the command, and a rule book that contradicts itself."""

from pathlib import Path

import pytest
from conftest import WriteData
from test_load import GOOD, scores_of

from ita.errors import RuleBookError
from ita.ingest import imports, load
from ita.ingest.sources import Said
from ita.store import open_current


def test_an_import_keeps_the_file_byte_for_byte_with_what_was_said_about_it(
    write_data: WriteData, tmp_path: Path
) -> None:
    data = write_data({"x.csv": GOOD})
    given = tmp_path / "ผล.csv"
    given.write_bytes("หน่วยงาน,คะแนนเฉลี่ย\nเทศบาลตำบลกลางน้ำ,80.5\n".encode("cp874"))

    imports.take_in(data, [imports.given(given, Said(fiscal_year=2566))])

    (kept,) = (data / "scores" / "imported").glob("*.csv")
    assert kept.read_bytes() == given.read_bytes()
    assert scores_of(open_current(data), agency_id="a2") == {("a2", 2566, "overall"): 80.5}


def test_a_dry_run_keeps_nothing(write_data: WriteData, tmp_path: Path) -> None:
    data = write_data({"x.csv": GOOD})
    given = tmp_path / "y.csv"
    given.write_text("agency_id,fiscal_year,node,score\na2,2565,overall,80\n", encoding="utf-8")

    (proposal,) = imports.take_in(data, [imports.given(given)], dry_run=True)

    assert proposal.report.accepted == 1
    assert not (data / "scores" / "imported").exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("instruments.csv", "2568,OIT,,40,", "2568,OIT,,50,", "instruments.csv แถว"),
        ("indicators.csv", "2568,8,EIT,", "2568,8,XIT,", "indicators.csv แถว 69"),
        (
            "sub_indicators.csv",
            "2568,9.1,9,ข้อมูลพื้นฐาน,Basic information,o1,o4,4,",
            "2568,9.1,9,ข้อมูลพื้นฐาน,Basic information,o1,o5,5,",
            "sub_indicators.csv แถว",
        ),
        (
            "fiscal_years.csv",
            "2568,ten_indicators,known,85",
            "2568,ten_indicators,known,แปดห้า",
            "fiscal_years.csv แถว 12",
        ),
        ("fiscal_years.csv", "2568,ten_indicators", "2567,ten_indicators", "ซ้ำกับแถวก่อนหน้า"),
        ("levels.csv", ",medium,", ",maybe,", "levels.csv แถว"),
    ],
)
def test_a_rule_book_that_contradicts_itself_is_refused_with_file_and_row(
    write_data: WriteData, name: str, old: str, new: str, place: str
) -> None:
    data = write_data({"x.csv": GOOD})
    path = data / "reference" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(RuleBookError, match=place):
        load.make(data)


def test_a_row_with_too_many_cells_in_the_rule_book_is_told_by_file_and_row(write_data: WriteData) -> None:
    data = write_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2565,overall,90\n"})
    path = data / "reference" / "pairs.csv"
    path.write_text(path.read_text(encoding="utf-8") + "t01,t33,near,ก,one, two\n", encoding="utf-8")

    with pytest.raises(RuleBookError, match="pairs.csv แถว 6: พบ 6 ช่อง ควรเป็น 5"):
        load.make(data)
