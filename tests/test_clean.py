"""Text of a cell to a value."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita.ingest import clean

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("found", "points"),
    [
        ("99.64", 99.64),
        ("๙๙.๖๔", 99.64),
        ("100", 100.0),
        ("91.67%", 91.67),
        ("(91.67 คะแนน)", 91.67),
        ("91,5", 91.5),
        ("ร้อยละ ๑๐๐", 100.0),
        ("90.2", 90.2),
        ("0", 0.0),
        ("", None),
        ("–", None),
        ("-", None),
        ("N/A", None),
    ],
)
def test_a_score_is_read_as_people_write_it(found: str, points: float | None) -> None:
    assert clean.score(found) == points


# A footnote behind a score is no digit of it.
@pytest.mark.parametrize(
    "found",
    ["100.01", "-1", "A", "1e2", "nan", "inf", "9 9", "90.5(1)", "90.5๑", "90.5¹", "9%5", "90.5*"],
)
def test_what_is_not_a_score_of_0_to_100_is_refused(found: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(found)}$"):
        clean.score(found)


@pytest.mark.parametrize(
    ("found", "year"),
    [
        ("2568", 2568),
        ("๒๕๖๘", 2568),
        ("2025", 2568),
        ("ปี 2564", 2564),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๕", 2565),
        ("2568.0", 2568),
    ],
)
def test_a_year_becomes_a_buddhist_fiscal_year(found: str, year: int) -> None:
    assert clean.fiscal_year(found) == year


@pytest.mark.parametrize("found", ["3105", "68", "1999", "", "ปีนี้"])
def test_a_year_outside_the_era_is_refused(found: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(found)}$"):
        clean.fiscal_year(found)


@pytest.mark.parametrize(
    ("found", "node"),
    [
        ("i๑", "i1"),
        ("I1", "i1"),
        ("e07", "e7"),
        ("o10", "o10"),
        ("e1@eit1", "e1@EIT1"),
        ("6@EIT2", "6@EIT2"),
        ("iit", "IIT"),
        ("9.1", "9.1"),
        ("1.0", "1"),
        ("Overall", "overall"),
    ],
)
def test_a_code_is_written_as_the_tree_writes_it(found: str, node: str) -> None:
    assert clean.node(found) == node


@pytest.mark.parametrize(
    ("found", "mended"),
    [("การใช้อํานาจ", "การใช้อำนาจ"), ("นํ้าขาว", "น้ำขาว"), ("คะเเนน", "คะแนน"), ("  ก   ข ", "ก ข")],
)
def test_thai_vowels_in_pieces_are_mended(found: str, mended: str) -> None:
    assert clean.text(found) == mended


def test_a_whole_sara_am_is_not_taken_apart() -> None:
    assert clean.text("อำนาจ") == "อำนาจ"


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_any_score_survives_being_written_in_thai_digits(points: object) -> None:
    assert clean.score(str(points).translate(THAI)) == float(str(points))
